import { metadataIn } from '#event-log/fact-event';
import type { Details } from '#pathway/personal/details.facts';
import { personalFacts, type SubjectStanding } from '#pathway/personal/subject';
import { recordedIn } from '#pathway/stored-fact';
import type { DataKeys } from '../keys/data-keys.js';
import { recordsOf } from '../erasing/records-of.js';
import { identifiersOf } from '../erasing/identifiers.js';
import type { WholeLog } from '../erasing/sought-events.js';
import { eventsOfPerson, type EventOfPerson } from './facts-of-person.js';
import { personalDetailsOf } from './personal-details.js';

/** A fact as it is handed out to the person it is about. */
export interface ExportedFact {
  readonly record: string;
  readonly type: string;
  /** Calendar date. */
  readonly effectiveOn: string;
  /** UTC instant. */
  readonly recordedAt: string;
  /** Who told it; null for what was said here. */
  readonly source: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** All that is kept of a person, for the person (UK GDPR, Articles 15 and 20). */
export interface SubjectExport {
  readonly teacher: string;
  readonly records: readonly string[];
  readonly standing: SubjectStanding;
  /** Of each record on which any are held. */
  readonly personalDetails: Readonly<Record<string, Details>>;
  /** How many identifiers find the person again. Of them only keyed digests are kept. */
  readonly identifiers: number;
  readonly facts: readonly ExportedFact[];
}

/** @throws NotOpened a detail was altered or moved, and whatever the log and the keys throw */
export async function exportSubject(
  { log, keys }: { readonly log: WholeLog; readonly keys: DataKeys },
  teacher: string,
): Promise<SubjectExport> {
  const records = await recordsOf(log, teacher);
  const personalDetails: Record<string, Details> = {};
  let standing: SubjectStanding = 'free';
  for (const record of records) {
    const read = await personalDetailsOf({ log, keys }, record);
    if (record === teacher) standing = read.standing;
    if (Object.keys(read.details).length > 0) personalDetails[record] = read.details;
  }
  const facts = (await eventsOfPerson(log, records)).flatMap(exported);
  const identifiers = (await identifiersOf(log, new Set(records))).size;
  return { teacher, records, standing, personalDetails, identifiers, facts };
}

/** What is sealed is handed out opened, apart from the facts. */
function exported({ record, event }: EventOfPerson): readonly ExportedFact[] {
  const fact = recordedIn(event)?.fact;
  if (!fact) return [];
  const { type, effectiveOn, ...fields } = fact;
  const shown = type === 'PersonalDetailsReported' ? sealedNames(fields) : fields;
  return [
    { record, type, effectiveOn, recordedAt: event.recordedAt, source: sourceOf(event), fields: shown },
  ];
}

const sealedNames = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  told: Object.keys(fields).filter((name) => name in personalFacts.PersonalDetailsReported),
});

const sourceOf = (event: Parameters<typeof metadataIn>[0]): string | null =>
  metadataIn(event).source?.system ?? null;
