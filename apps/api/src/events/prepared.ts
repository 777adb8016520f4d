import type { DocumentNode, ExecutionArgs, GraphQLSchema } from 'graphql';
import { getOperationAST, GraphQLError, parse, specifiedRules, validate } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { documentRules, parseOptions, validationOptions } from '../graphql/limits/document-rules.js';
import type { Edge } from '../graphql/limits/edge.js';
import { refuseOthers } from '../graphql/limits/our-operations.js';
import { inHandOf } from '../sign-in/in-hand.js';
import type { Following } from '../sign-in/sockets.js';

interface Door {
  readonly schema: GraphQLSchema;
  readonly edge: Pick<Edge, 'settings' | 'receive' | 'admit'>;
}

/**
 * What is to be executed of a message, or what is wrong with it; either costs its sender. Subscriptions alone: what else
 * is asked or recorded goes over HTTP, where it is finished before the service leaves.
 */
export async function prepared(
  door: Door,
  payload: SubscribePayload,
  contextValue: Following,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  try {
    return await inHandOf(contextValue.signedIn.principal, () => admitted(door, payload, contextValue));
  } catch (error) {
    if (error instanceof GraphQLError)
      return [error.extensions['code'] ? error : said(error.message, 'GRAPHQL_PARSE_FAILED', error)];
    return [new GraphQLError('Not read.', { originalError: error as Error })];
  }
}

async function admitted(
  { schema, edge }: Door,
  payload: SubscribePayload,
  contextValue: Following,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const { query, operationName, variables } = payload;
  await edge.receive();
  const document = parse(query, parseOptions);
  const hideSuggestions = !edge.settings.introspection;
  const errors = faultsOf(schema, document, hideSuggestions);
  if (errors.length > 0)
    return errors.map((error) => said(error.message, 'GRAPHQL_VALIDATION_FAILED', error));
  if (getOperationAST(document, operationName)?.operation !== 'subscription')
    return [said('Over WebSocket there are subscriptions only; ask this over HTTP.', 'ASK_OVER_HTTP')];
  if (edge.settings.browsersAskOurs && contextValue.isOfBrowser) refuseOthers(document);
  await edge.admit(schema, document, payload);
  return { schema, document, operationName, variableValues: variables, contextValue };
}

const faultsOf = (schema: GraphQLSchema, document: DocumentNode, hideSuggestions: boolean) =>
  validate(schema, document, [...specifiedRules, ...documentRules], {
    ...validationOptions,
    hideSuggestions,
  });

const said = (message: string, code: string, { nodes, source, positions }: Partial<GraphQLError> = {}) =>
  new GraphQLError(message, { nodes, source, positions, extensions: { code } });
