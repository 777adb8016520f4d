import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { defaultFieldResolver, isObjectType } from 'graphql';
import { principalInHand } from '../sign-in/in-hand.js';
import type { Cursors } from './cursors.js';

type Field = GraphQLField<unknown, unknown>;
type Resolver = GraphQLFieldResolver<unknown, unknown>;

const GIVEN_OUT = new Set(['cursor', 'endCursor']);
const TAKEN_BACK = 'after';

/**
 * Seals every cursor that a schema gives out and opens every one that it takes back, for whoever is in hand: by their
 * names, so that no list that comes later is forgotten.
 */
export const sealingCursors =
  (cursors: Cursors) =>
  (schema: GraphQLSchema): GraphQLSchema => {
    for (const field of fieldsOf(schema)) {
      const resolve = field.resolve ?? defaultFieldResolver;
      if (GIVEN_OUT.has(field.name)) field.resolve = sealed(cursors, resolve);
      if (field.args.some(({ name }) => name === TAKEN_BACK)) field.resolve = opened(cursors, resolve);
    }
    return schema;
  };

const fieldsOf = (schema: GraphQLSchema): readonly Field[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()));

const sealed =
  (cursors: Cursors, resolve: Resolver): Resolver =>
  (...asked) => {
    const cursor: unknown = resolve(...asked);
    return typeof cursor === 'string' ? cursors.seal(principalInHand(), cursor) : cursor;
  };

const opened =
  (cursors: Cursors, resolve: Resolver): Resolver =>
  (source, args: Readonly<Record<string, unknown>>, context, info) => {
    const after = args[TAKEN_BACK];
    if (typeof after !== 'string') return resolve(source, args, context, info);
    return resolve(source, { ...args, [TAKEN_BACK]: cursors.open(principalInHand(), after) }, context, info);
  };
