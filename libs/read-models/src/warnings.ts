import type { Snapshot } from './read-model.js';

type Parked = { readonly teachers: number; readonly organisations: number };

/** What a reader of any answer has to know of the state that it rests on. */
export async function warningsOf(
  rows: Snapshot['rows'],
  mainCatalog: string,
  failure: string | null,
): Promise<readonly string[]> {
  const [parked] = await rows<Parked>(
    `SELECT (count(*) FILTER (starts_with(stream, 'teacher-')))::INTEGER AS teachers,
      (count(*) FILTER (starts_with(stream, 'organisation-')))::INTEGER AS organisations
    FROM "${mainCatalog}".main.parked`,
  );
  const records = [
    ...counted(parked!.teachers, 'teacher'),
    ...counted(parked!.organisations, 'organisation'),
  ];
  return [
    ...(records.length > 0
      ? [
          `The records of ${records.join(' and ')} could not be read and are left out from the first fact that could not.`,
        ]
      : []),
    ...(failure === null ? [] : ['The answers have stopped at an older position: later facts are not read.']),
  ];
}

const counted = (count: number, noun: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`];
