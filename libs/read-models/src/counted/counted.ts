import type { Viewpoint } from '../answer.js';
import type { Snapshot } from '../read-model.js';

/** Whom a count of an answer counts, and where it stands there: the names of fields and of rows on the way to it. */
export interface CountedCell {
  readonly path: readonly string[];
  readonly teachers: readonly string[];
}

/** Tells whom the counts of an answer count, from the same state of the read model. */
export type Counting<A extends Viewpoint> = (snapshot: Snapshot, asked: A) => Promise<readonly CountedCell[]>;

type Row = { readonly path: readonly string[]; readonly teachers: readonly string[] };

/**
 * The cells of a relation of (path, teacher): a row or more for each teacher in each cell.
 *
 * @param who SQL; `path` is a list of texts
 * @param named the path as the answer has it
 */
export async function cellsFrom(
  { rows }: Snapshot,
  who: string,
  parameters: Readonly<Record<string, unknown>>,
  named: (path: readonly string[]) => readonly string[] = (path) => path,
): Promise<readonly CountedCell[]> {
  const found = await rows<Row>(
    `SELECT path, list(DISTINCT teacher) AS teachers FROM (${who}) GROUP BY path`,
    parameters,
  );
  return found.map(({ path, teachers }) => ({ path: named(path), teachers }));
}
