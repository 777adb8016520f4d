import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDate } from '#pathway/field';

const textScalar = (
  name: string,
  description: string,
  accepts: (value: string) => boolean,
  example: string,
) => {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return value;
    throw new GraphQLError(`A ${name} is written like ${example}.`, {
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
  !Number.isNaN(Date.parse(value));

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
