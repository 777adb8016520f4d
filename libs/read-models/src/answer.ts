/**
 * What every question takes and what every answer carries. A figure that cannot be known is null: never 0, never NaN.
 */

/** When a question looks at the world, and with whose knowledge. */
export interface Viewpoint {
  /** Calendar date (`YYYY-MM-DD`): facts effective on or before it count, and the state is that at its close. */
  readonly asOf: string;
  /** UTC instant (ISO 8601): only what was on record by then counts. Absent: everything on record. */
  readonly knownAt?: string;
}

/** How observations over time ended. */
export interface Followed {
  /** Observations that ended in an event, whichever of those told apart. */
  readonly events: number;
  /** Those that ended without one: at asOf, or by an end that isn't counted. */
  readonly censored: number;
  /** By the reverse Kaplan-Meier method, in the unit of the clock; null while more than half had an event before. */
  readonly medianFollowUp: number | null;
}

/** What an answer rests on. */
export interface Basis {
  /** The definition of the figures, in words. */
  readonly definition: string;
  readonly asOf: string;
  readonly knownAt: string | null;
  /** Position in the log up to which the answer has looked; null before the first fact. */
  readonly position: string | null;
  /** In words, on whose facts alone the answer stands; left out when on everybody's. */
  readonly scope?: string;
  /** How many teachers the answer is about. */
  readonly n: number;
  /** What came over the time observed; null for an answer that follows nobody over time. */
  readonly followed: Followed | null;
  readonly warnings: readonly string[];
  /** The arguments as they were understood, defaults filled in. */
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly basis: Basis;
}

export interface PageArgs {
  /** At most this many (1 to 200, default 50). */
  readonly first?: number;
  /** The cursor after which to go on. */
  readonly after?: string;
}

export interface Page<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

/** What was asked cannot be: the message says what to give instead. */
export class ImpossibleQuestion extends RangeError {
  override readonly name = 'ImpossibleQuestion';
}
