import type { DuckDBConnection } from '@duckdb/node-api';
import { ofBoth, ofTeachers } from './derivations.js';
import { derive, deriveOfBoth } from './derive.js';
import { dropWorkings } from './publish.js';
import type { NumberOf } from './whose.sql.js';

/**
 * Runs work on a connection on which the tables of teachers hold what their definitions make of other facts. They are
 * temporary tables, which hide the stored ones until the work is done.
 *
 * @param facts SQL that gives the facts, with the columns of the table `facts`
 */
export async function supposing<T>(
  connection: DuckDBConnection,
  facts: string,
  work: () => Promise<T>,
): Promise<T> {
  const scope = { teachers: true, organisations: false };
  try {
    await derive(connection, {
      ...scope,
      tables: ofAllTeachers,
      known: named(facts),
      isFew: true,
      numberOf: nameOf,
    });
    await deriveOfBoth(connection, ofAllTeachers);
    return await work();
  } finally {
    await dropWorkings(connection).catch(() => undefined);
  }
}

/** Also what is only a step on the way, and what nobody has asked for yet. */
const ofAllTeachers: ReadonlySet<string> = new Set([...ofTeachers, ...ofBoth].map(({ table }) => table));

/** Here teachers keep their ids: what is derived is asked as it is, and numbers would hide who is meant. */
export const named = (facts: string): string => `
  SELECT *, CASE WHEN starts_with(stream, 'teacher-') THEN substr(stream, ${'teacher-'.length + 1}) END AS teacher FROM (${facts})`;

/** What follows a control character tells copies of a record apart: one is merged into the copy of the same kind. */
export const nameOf: NumberOf = (stream, teacher) =>
  `${teacher} || coalesce(substr(${stream}, nullif(instr(${stream}, chr(31)), 0)), '')`;
