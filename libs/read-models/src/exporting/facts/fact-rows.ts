import type { StoredEvent } from '#event-log/event-log';
import { detailsFacts } from '#pathway/personal/details.facts';
import { rightsFacts } from '#pathway/personal/rights.facts';
import { factIn } from '#pathway/stored-fact';
import { sourceIn } from '../../projector/source.js';
import type { CodeCounts } from '../described/codes.js';
import type { Pseudonyms } from '../pseudonyms.js';
import { treated } from './treatment.js';

/** A fact as a row of an extract: its values as texts, in the order of `FACT_TEXTS`; empty for none. */
export type FactRow = readonly string[];

/** `record`: of a `teacher` or an `organisation`, whose id stands in `about`. `number`: within its record. */
export const FACT_TEXTS = [
  'record', 'about', 'number', 'id', 'type', 'effective_on', 'recorded_at', 'source', 'target', 'organisation', 'data',
] as const; // prettier-ignore

/** Of several organisations that a fact names, the one it is mostly about. */
const MAINLY = ['employer', 'school', 'provider', 'employingSchool', 'appropriateBody', 'organisation'];

const RECORD = /^(teacher|organisation)-(.*)$/s;

/** Who somebody is, and what they asked for under data protection: of no extract, not even sealed. */
export const isOfPerson = (type: string): boolean =>
  Object.hasOwn(detailsFacts, type) || Object.hasOwn(rightsFacts, type);

/**
 * A fact as an extract has it, by the current version of its type. Undefined for what this release doesn't understand,
 * and for what is of no teacher's and no organisation's record.
 *
 * @param codes counts the codes that it uses
 */
export function factRowOf(
  event: StoredEvent,
  pseudonyms: Pseudonyms,
  codes: CodeCounts,
): FactRow | undefined {
  const [, record, id] = RECORD.exec(event.stream) ?? [];
  const fact = record && factIn(event);
  if (!fact || id === undefined) return undefined;
  const { type, effectiveOn, ...data } = fact as typeof fact & Readonly<Record<string, unknown>>;
  codes.add(type, data);
  const kept = treated(type, data, {
    teacher: pseudonyms.teacher,
    within: (inner) => pseudonyms.within(id, inner),
  });
  return [
    ...[record!, record === 'teacher' ? pseudonyms.teacher(id) : id, String(event.revision), event.id],
    ...[type, effectiveOn, event.recordedAt, sourceIn(event.metadata)],
    ...[textIn(data, 'factId'), mainOrganisation(kept), JSON.stringify(kept)],
  ];
}

function textIn(data: Readonly<Record<string, unknown>>, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}

function mainOrganisation(data: Readonly<Record<string, unknown>>): string {
  for (const name of MAINLY) {
    const id = textIn(data, name);
    if (id !== '') return id;
  }
  return '';
}
