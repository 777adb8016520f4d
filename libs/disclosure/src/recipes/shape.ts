/** What is known where a figure is computed: the counts it is of, as they are shown, and the arguments as understood. */
export type Compute = (
  counts: readonly number[],
  asked: Readonly<Record<string, unknown>>,
  row: Readonly<Record<string, unknown>>,
) => unknown;

/** What tells a row from the others: one name or more. */
export type Named = (row: Readonly<Record<string, unknown>>) => readonly string[];

/** How one field of an answer may be shown. */
export type Field =
  /** As it is: names, codes, years, published figures. */
  | { readonly is: 'kept' }
  /** Not at all. */
  | { readonly is: 'withheld'; readonly as: unknown }
  /** A count of teachers or, where somebody may count more than once, of events. */
  | { readonly is: 'count'; readonly of: 'teachers' | 'events' }
  /** Made anew from counts beside it, as they are shown; `base` is the count that it rests on. */
  | {
      readonly is: 'computed';
      readonly of: readonly string[];
      readonly base: string;
      readonly from: Compute;
    }
  /** A quantile of times in days, of as many teachers as the count `base` beside it. */
  | {
      readonly is: 'quantile';
      readonly quantile: number;
      readonly base: string;
      readonly daysEach: number;
    }
  /** Why figures beside it are null. */
  | { readonly is: 'status' }
  | { readonly is: 'within'; readonly fields: Shape }
  | {
      readonly is: 'rows';
      readonly named: Named;
      readonly each: Shape;
      /** Where they come in the order of a figure: then they are put in the order of their names. */
      readonly orderTells: boolean;
    };

/** The fields of an answer, or of a row in it. What is not named is not shown. */
export type Shape = Readonly<Record<string, Field>>;

export const kept: Field = { is: 'kept' };
export const withheld: Field = { is: 'withheld', as: null };
export const withheldList: Field = { is: 'withheld', as: [] };
export const count: Field = { is: 'count', of: 'teachers' };
export const events: Field = { is: 'count', of: 'events' };
export const status: Field = { is: 'status' };

export const within = (fields: Shape): Field => ({ is: 'within', fields });

export const computed = (of: readonly string[], base: string, from: Compute): Field => ({
  is: 'computed',
  of,
  base,
  from,
});

/** @param daysEach days in one unit of the figure */
export const quantile = (which: number, base: string, daysEach = 1): Field => ({
  is: 'quantile',
  quantile: which,
  base,
  daysEach,
});

export const rows = (named: Named, each: Shape): Field => ({ is: 'rows', named, each, orderTells: false });

/** Rows that came in the order of a figure, which would tell which of two hidden ones is the greater. */
export const rowsByName = (named: Named, each: Shape): Field => ({
  is: 'rows',
  named,
  each,
  orderTells: true,
});

/** Rows told apart by these fields. */
export const by =
  (...fields: readonly string[]): Named =>
  (row) =>
    fields.map((field) => String(row[field]));
