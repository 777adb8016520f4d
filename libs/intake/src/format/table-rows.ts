import type { Problem } from '../csv/problem.js';
import type { Row } from '../csv/rows.js';
import type { Failures } from '../failures.js';
import type { AnyFact } from '#pathway/fact';
import type { Found, People } from '../identity/people.js';
import { streamOf } from '../identity/ties.js';
import { chunksOf } from '../recording/chunks.js';
import type { Log } from '../recording/each-stream.js';
import type { Warnings } from '../warnings.js';
import type { RowAccount } from './account.js';
import { allHold } from './conditions.js';
import type { Column, Format } from './format.js';
import { detailsIn } from '../personal/details-in.js';
import type { Details } from '#pathway/personal/details.facts';
import { nameOf, readRow } from './read-row.js';
import { understoodRow, type Reading, type UnderstoodRow } from './row-account.js';
import { personOfSplit } from './split-record.js';
import { toldTwice } from './told-twice.js';

/** What goes along with the reading of a table. */
export interface Along {
  readonly log: Log;
  readonly format: Format;
  readonly placeOf: ReadonlyMap<Column, number>;
  readonly reading: Reading;
  /** Absent where rows are about organisations. */
  readonly people: People | undefined;
  readonly failures: Failures<Row>;
  readonly warnings: Warnings;
  readonly seen: { rows: number; noData: number };
  readonly signal?: AbortSignal | undefined;
}

/** So many rows are looked up together: their people are told apart in one go. */
const ROWS_AT_ONCE = 500;

/** What the rows of a table tell, row by row. Rows that cannot be understood are told to `failures`. */
export async function* rowAccounts(rows: AsyncIterable<Row>, along: Along): AsyncGenerator<RowAccount> {
  const twice = toldTwice(along.format);
  const detailsOf = detailsTeller(along);
  for await (const some of chunksOf(dataRows(rows, along), ROWS_AT_ONCE)) {
    const understood = some.map((row) => understoodIn(row, along));
    const found = await peopleOf(understood, along.people);
    for (const [place, row] of some.entries()) {
      const named = await tellApart(found[place], understood[place]!, along);
      const account = accountOfRow(understood[place]!, named);
      const problems = 'problems' in account ? account.problems : twice(account, row.line);
      if (problems.length > 0) await along.failures.add(row, problems);
      if (problems.length > 0 || 'problems' in account) continue;
      for (const fact of inOwnWordsOf(understood[place]!)) along.warnings.doubtCodes(fact);
      const giveBack = (problem: Problem): Promise<void> => along.failures.add(row, [problem]);
      yield { ...account, ...(along.people && { giveBack }), ...(!account.erased && detailsOf(row)) };
    }
  }
}

/** Reads who rows say that somebody is; nothing of it is in a message. */
function detailsTeller({ format, placeOf, warnings }: Along): (row: Row) => { readonly details?: Details } {
  const { details: columns } = format;
  if (!columns) return () => ({});
  const places = new Map([...placeOf].map(([column, place]) => [nameOf(column), place]));
  return ({ cells }) => {
    const textOf = (column: string): string => (cells[places.get(column) ?? -1] ?? '').trim();
    const { details, unreadable } = detailsIn(columns, textOf);
    for (const name of unreadable) warnings.add(`${name} could not be read, and was left out`);
    return { details };
  };
}

async function* dataRows(
  rows: AsyncIterable<Row>,
  { format, placeOf, seen, signal }: Along,
): AsyncGenerator<Row> {
  const isData = dataTeller(format, placeOf);
  for await (const row of rows) {
    if (signal?.aborted) return;
    const counted = isData(row);
    if (counted) seen.rows += 1;
    else seen.noData += 1;
    if (counted) yield row;
  }
}

type Understood = UnderstoodRow | { readonly problems: readonly Problem[] };

function understoodIn(row: Row, { format, placeOf, reading }: Along): Understood {
  if (row.problem) return { problems: [row.problem] };
  const read = readRow(format, placeOf, row.cells);
  return read.problems.length > 0 ? read : understoodRow(format, read.values, reading);
}

const inOwnWordsOf = (understood: Understood): readonly AnyFact[] =>
  'problems' in understood ? [] : understood.inOwnWords;

/** Guidance below a header is no data, whatever its columns hold: its own words are looked at. */
function dataTeller({ skip = [], columns }: Format, placeOf: ReadonlyMap<Column, number>) {
  const looked = columns.filter((column) => skip.some((condition) => condition.column === nameOf(column)));
  return ({ cells, problem }: Row): boolean => {
    if (problem && cells.length > 1) return true;
    const texts = Object.fromEntries(
      looked.map((column) => [nameOf(column), (cells[placeOf.get(column) ?? -1] ?? '').trim()]),
    );
    return !skip.some((condition) => allHold([condition], texts));
  };
}

function accountOfRow(
  understood: Understood,
  named: Found | undefined,
): RowAccount | { readonly problems: readonly Problem[] } {
  if ('problems' in understood) return understood;
  if (named && 'problem' in named) return { problems: [named.problem] };
  const { subject, inOwnWords: _inOwnWords, ...told } = understood;
  const stream =
    'organisation' in subject ? `organisation-${subject.organisation}` : streamOf(named!.teacher);
  return { stream, together: named?.person, ...told };
}

/** Of whom a row is that names a record which was split: their identifiers go with them. */
async function tellApart(
  found: Found | undefined,
  row: Understood,
  { log, format, people }: Along,
): Promise<Found | undefined> {
  if (!found || 'problem' in found || !found.oneOf) return found;
  if ('problems' in row || 'organisation' in row.subject) return found;
  const events = await log.readStream(streamOf(found.teacher));
  const person = personOfSplit(format.system, row, found.teacher, events, found.oneOf);
  if (person) return people!.settle(row.subject.identifiers, person.name);
  return { problem: UNTOLD(found.oneOf.map(({ name }) => name)) };
}

const UNTOLD = (people: readonly string[]): Problem => ({
  problem: `The record of this row was split, and nothing on it tells which of its people the row is about: ${people.join(', ')}.`,
  mend: 'Import a file with the columns teacher_id, scheme and identifier that says whose it is, then this row again.',
});

/** Who the rows are about that are about people and were understood, each in its place. */
async function peopleOf(
  rows: readonly Understood[],
  people: People | undefined,
): Promise<readonly (Found | undefined)[]> {
  const asked = rows.map((row) =>
    'problems' in row || 'organisation' in row.subject
      ? undefined
      : { identifiers: row.subject.identifiers, tells: row.facts.length > 0 && !row.erased },
  );
  const named = asked.filter((each) => each !== undefined);
  const identifiers = named.map((each) => each.identifiers);
  const found = people ? [...(await people.teachersOf(identifiers, (place) => named[place]!.tells))] : [];
  return asked.map((each) => (each ? found.shift() : undefined));
}
