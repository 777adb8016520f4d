/**
 * What a field of a fact may hold, as plain data that both the compiler and a running program can read: the
 * types of facts are inferred from it, and reported facts are checked against it.
 */
import { isCalendarDate } from './calendar.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

export interface Field<T> {
  /** What the field holds, in the words of an error message. */
  readonly holds: string;
  /** What it may not hold even so, in the words of an error message. */
  readonly limits?: string;
  readonly accepts: (value: unknown) => value is T;
  readonly optional?: boolean;
  /** The list whose codes a command must use. A reported fact may carry its source's own words. */
  readonly vocabulary?: Vocabulary;
  /** The fields of a group, or of each group of a list. */
  readonly items?: Fields;
  /** About a person: what stands in a record is sealed, and this is what was sealed. */
  readonly open?: Field<string>;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

type Optional<F extends Fields> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F];
type Held<F> = F extends Field<infer T> ? T : never;

/** The plain object that a set of fields describes. */
export type Described<F extends Fields> = { readonly [K in Exclude<keyof F, Optional<F>>]: Held<F[K]> } & {
  readonly [K in Optional<F>]?: Held<F[K]>;
};

export const LONGEST_TEXT = 2_000;
export const LONGEST_ID = 200;

/** Half of a surrogate pair is no character: what holds one can't be written as UTF-8. */
const NOT_IN_TEXT = /(?![\t\n])\p{Cc}|\p{Surrogate}/u;
const NOT_IN_AN_ID = /\p{Cc}|\p{Surrogate}/u;

const isText = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  value.length <= LONGEST_TEXT &&
  !NOT_IN_TEXT.test(value);

const isId = (value: unknown): value is string =>
  isText(value) && value.length <= LONGEST_ID && !NOT_IN_AN_ID.test(value);

/** Whether all text in a value, names of fields included, is text that a record can keep. */
export function holdsOnlyText(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_TEXT && !NOT_IN_TEXT.test(value);
  return typeof value !== 'object' || value === null || Object.entries(value).flat().every(holdsOnlyText);
}

const numberFrom =
  (least: number, most: number, whole: boolean) =>
  (value: unknown): value is number =>
    typeof value === 'number' &&
    Number.isFinite(value) &&
    value >= least &&
    value <= most &&
    (!whole || Number.isInteger(value));

export const text: Field<string> = {
  holds: 'text',
  limits: `up to ${LONGEST_TEXT} characters, none of them cut in half or a control character`,
  accepts: isText,
};
/** An identifier given by us or by the source: any short text on one line that isn't empty. */
export const id: Field<string> = {
  holds: 'an identifier',
  limits: `up to ${LONGEST_ID} characters on one line, none of them cut in half or a control character`,
  accepts: isId,
};
export const date: Field<string> = { holds: 'a calendar date (YYYY-MM-DD)', accepts: isCalendarDate };
export const flag: Field<boolean> = {
  holds: 'true or false',
  accepts: (value): value is boolean => typeof value === 'boolean',
};
export const count: Field<number> = { holds: 'a whole number from 0', accepts: numberFrom(0, 100_000, true) };
/** 1 for the first, 2 for the second … */
export const ordinal: Field<number> = { holds: 'a whole number from 1', accepts: numberFrom(1, 100, true) };
/** Half days are common. */
export const days: Field<number> = { holds: 'a number of days', accepts: numberFrom(0, 10_000, false) };
/** Terms of induction are counted in tenths. */
export const terms: Field<number> = {
  holds: 'a number of terms from 0 to 16',
  accepts: numberFrom(0, 16, false),
};
export const hours: Field<number> = { holds: 'a number of hours', accepts: numberFrom(0, 10_000, false) };
export const percent: Field<number> = {
  holds: 'a percentage from 0 to 100',
  accepts: numberFrom(0, 100, false),
};
/** Marks out of ten. */
export const score: Field<number> = { holds: 'a score from 0 to 10', accepts: numberFrom(0, 10, false) };
/** Of a week's timetable. */
export const lessons: Field<number> = { holds: 'a number of lessons', accepts: numberFrom(0, 100, false) };
/** Full-time equivalents of many people together. */
export const staffing: Field<number> = {
  holds: 'full-time equivalents from 0 to 1000',
  accepts: numberFrom(0, 1_000, false),
};
export const year: Field<number> = {
  holds: 'a year from 1900 to 2100',
  accepts: numberFrom(1900, 2100, true),
};
/** Metres east and north on the National Grid of Great Britain (EPSG:27700). */
export const easting: Field<number> = {
  holds: 'metres east, from 0 to 700000',
  accepts: numberFrom(0, 700_000, false),
};
export const northing: Field<number> = {
  holds: 'metres north, from 0 to 1300000',
  accepts: numberFrom(0, 1_300_000, false),
};
export const share: Field<number> = {
  holds: 'a share above 0, up to 1',
  accepts: numberFrom(1e-9, 1, false),
};
/** Full-time equivalent; several posts may add up to more than 1. */
export const fte: Field<number> = {
  holds: 'a full-time equivalent from 0 to 2',
  accepts: numberFrom(0, 2, false),
};

