import { closest } from 'fastest-levenshtein';
import { validate } from 'uuid';
import { sourceEventId } from '#event-log/event-id';
import type { NewEvent } from '#event-log/event-log';
import { eventOf, metadataOf, type FactMetadata } from '#event-log/fact-event';
import { identifierCatalogue, organisationCatalogue, teacherFacts } from '#pathway/catalogue';
import type { AnyFact, Catalogue } from '#pathway/fact';
import { id as identifier } from '#pathway/field';
import { factIn, storedOf } from '#pathway/stored-fact';
import { versionOf } from '#pathway/upcast';
import { versions } from '#pathway/versions';
import { faultsInFact } from '#pathway/well-formed';
import { coded } from '../coded-fact.js';
import type { Problem } from '../csv/problem.js';
import { factIdOf } from '../reported-fact.js';
import { readInstant } from '../values/instant.js';
import type { Told } from './object-in.js';

/** A fact that a line tells, as an event with an id of its own. */
export interface ToldFact {
  readonly stream: string;
  readonly event: NewEvent;
  readonly fact: AnyFact;
}

export type Understood = { readonly told: ToldFact } | { readonly problems: readonly Problem[] };

const TEACHER = 'teacher-';

/** The catalogue of each kind of record, by how its stream is named. */
const catalogues: Readonly<Record<string, Catalogue>> = {
  teacher: teacherFacts,
  organisation: organisationCatalogue,
  identifier: identifierCatalogue,
};

const FIELDS = ['stream', 'id', 'type', 'version', 'effectiveOn', 'recordedAt', 'data', 'source', 'metadata'];

/** The fact that a line of NDJSON tells, or everything that keeps it from being understood. */
export function factInLine(line: Told, importedAt: string): Understood {
  const problems = [...outsideProblems(line), ...unknownFields(line)];
  if (problems.length > 0) return { problems };
  const { stream, type, effectiveOn } = line as { stream: string; type: string; effectiveOn: string };
  const catalogue = catalogues[stream.split('-')[0]!]!;
  const version = (line['version'] as number | undefined) ?? versionOf(type, versions)!;
  const stored = { type, version, effectiveOn, data: JSON.stringify(line['data']) };
  const fact = factIn(stored);
  if (!fact || !Object.hasOwn(catalogue, type)) return { problems: [unknownType(type, catalogue)] };
  const faults = faultsInFact(catalogue, fact);
  if (faults.length > 0)
    return {
      problems: faults.map(({ field, message }) => ({
        ...(field === 'effectiveOn' ? { column: field } : { column: `data.${field}` }),
        problem: message,
        mend: 'Correct the value.',
      })),
    };
  const trns = Object.entries(fact).filter(
    ([field, value]) => NAMES_A_TEACHER.includes(field) && isTrn(value),
  );
  if (trns.length > 0) return { problems: trns.map(([field]) => noTrn(`data.${field}`)) };
  return { told: toldFact(line, stored, fact, importedAt) };
}

const problem = (column: string, what: string, mend: string): Problem => ({ column, problem: what, mend });

/** Fields of facts about records that hold a teacher's id. */
const NAMES_A_TEACHER = ['into', 'teacher'];

/** A teacher's id in this record is never a TRN. */
const isTrn = (id: unknown): boolean => typeof id === 'string' && /^\d{7}$/.test(id);

const noTrn = (column: string): Problem =>
  problem(
    column,
    "The teacher's id is seven digits, which could be a TRN.",
    'Name the teacher by an id of another kind, never by a TRN.',
  );

