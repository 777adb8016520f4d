import type { Snapshot } from './read-model.js';

type Parked = { readonly teachers: number; readonly organisations: number };

/** How the read model stands to the log. */
export interface Standing {
  /** False while the log does not answer. */
  readonly isLogReachable: boolean;
  /** Why no later facts are read, for now or for good; null while they are. */
  readonly standstill: string | null;
}

/**
 * What a reader of any answer has to know of the state that it rests on.
 *
 * @param among relation (stream) of the teachers whom the answer may be about; everybody if left out
 */
export async function warningsOf(
  rows: Snapshot['rows'],
  mainCatalog: string,
  { isLogReachable, standstill }: Standing,
  among?: string,
): Promise<readonly string[]> {
  return [
    ...(await ofParked(rows, mainCatalog, among)),
    ...(await ofNotUnderstood(rows, mainCatalog, among)),
    ...(isLogReachable
      ? []
      : ['The event log cannot be reached: what was recorded after this position is not in the answer.']),
    ...(isLogReachable && standstill !== null
      ? ['The answers have stopped at an older position: later facts are not read.']
      : []),
  ];
}

const isAmong = (among: string | undefined): string =>
  among === undefined ? 'true' : `(starts_with(stream, 'organisation-') OR stream IN (FROM ${among}))`;

async function ofParked(
  rows: Snapshot['rows'],
  mainCatalog: string,
  among?: string,
): Promise<readonly string[]> {
  const [parked] = await rows<Parked>(
    `SELECT (count(*) FILTER (starts_with(stream, 'teacher-')))::INTEGER AS teachers,
      (count(*) FILTER (starts_with(stream, 'organisation-')))::INTEGER AS organisations
    FROM "${mainCatalog}".main.parked WHERE ${isAmong(among)}`,
  );
  const records = [
    ...counted(parked!.teachers, 'teacher'),
    ...counted(parked!.organisations, 'organisation'),
  ];
  if (records.length === 0) return [];
  return [
    `The records of ${records.join(' and ')} could not be read and are left out from the first fact that could not.`,
  ];
}

async function ofNotUnderstood(
  rows: Snapshot['rows'],
  mainCatalog: string,
  among?: string,
): Promise<readonly string[]> {
  const [checkpoint] = await rows<{ readonly count: number }>(
    among === undefined
      ? `SELECT unknown_types::INTEGER AS count FROM "${mainCatalog}".main.checkpoint`
      : `SELECT count(*)::INTEGER AS count FROM "${mainCatalog}".main.facts WHERE type IS NULL AND ${isAmong(among)}`,
  );
  const { count } = checkpoint!;
  if (count === 0) return [];
  return [
    count === 1
      ? '1 fact on record is of a type or version that this release does not know: no answer rests on it.'
      : `${count} facts on record are of a type or version that this release does not know: no answer rests on them.`,
  ];
}

const counted = (count: number, noun: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`];
