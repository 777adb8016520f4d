import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputType,
  GraphQLObjectType,
  GraphQLSchema,
} from 'graphql';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

const SCALARS: Readonly<Record<string, unknown>> = {
  Boolean: false,
  Float: 1,
  ID: 'synthetic-id',
  Int: 1,
  String: 'synthetic text',
  CalendarDate: '2024-09-01',
  Instant: '2024-09-01T00:00:00Z',
  JSONObject: {},
};

/** Values by the names of arguments for which any of their type would not do. */
export type Better = Readonly<Record<string, unknown>>;

/**
 * The shortest document that asks a root field, with something for every argument that has to be given.
 *
 * @param path fields to ask for below it, one within the other; left out, only the name of the type is
 */
export function leastCall(
  schema: GraphQLSchema,
  operation: string,
  better: Better = {},
  path: readonly string[] = [],
): { readonly query: string; readonly variables: Readonly<Record<string, unknown>> } {
  const [rootName, name] = operation.split('.') as [string, string];
  const root = schema.getType(rootName) as GraphQLObjectType;
  const field = root.getFields()[name]!;
  const needed = field.args.filter((arg) => mustBeGiven(arg) || arg.name in better);
  const declared = needed.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ');
  const given = needed.map(({ name }) => `${name}: $${name}`).join(', ');
  return {
    query: `${rootName.toLowerCase()}${declared && ` (${declared})`} { ${name}${given && `(${given})`} ${selectionOf(field, path)} }`,
    variables: Object.fromEntries(needed.map((arg) => [arg.name, valueFor(arg.name, arg.type, better)])),
  };
}

const mustBeGiven = ({ type, defaultValue }: Pick<GraphQLArgument, 'type' | 'defaultValue'>): boolean =>
  isNonNullType(type) && defaultValue === undefined;

function valueFor(name: string, type: GraphQLInputType, better: Better): unknown {
  if (name in better) return better[name];
  if (isNonNullType(type)) return valueFor(name, type.ofType as GraphQLInputType, better);
  if (isListType(type)) return [valueFor(name, type.ofType as GraphQLInputType, better)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return SCALARS[type.name];
  const needed = Object.values(type.getFields()).filter(
    (field) => mustBeGiven(field) || field.name in better,
  );
  return Object.fromEntries(needed.map((field) => [field.name, valueFor(field.name, field.type, better)]));
}

function selectionOf(field: GraphQLField<unknown, unknown>, [next, ...rest]: readonly string[]): string {
  const type = getNamedType(field.type);
  if (isUnionType(type)) return '{ __typename }';
  if (!isObjectType(type)) return '';
  if (next === undefined) return '{ __typename }';
  const below = type.getFields()[next]!;
  return `{ ${next} ${selectionOf(below, rest)} }`;
}

/** How each field of a type is reached from a root field, by the names on the way. */
export function pathsTo(
  schema: GraphQLSchema,
  target: string,
): readonly (readonly [string, readonly string[]])[] {
  const [typeName, fieldName] = target.split('.') as [string, string];
  return Object.values(schema.getQueryType()!.getFields()).flatMap((root) =>
    waysTo(getNamedType(root.type), typeName, []).map(
      (way) => [`Query.${root.name}`, [...way, fieldName]] as const,
    ),
  );
}

function waysTo(type: unknown, target: string, way: readonly string[]): readonly (readonly string[])[] {
  if (!isObjectType(type) || way.length > 6) return [];
  if (type.name === target) return [way];
  return Object.values(type.getFields()).flatMap((field) =>
    waysTo(getNamedType(field.type), target, [...way, field.name]),
  );
}
