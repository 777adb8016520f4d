/** A quantity between its bounds; what one of it costs, nothing where nothing is said. */
export interface Column {
  readonly lower: number;
  readonly upper: number;
  readonly cost?: number;
}

/** So much of each column, which together are 0. */
export type Balance = ReadonlyMap<number, number>;

/** All values of the columns within their bounds for which every balance is 0. */
export interface Region {
  readonly columns: readonly Column[];
  readonly balances: readonly Balance[];
}

/** Searches one region, again and again. */
export interface Searcher {
  /**
   * The values of the columns where the costs are least, no cost being endless; null where there are none.
   *
   * @param within bounds of some columns that hold for this search only
   */
  least(within?: ReadonlyMap<number, Column>): readonly number[] | null;
  /** What one of a column costs from now on. */
  price(column: number, cost: number): void;
  /** Gives back the memory. */
  close(): void;
}

/** Opens a region for searches. */
export type Solver = (region: Region) => Searcher;
