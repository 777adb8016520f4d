import type { Viewpoint } from '../answer.js';
import type { Snapshot } from '../read-model.js';

/** Whom a count of an answer counts, and where it stands there: the names of fields and of rows on the way to it. */
export interface CountedCell {
  readonly path: readonly string[];
  readonly teachers: readonly string[];
  /** Of a count of events, in which a teacher may be more than once: ids of them, the same in every answer. */
  readonly events?: readonly string[];
}

/** Tells whom the counts of an answer count, from the same state of the read model. */
export type Counting<A extends Viewpoint> = (snapshot: Snapshot, asked: A) => Promise<readonly CountedCell[]>;

type Row = {
  readonly path: readonly string[];
  readonly teachers: readonly string[];
  readonly events: readonly string[] | null;
};

/**
 * The cells of a relation of (path, teacher): a row or more for each teacher in each cell.
 *
 * @param who SQL; `path` is a list of texts
 * @param named the path as the answer has it
 */
export const cellsFrom = (
  snapshot: Snapshot,
  who: string,
  parameters: Readonly<Record<string, unknown>>,
  named?: (path: readonly string[]) => readonly string[],
): Promise<readonly CountedCell[]> =>
  cellsWithEventsFrom(snapshot, `SELECT *, NULL AS event FROM (${who})`, parameters, named);

/**
 * The cells of a relation of (path, teacher, event), where some count events: a row for each of these, told from the
 * others of its teacher by `event`, such as its day; null in cells that count teachers.
 */
export async function cellsWithEventsFrom(
  { rows }: Snapshot,
  which: string,
  parameters: Readonly<Record<string, unknown>>,
  named: (path: readonly string[]) => readonly string[] = (path) => path,
): Promise<readonly CountedCell[]> {
  const found = await rows<Row>(
    `SELECT path, list(DISTINCT teacher) AS teachers,
      list(DISTINCT teacher || ' ' || event) FILTER (event IS NOT NULL) AS events
    FROM (${which}) GROUP BY path`,
    parameters,
  );
  return found.map(({ path, teachers, events }) => ({
    path: named(path),
    teachers,
    ...(events && { events }),
  }));
}
