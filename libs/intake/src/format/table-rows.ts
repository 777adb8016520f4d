import { createHash } from 'node:crypto';
import type { Problem } from '../csv/problem.js';
import type { Row } from '../csv/rows.js';
import type { Failures } from '../failures.js';
import type { People } from '../identity/people.js';
import type { Warnings } from '../warnings.js';
import type { RowAccount } from './account.js';
import { allHold } from './conditions.js';
import type { Column, Format } from './format.js';
import { nameOf, readRow } from './read-row.js';
import { understoodRow, type Reading, type UnderstoodRow } from './row-account.js';

/** What goes along with the reading of a table. */
export interface Along {
  readonly format: Format;
  readonly placeOf: ReadonlyMap<Column, number>;
  readonly reading: Reading;
  /** Absent where rows are about organisations. */
  readonly people: People | undefined;
  readonly failures: Failures;
  readonly warnings: Warnings;
  readonly seen: { rows: number; noData: number };
  readonly signal?: AbortSignal | undefined;
}

/** What the rows of a table tell, row by row. Rows that cannot be understood are told to `failures`. */
export async function* rowAccounts(rows: AsyncIterable<Row>, along: Along): AsyncGenerator<RowAccount> {
  const toldTwice = twiceTold(along.format);
  const isData = dataTeller(along.format, along.placeOf);
  for await (const row of rows) {
    if (along.signal?.aborted) return;
    if (!isData(row)) {
      along.seen.noData += 1;
      continue;
    }
    const read = row.problem
      ? { values: {}, problems: [row.problem] }
      : readRow(along.format, along.placeOf, row.cells);
    along.seen.rows += 1;
    const account = read.problems.length > 0 ? read : await accountOfRow(read.values, along);
    const problems = 'problems' in account ? account.problems : toldTwice(account, row.line);
    if (problems.length > 0) await along.failures.add(row, problems);
    else if (!('problems' in account)) yield account;
  }
}

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

async function accountOfRow(
  values: Parameters<typeof understoodRow>[1],
  { format, reading, people, warnings }: Along,
): Promise<RowAccount | { readonly problems: readonly Problem[] }> {
  const understood = understoodRow(format, values, reading);
  if ('problems' in understood) return understood;
  const named = await streamOf(understood.subject, people);
  if ('problem' in named) return { problems: [named.problem] };
  for (const fact of understood.inOwnWords) warnings.doubtCodes(fact);
  const { facts, key, episode, recordedAt, erased } = understood;
  return { stream: named.stream, facts, key, episode, recordedAt, erased };
}

async function streamOf(
  subject: UnderstoodRow['subject'],
  people: People | undefined,
): Promise<{ readonly stream: string } | { readonly problem: Problem }> {
  if ('organisation' in subject) return { stream: `organisation-${subject.organisation}` };
  const found = await people!.teacherOf(subject.identifiers);
  return 'problem' in found ? found : { stream: `teacher-${found.teacher}` };
}

/** Notices rows of one file that speak of the same and say something else. The first stands. */
function twiceTold({ severalRows }: Format): (account: RowAccount, line: number) => readonly Problem[] {
  const told = new Map<string, { readonly digest: string; readonly line: number }>();
  return ({ stream, key, episode, facts, erased }, line) => {
    if (severalRows) return [];
    const about = [stream, key, episode?.id ?? episode?.beganOn ?? ''].join('\n');
    const digest = createHash('sha1')
      .update(JSON.stringify([facts, erased]))
      .digest('base64');
    const before = told.get(about);
    if (!before) told.set(about, { digest, line });
    return before && before.digest !== digest ? [TOLD_TWICE(before.line)] : [];
  };
}

const TOLD_TWICE = (line: number): Problem => ({
  problem: `Line ${line} of this file says something else of the same.`,
  mend: 'Keep the row that is right and take the other out.',
});
