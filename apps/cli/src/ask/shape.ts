import { bare, fieldsOf, itemOf, type Field, type Schema, type TypeRef } from './schema.js';

/** Whether a field holds rows: a list of objects, or a page of one. Groups are columns. */
export const isTable = (schema: Schema, field: Field): boolean =>
  (itemOf(field.type)?.kind === 'OBJECT' && !isGroup(schema, field)) ||
  edgesOf(schema, field.type) !== undefined;

/** Whether a field tells the groups of its row, each with its dimension and label. */
export const isGroup = (schema: Schema, { type }: Field): boolean => {
  const item = itemOf(type);
  const names = item ? fieldsOf(schema, item).map(({ name }) => name) : [];
  return names.includes('dimension') && names.includes('label');
};

/** Whether a field says why values of its row are not there. */
export const isWhy = ({ types }: Schema, { name, type }: Field): boolean =>
  name === 'status' &&
  (types.get(bare(type).name ?? '')?.enumValues?.some((value) => value.name === 'SUPPRESSED') ?? false);

const edgesOf = (schema: Schema, type: TypeRef): Field | undefined =>
  fieldsOf(schema, bare(type)).find(({ name }) => name === 'edges');

/** A page of a list, in GraphQL's usual form. */
interface Connection {
  readonly edges: readonly { readonly node: unknown }[];
  readonly totalCount?: number;
}

export interface List {
  readonly item: TypeRef;
  readonly rows: readonly unknown[];
  /** Rows beyond those of the page. */
  readonly left: number;
}

/** The rows of a list, or of a page of one; none where the value is null. */
export function listIn(schema: Schema, type: TypeRef, value: unknown): List {
  const edges = edgesOf(schema, type);
  if (!edges) return { item: itemOf(type)!, rows: (value ?? []) as readonly unknown[], left: 0 };
  const page = (value ?? { edges: [] }) as Connection;
  const node = fieldsOf(schema, itemOf(edges.type)!).find(({ name }) => name === 'node')!;
  const rows = page.edges.map((edge) => edge.node);
  return { item: bare(node.type), rows, left: (page.totalCount ?? rows.length) - rows.length };
}
