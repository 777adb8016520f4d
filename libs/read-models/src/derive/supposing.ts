import type { DuckDBConnection } from '@duckdb/node-api';
import { derive } from './derive.js';
import { dropWorkings } from './publish.js';

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
  await derive(connection, { teachers: true, organisations: false, known: named(facts), isFew: true });
  try {
    return await work();
  } finally {
    await dropWorkings(connection).catch(() => undefined);
  }
}

/** Here teachers keep their ids: what is derived is asked as it is, and numbers would hide who is meant. */
const named = (facts: string): string => `
  SELECT *, CASE WHEN starts_with(stream, 'teacher-') THEN substr(stream, ${'teacher-'.length + 1}) END AS teacher FROM (${facts})`;
