import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { isCalendarDate } from '#pathway/calendar';

const textScalar = (
  name: string,
  description: string,
  accepts: (value: string) => boolean,
  example: string,
) => {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return value;
    throw new GraphQLError(`This is no ${name}, or there is no such day: write it like ${example}.`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: String,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
};

const isInstant = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
  isCalendarDate(value.slice(0, 10)) &&
  hasFourDigitYear(new Date(value));

/** The offset may carry the first or last instants of the calendar out of it. */
const hasFourDigitYear = (instant: Date): boolean =>
  !Number.isNaN(instant.getTime()) && /^\d{4}-/.test(instant.toISOString());

/** A day in a career: no time, no time zone. */
export const CalendarDate = textScalar(
  'CalendarDate',
  'A calendar date, YYYY-MM-DD, without time or time zone.',
  isCalendarDate,
  '2014-09-01',
);

/** When something became known. */
export const Instant = textScalar(
  'Instant',
  'A point in time, ISO 8601 with its offset from UTC.',
  isInstant,
  '2021-09-20T00:00:00Z',
);

/** How deep the objects and lists of a JSON object may lie in each other, itself counted. */
const MOST_LEVELS = 5;
const MOST_CHARACTERS = 2_000;

/** Undefined is a variable that is left out, or not known yet while the document is validated. */
const isJson = (value: unknown, levels: number): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.length <= MOST_CHARACTERS) ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (Array.isArray(value) && levels > 0 && value.every((item) => isJson(item, levels - 1))) ||
  isJsonObject(value, levels);

/** A field by a name that every object has, such as "constructor", would be lost or mistaken on its way. */
const isJsonObject = (value: unknown, levels: number): value is Readonly<Record<string, unknown>> =>
  levels > 0 &&
  isPlainObject(value) &&
  Object.entries(value).every(([key, item]) => !(key in Object.prototype) && isJson(item, levels - 1));

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function parseJsonObject(value: unknown): Readonly<Record<string, unknown>> {
  if (isJsonObject(value, MOST_LEVELS)) return value;
  throw new GraphQLError(
    `A JSONObject is written like {"school": "s-1"}, at most ${MOST_LEVELS} levels deep.`,
    { extensions: { code: 'BAD_USER_INPUT' } },
  );
}

/** Fields by name, where which fields they are depends on what they belong to. */
export const JsonObject = new GraphQLScalarType<Readonly<Record<string, unknown>>>({
  name: 'JSONObject',
  description: `A JSON object, at most ${MOST_LEVELS} levels deep.`,
  parseValue: parseJsonObject,
  parseLiteral: (node, variables) => parseJsonObject(valueFromASTUntyped(node, variables)),
});
