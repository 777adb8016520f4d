import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { getVariableValues, GraphQLError } from 'graphql';
import { maskError } from '../graphql/errors.js';
import type { Harvest } from '../policy/harvest.js';
import { principalInHand } from '../sign-in/in-hand.js';
import type { Principal } from '../sign-in/principal.js';
import type { Audit, Done } from './audit.js';
import { fragmentsIn, namedIn, toldIn } from './told.js';
import { askedIn, type Asked } from './what-was-asked.js';

interface Context {
  readonly req?: { readonly id?: string };
}

type Sending = GraphQLRequestContextWillSendResponse<Context>;

/**
 * Writes every question and command into the audit before its answer goes out: what tells of people is on disk by then,
 * or nothing is told. What was refused is written down as well.
 *
 * @param harvest what counts of whom somebody was told; an answer that would be too much is withheld, which is written down
 * @param position how far the answers have come, where an answer does not say on what it rests
 */
export const audited = (
  audit: Audit,
  harvest: Harvest,
  position: () => string | null,
): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async willSendResponse(sending) {
        const done = doneIn(sending, position());
        if (done.length === 0) return;
        const principal = principalInHand();
        const tooMany = tooManyIn(done, harvest, principal);
        try {
          const told = tooMany
            ? done.map((each) => ({ ...each, outcome: 'denied' as const, rows: null }))
            : done;
          await Promise.all(told.map((each) => audit.note(principal, each)));
          if (tooMany) withhold(sending, tooMany);
        } catch (error) {
          withhold(sending, error as Error);
        }
      },
    };
  },
});

/** Nothing for what was refused before any of it was worked on: it tells of nobody. */
function doneIn(
  { schema, document, operation, request, response, contextValue, errors }: Sending,
  position: string | null,
): readonly Done[] {
  if (!document || !operation || response.body.kind !== 'single') return [];
  const { data } = response.body.singleResult;
  if (data === undefined) return [];
  const fragments = fragmentsIn(document);
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], {
    ...request.variables,
  });
  return askedIn({ schema, operation, fragments, variables: coerced }).map((asked) => {
    const told = toldIn(data?.[asked.key], asked.below, fragments, asked.operation);
    return {
      ...asked,
      ...{ outcome: outcomeOf(asked, errors), rows: told.rows },
      teachers: new Set([...told.teachers, ...namedIn(asked.arguments)]),
      position: positionIn(data?.[asked.key]) ?? position,
      requestId: String(contextValue.req?.id ?? ''),
    };
  });
}

/** Why none of it may be told, if that is so. */
function tooManyIn(done: readonly Done[], harvest: Harvest, principal: Principal): GraphQLError | undefined {
  // What was recorded is recorded; it tells of nobody who was not named.
  const asked = done.filter(({ operation }) => !operation.startsWith('Mutation.'));
  const teachers = asked.flatMap((each) => [...each.teachers]);
  try {
    harvest.take(principal, teachers);
    return undefined;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return error;
  }
}

function outcomeOf({ key }: Asked, errors: readonly GraphQLError[] = []): Done['outcome'] {
  const [error] = errors.filter(({ path }) => path?.[0] === key);
  if (!error) return 'allowed';
  return error.extensions['code'] === 'FORBIDDEN' ? 'denied' : 'failed';
}

/** On what an answer says that it rests, if that was asked for. */
function positionIn(answer: unknown): string | null {
  const { basis, position } = (answer ?? {}) as {
    readonly basis?: { readonly position?: unknown };
    readonly position?: unknown;
  };
  const said = basis?.position ?? position;
  return typeof said === 'string' ? said : null;
}

function withhold({ response }: Sending, error: Error): void {
  const isMeant = error instanceof GraphQLError;
  const formatted: GraphQLFormattedError = isMeant ? error.toJSON() : { message: error.message };
  response.body = { kind: 'single', singleResult: { errors: [maskError(formatted, error)] } };
  response.http.status = isMeant ? 429 : 503;
}
