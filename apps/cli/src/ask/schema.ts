import type { Door } from './door.js';

/** What the service says of its own questions, as GraphQL's introspection gives it. */
export interface Schema {
  readonly questions: readonly Field[];
  readonly types: ReadonlyMap<string, NamedType>;
}

export interface Field {
  readonly name: string;
  readonly description: string | null;
  readonly args: readonly Argument[];
  readonly type: TypeRef;
}

export interface Argument {
  readonly name: string;
  readonly description: string | null;
  readonly type: TypeRef;
  /** As GraphQL writes it. */
  readonly defaultValue: string | null;
}

export interface TypeRef {
  readonly kind: 'NON_NULL' | 'LIST' | 'SCALAR' | 'ENUM' | 'OBJECT' | 'INPUT_OBJECT' | 'UNION' | 'INTERFACE';
  readonly name: string | null;
  readonly ofType?: TypeRef | null;
}

export interface NamedType {
  readonly kind: TypeRef['kind'];
  readonly name: string;
  readonly fields: readonly Field[] | null;
  readonly enumValues: readonly { readonly name: string; readonly description: string | null }[] | null;
}

/** Deep enough for a list of lists, nothing in it null. */
const TYPE =
  'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }';
const ARGUMENTS = `args { name description defaultValue type { ${TYPE} } }`;

const INTROSPECTION = `{
  __schema {
    queryType { name }
    types {
      kind
      name
      fields { name description ${ARGUMENTS} type { ${TYPE} } }
      enumValues { name description }
    }
  }
}`;

interface Introspected {
  readonly __schema: { readonly queryType: { readonly name: string }; readonly types: readonly NamedType[] };
}

/** @throws ServiceUnavailable */
export async function schemaOf(door: Door): Promise<Schema> {
  const { queryType, types } = (await door<Introspected>(INTROSPECTION)).__schema;
  const byName = new Map(types.map((type) => [type.name, type]));
  return { questions: byName.get(queryType.name)?.fields ?? [], types: byName };
}

/** The type without what says that it may not be null. */
export const bare = (type: TypeRef): TypeRef => (type.kind === 'NON_NULL' ? bare(type.ofType!) : type);

/** The type of the items of a list; of no list, undefined. */
export const itemOf = (type: TypeRef): TypeRef | undefined => {
  const { kind, ofType } = bare(type);
  return kind === 'LIST' ? bare(ofType!) : undefined;
};

/** A type as GraphQL writes it, such as `[Int!]!`. */
export function written(type: TypeRef): string {
  if (type.kind === 'NON_NULL') return `${written(type.ofType!)}!`;
  return type.kind === 'LIST' ? `[${written(type.ofType!)}]` : type.name!;
}

/** The fields of an object type; none of any other. */
export const fieldsOf = ({ types }: Schema, type: TypeRef): readonly Field[] =>
  (type.name && types.get(type.name)?.fields) || [];
