/**
 * The assignment of the least total cost: for each row its column, or null for rows left over. Every row has one if
 * there are no fewer columns than rows, else every column is taken.
 *
 * The Hungarian method with potentials and shortest augmenting paths, O(rows² · columns): Kuhn 1955, Naval Research
 * Logistics 2:83; Jonker & Volgenant 1987, Computing 38:325. Exact for whole numbers; of equal costs the first stands.
 */
export function leastCost(costs: readonly (readonly number[])[]): readonly (number | null)[] {
  const columns = costs[0]?.length ?? 0;
  if (columns === 0) return costs.map(() => null);
  if (costs.length <= columns) return columnsOf(costs, columns);
  const transposed = Array.from({ length: columns }, (_, column) => costs.map((row) => row[column]!));
  const found = new Array<number | null>(costs.length).fill(null);
  columnsOf(transposed, costs.length).forEach((row, column) => {
    found[row] = column;
  });
  return found;
}

/** Rows and columns count from 1 in here, 0 being none. */
interface Progress {
  readonly costs: readonly (readonly number[])[];
  readonly columns: number;
  readonly rowPotential: number[];
  readonly columnPotential: number[];
  /** Of each column. */
  readonly rowOf: number[];
}

function columnsOf(costs: readonly (readonly number[])[], columns: number): readonly number[] {
  const progress: Progress = {
    costs,
    columns,
    rowPotential: zeros(costs.length + 1),
    columnPotential: zeros(columns + 1),
    rowOf: zeros(columns + 1),
  };
  for (let row = 1; row <= costs.length; row += 1) place(progress, row);
  const columnOf = zeros(costs.length);
  progress.rowOf.forEach((row, column) => {
    if (column > 0 && row > 0) columnOf[row - 1] = column - 1;
  });
  return columnOf;
}

/** Finds the row a column by the cheapest chain of moves of the rows placed before. */
function place(progress: Progress, row: number): void {
  const { columns, rowOf } = progress;
  const least = new Array<number>(columns + 1).fill(Infinity);
  const cameFrom = zeros(columns + 1);
  const reached = new Array<boolean>(columns + 1).fill(false);
  rowOf[0] = row;
  let column = 0;
  while (rowOf[column] !== 0) {
    reached[column] = true;
    relax(progress, column, { least, cameFrom, reached });
    column = nearest(least, reached);
    shift(progress, least[column]!, { least, reached });
  }
  while (column !== 0) {
    const before = cameFrom[column]!;
    rowOf[column] = rowOf[before]!;
    column = before;
  }
}

interface Search {
  readonly least: number[];
  readonly cameFrom: number[];
  readonly reached: readonly boolean[];
}

function relax(progress: Progress, from: number, { least, cameFrom, reached }: Search): void {
  const row = progress.rowOf[from]!;
  const costs = progress.costs[row - 1]!;
  for (let column = 1; column <= progress.columns; column += 1) {
    if (reached[column]) continue;
    const reduced = costs[column - 1]! - progress.rowPotential[row]! - progress.columnPotential[column]!;
    if (reduced >= least[column]!) continue;
    least[column] = reduced;
    cameFrom[column] = from;
  }
}

function nearest(least: readonly number[], reached: readonly boolean[]): number {
  let found = 0;
  for (let column = 1; column < least.length; column += 1)
    if (!reached[column] && least[column]! < (found === 0 ? Infinity : least[found]!)) found = column;
  return found;
}

function shift(progress: Progress, by: number, { least, reached }: Omit<Search, 'cameFrom'>): void {
  for (let column = 0; column <= progress.columns; column += 1) {
    if (reached[column]) {
      progress.rowPotential[progress.rowOf[column]!]! += by;
      progress.columnPotential[column]! -= by;
    } else least[column]! -= by;
  }
}

const zeros = (length: number): number[] => new Array<number>(length).fill(0);