/** What is wrong with the fields that every line has. */
function outsideProblems(line: Told): readonly Problem[] {
  const { stream, id, type, version, recordedAt, data, metadata, source } = line;
  const isObject = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const wrong: readonly (false | Problem)[] = [
    !isStream(stream) && problem('stream', 'This names no record.', 'Write "teacher-<id>" or "organisation-<id>".'),
    typeof stream === 'string' && stream.startsWith(TEACHER) && isTrn(stream.slice(TEACHER.length)) && noTrn('stream'),
    typeof type !== 'string' && problem('type', 'There is no type.', 'Name the fact, such as "PostStarted".'),
    typeof line['effectiveOn'] !== 'string' && problem('effectiveOn', 'There is no day.', 'Write the day from which it is true, as 2024-09-01.'),
    !(typeof recordedAt === 'string' && 'value' in readInstant(recordedAt)) &&
      problem('recordedAt', 'This is no instant.', 'Write when it became known, as 2024-09-20T09:00:00Z.'),
    !isObject(data) && problem('data', 'The fields of the fact are not there.', 'Write them as an object; {} for none.'),
    id !== undefined && !validate(id) && problem('id', 'This is no UUID.', 'Leave it out, or name the fact by "source".'),
    version !== undefined && !Number.isSafeInteger(version) && problem('version', 'This is no version.', 'Leave it out for the current one.'),
    metadata !== undefined && !isObject(metadata) && problem('metadata', 'This is no object.', 'Leave it out.'),
    source !== undefined && !isSource(source) && problem('source', 'This names no source.', 'Write {"system": "…", "id": "…"}, or leave it out.'),
  ];
  return wrong.filter((each) => each !== false);
} // prettier-ignore

const isStream = (value: unknown): boolean =>
  identifier.accepts(value) && Object.hasOwn(catalogues, value.split('-')[0]!) && /^[a-z]+-./s.test(value);

const isSource = (value: unknown): value is { system: string; id: string } =>
  typeof value === 'object' &&
  value !== null &&
  identifier.accepts((value as Told)['system']) &&
  identifier.accepts((value as Told)['id']);

const unknownFields = (line: Told): readonly Problem[] =>
  Object.keys(line)
    .filter((name) => !FIELDS.includes(name))
    .map((name) => ({
      problem: 'There is a field that a line does not have.',
      mend: `Fields of the fact itself stand in "data". Did you mean "${closest(name, FIELDS)}"?`,
    }));

/** A name from a file is not repeated: it may be anything. */
const unknownType = (type: string, catalogue: Catalogue): Problem =>
  problem(
    'type',
    'This is no fact of such a record, or one of a newer release.',
    `Did you mean "${closest(type, Object.keys(catalogue))}"?`,
  );

/**
 * A line with an id is a fact of a record like this one and stays as it is; else its source says which fact it is, or
 * what it tells.
 */
function toldFact(line: Told, stored: Parameters<typeof eventOf>[0], fact: AnyFact, importedAt: string): ToldFact {
  const { stream, id, source, metadata } = line as { stream: string; id?: string; source?: { system: string; id: string }; metadata?: Told };
  const recordedAt = instantIn(line['recordedAt'] as string, id !== undefined);
  const own = id === undefined ? coded(fact) : fact;
  const noted = (metadata && known(metadata)) ?? { ...(source && { source: sourceOf(source) }), importedAt };
  const event = eventOf(id === undefined ? storedOf(own) : stored, {
    id: id ?? (source ? factIdOf(stream, source) : idByContents(stream, own, recordedAt)),
    recordedAt,
    metadata: metadataOf(noted),
  });
  return { stream, event, fact: own };
} // prettier-ignore

/** What this record notes beside a fact. Of anything else nobody knows what it holds. */
const isKnown: Readonly<Record<keyof FactMetadata, (value: unknown) => boolean>> = {
  commandId: identifier.accepts,
  commandDigest: identifier.accepts,
  source: isSource,
  importedAt: (value) => typeof value === 'string' && 'value' in readInstant(value),
};

const known = (metadata: Told): FactMetadata =>
  Object.fromEntries(
    Object.entries(metadata)
      .filter(([name, value]) => Object.hasOwn(isKnown, name) && isKnown[name as keyof FactMetadata](value))
      .map(([name, value]) => [name, isSource(value) ? sourceOf(value) : value]),
  );

const sourceOf = ({ system, id }: { system: string; id: string }) => ({ system, id });

/** What was recorded here before stays to the last digit. */
function instantIn(written: string, isOwn: boolean): string {
  const read = readInstant(written);
  return isOwn && /T.*Z$/.test(written) ? written : 'value' in read ? read.value : written;
}

const idByContents = (stream: string, fact: AnyFact, recordedAt: string): string =>
  sourceEventId('ndjson', JSON.stringify([stream, fact, recordedAt]));
