/** What a sandbox is asked to run: the one file of a projection of somebody's own, over a database of facts. */
export interface Projection {
  /** SQL: a query or view. FOLD: a TypeScript module. */
  readonly kind: 'SQL' | 'FOLD';
  /** How messages name the file. */
  readonly name: string;
  readonly text: string;
}

export interface ProjectionLimits {
  readonly seconds: number;
  readonly megabytes: number;
}

export const DEFAULT_PROJECTION_LIMITS: ProjectionLimits = { seconds: 300, megabytes: 512 };

/** What the sandbox is handed, as JSON. */
export interface Task extends Projection {
  /** Path of the database with the tables `facts` and `facts_in_force`. */
  readonly database: string;
  readonly limits: ProjectionLimits;
}

export type Value = string | number | boolean | null;

/** What the sandbox hands out, a line of JSON each: the columns, then the rows; or why there are no more. */
export type Message =
  | { readonly columns: readonly string[] }
  | { readonly rows: readonly (readonly Value[])[] }
  | { readonly end: true }
  | { readonly why: Why; readonly message: string };

/**
 * FAULT: the file cannot be run as it is. NOT_ALLOWED: it reached for something outside. TOO_LONG, TOO_MUCH_MEMORY: it
 * needs more than it may have.
 */
export type Why = 'FAULT' | 'NOT_ALLOWED' | 'TOO_LONG' | 'TOO_MUCH_MEMORY';

/** A projection was broken off; the message says what to mend. */
export class ProjectionRefused extends Error {
  override readonly name = 'ProjectionRefused';
  constructor(
    readonly why: Why,
    message: string,
  ) {
    super(message);
  }
}
