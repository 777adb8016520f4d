import type { DocumentNode, GraphQLField, GraphQLSchema } from 'graphql';
import { getNamedType, getNullableType, GraphQLError, isCompositeType, isListType } from 'graphql';
import type { ComplexityEstimator } from 'graphql-query-complexity';
import { getComplexity } from 'graphql-query-complexity';

/** What one request may cost. `pathways ask` asks for all that an answer holds, in pages of 200: at most 161,600. */
export const MOST_COST = 200_000;
/** The longest page. A resolver would say the same of it, but not before others have begun to read. */
const MOST_ROWS = 200;

/** Of a question: the database works for it, whatever is taken of its answer. */
const QUESTION = 50;
/** Of a question about an earlier knowledge: its tables are made for it. */
const KNOWN_AT = 500;
/** Where no page says how long a list is. */
const USUAL_LIST = 10;
const USUAL_PAGE = 50;
/** Fields, those of fragments counted wherever they are spread. */
const MOST_NODES = 5_000;

export interface Asked {
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * What an operation costs, its variables counted: a point for each value that could be given out, and for each question
 * what the database has to do.
 *
 * @throws GraphQLError COST: it is more than a request may cost; or the variables cannot be read
 */
export function costOf(schema: GraphQLSchema, query: DocumentNode, asked: Asked): number {
  const cost = countedIn(schema, query, asked);
  if (cost <= MOST_COST) return cost;
  throw refused(
    'COST',
    `This could give out too much at once: it costs ${cost}, and a request may cost ${MOST_COST}. Ask for shorter pages, or for less of each row.`,
  );
}

function countedIn(schema: GraphQLSchema, query: DocumentNode, { operationName, variables }: Asked): number {
  try {
    return getComplexity({
      ...{ schema, query, estimators: [pointsFor], maxQueryNodes: MOST_NODES, variables: { ...variables } },
      ...(operationName && { operationName }),
    });
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions['code'] !== undefined) throw error;
    const isTooMuch = error.message.startsWith('Query exceeds');
    throw refused(isTooMuch ? 'COST' : 'BAD_USER_INPUT', error.message);
  }
}

const refused = (code: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

const pointsFor: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const isQuestion = type.name === 'Query' && !field.name.startsWith('__');
  const base = isQuestion ? QUESTION + (args['knownAt'] ? KNOWN_AT : 0) : 1;
  return base + rowsOf(field, args, type.name) * childComplexity;
};

/** How many rows a field gives at the most, as far as can be told. */
function rowsOf(
  field: GraphQLField<unknown, unknown>,
  { first }: Readonly<Record<string, unknown>>,
  of: string,
): number {
  if (field.args.some(({ name }) => name === 'first')) return rowsOfPage(first);
  const isRows = isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type));
  // The page has been counted where it was asked for.
  return isRows && !of.endsWith('Connection') && !of.startsWith('__') ? USUAL_LIST : 1;
}

function rowsOfPage(first: unknown): number {
  if (typeof first !== 'number') return USUAL_PAGE;
  if (first > MOST_ROWS)
    throw refused('COST', `A page of ${first} was asked for; a page has at most ${MOST_ROWS} rows.`);
  return Math.max(0, first);
}
