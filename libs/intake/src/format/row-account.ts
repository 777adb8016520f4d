import type { Problem } from '../csv/problem.js';
import type { Identifier } from '../identity/identifier.js';
import type { AnyFact } from '#pathway/fact';
import { allHold } from './conditions.js';
import { keyedSlot } from './episode.js';
import { fieldFrom, firstFilled } from './fields.js';
import type { Format } from './format.js';
import { nameOf } from './read-row.js';
import type { RowAccount } from './account.js';
import { toldBy } from './tell.js';
import type { RowValues } from './value.js';

/** What a row tells, and whom or what it is about. */
export interface UnderstoodRow extends Omit<RowAccount, 'stream'> {
  readonly subject: { readonly identifiers: readonly Identifier[] } | { readonly organisation: string };
  readonly inOwnWords: readonly AnyFact[];
}

export interface Reading {
  /** UTC instant of this import. */
  readonly importedAt: string;
  /** On which the file was true. */
  readonly day: string | undefined;
  /** The school that has a number of an establishment on a day, by its id. */
  readonly schoolOf?: ((number: string, on: string) => string | undefined) | undefined;
  /** Stands for the source's own id of something. */
  readonly digestOf: (id: string) => string | undefined;
}

/** What the values of a row come to by their format, or what is wrong with them. */
export function understoodRow(
  format: Format,
  read: RowValues,
  reading: Reading,
): UnderstoodRow | { readonly problems: readonly Problem[] } {
  const values = withEmployer(format, read, reading);
  const subject = subjectOf(format, values);
  const { facts, inOwnWords, problems } = toldBy(format, values, reading.day);
  const all = [...('problem' in subject ? [subject.problem] : []), ...problems];
  if (all.length > 0 || 'problem' in subject) return { problems: all };
  const key = keyOf(format, values, reading);
  return {
    subject,
    key,
    facts: format.severalRows ? facts.map((told) => ({ ...told, slot: keyedSlot(told.slot, key) })) : facts,
    inOwnWords,
    episode: episodeOf(format, values, reading),
    recordedAt: knownSince(format.recordedAt, values, reading.importedAt),
    firstKnownAt: format.firstKnownAt && knownSince(format.firstKnownAt, values, reading.importedAt),
    erased: format.erases !== undefined && allHold(format.erases, values),
  };
}

/** An employer nobody knows by its number goes by that. */
function withEmployer({ employers }: Format, values: RowValues, { schoolOf }: Reading): RowValues {
  if (!employers) return values;
  const number = fieldFrom(employers.number, values);
  if (number === undefined) return values;
  const on = String(values[employers.on] ?? '');
  return { ...values, [employers.as]: schoolOf?.(String(number), on) ?? String(number) };
}

function subjectOf({ subject }: Format, values: RowValues): UnderstoodRow['subject'] | { problem: Problem } {
  if ('organisation' in subject) {
    const organisation = fieldFrom(subject.organisation, values);
    return organisation === undefined
      ? {
          problem: { problem: 'The row does not say which organisation it is about.', mend: 'Fill that in.' },
        }
      : { organisation: String(organisation) };
  }
  const identifiers = subject.teacher.flatMap(({ scheme, column }) =>
    values[column] === undefined ? [] : [{ scheme, value: String(values[column]) }],
  );
  if (identifiers.length > 0) return { identifiers };
  const columns = subject.teacher.map(({ column }) => column).join(', ');
  return {
    problem: {
      column: subject.teacher[0]?.column ?? '',
      problem: 'The row does not say whom it is about.',
      mend: `Fill in one of: ${columns}.`,
    },
  };
}

/** What tells the row from others of its subject. A slot may not seem to have been taken by another kind of fact. */
function keyOf({ key, columns }: Format, values: RowValues, { digestOf }: Reading): string {
  const isId = (name: string): boolean =>
    columns.some((column) => column.recordId && nameOf(column) === name);
  const parts = (key ?? []).map((name) => {
    const value = String(values[name] ?? '');
    return isId(name) ? digestOf(value) : value;
  });
  return parts.join(' ').replaceAll('#', ' ');
}

function episodeOf({ episode }: Format, values: RowValues, { digestOf }: Reading): RowAccount['episode'] {
  if (!episode) return undefined;
  const id = episode.id === undefined ? undefined : values[episode.id];
  const beganOn = firstFilled(episode.began, values);
  return {
    slot: episode.slot,
    withinDays: episode.withinDays,
    id: id === undefined ? undefined : digestOf(String(id)),
    beganOn: beganOn === undefined ? undefined : String(beganOn),
  };
}

/** A date counts from its beginning. What a source dates after its import is known from the import on. */
function knownSince(columns: readonly string[] = [], values: RowValues, importedAt: string): string {
  const told = firstFilled(columns, values);
  if (told === undefined) return importedAt;
  const instant =
    String(told).length === 'YYYY-MM-DD'.length ? `${String(told)}T00:00:00.000Z` : String(told);
  return instant < importedAt ? instant : importedAt;
}