export const coded = (vocabulary: Vocabulary): Field<string> => ({
  holds: `a code of the list of ${vocabulary.name}`,
  accepts: isText,
  vocabulary,
});

export const oneOf = <const C extends string>(...codes: readonly C[]): Field<C> => ({
  holds: `one of ${codes.join(', ')}`,
  accepts: (value): value is C => codes.includes(value as C),
});

export const listOf = <T>(item: Field<T>): Field<readonly T[]> => ({
  holds: `a list, each ${item.holds}`,
  accepts: (value): value is readonly T[] => Array.isArray(value) && value.every(item.accepts),
  ...(item.vocabulary && { vocabulary: item.vocabulary }),
  ...(item.items && { items: item.items }),
});

export const group = <F extends Fields>(fields: F): Field<Described<F>> => ({
  holds: `a group of ${Object.keys(fields).join(', ')}`,
  accepts: (value): value is Described<F> =>
    typeof value === 'object' &&
    value !== null &&
    faultsIn(fields, value as Record<string, unknown>).length === 0,
  items: fields,
});

/** The number is of the way in which it was sealed; a nonce and a tag, 28 bytes, are the least there is. */
const SEALED = /^sealed\.1\.[A-Za-z0-9_-]{38,12000}$/;

/** Marks a field as personal: a record only ever holds it sealed, and nothing that is not is taken for it. */
export const personal = (open: Field<string>): Field<string> => ({
  holds: `sealed: ${open.holds}`,
  accepts: (value): value is string => typeof value === 'string' && SEALED.test(value),
  open,
});

export const optional = <T>(field: Field<T>): Field<T> & { readonly optional: true } => ({
  ...field,
  optional: true,
});

export interface Fault {
  readonly field: string;
  readonly message: string;
}

/** What is wrong with a plain object, field by field. Empty when it is as described. */
export function faultsIn(fields: Fields, value: Readonly<Record<string, unknown>>): readonly Fault[] {
  const unknown = Object.keys(value)
    .filter((name) => !Object.hasOwn(fields, name) && value[name] !== undefined)
    .map((name) => ({ field: name, message: `There is no field "${name}" here.` }));
  const wrong = Object.entries(fields).flatMap(([name, field]) => {
    const held = Object.hasOwn(value, name) ? value[name] : undefined;
    if (held === undefined || held === null)
      return field.optional
        ? []
        : [{ field: name, message: `"${name}" is missing: it holds ${field.holds}.` }];
    const what = field.limits ? `${field.holds} (${field.limits})` : field.holds;
    return field.accepts(held) ? [] : [{ field: name, message: `"${name}" must hold ${what}.` }];
  });
  return [...wrong, ...unknown];
}
