/** What a column may tell. */
export type Value = string | number | boolean | readonly string[];

/** What reading a value came to; undefined where the text tells nothing. */
export type ValueReading =
  { readonly value: Value | undefined } | { readonly problem: string; readonly mend: string };

export type ValueReader = (text: string) => ValueReading;

/** The values of a row by column, those that tell something. */
export type RowValues = Readonly<Record<string, Value | undefined>>;
