import { bare, fieldsOf, itemOf, type Field, type Schema, type TypeRef } from './schema.js';

/** A value of an answer, or why there is none. */
export type Cell = string | number | boolean | Missing;

/** NOT_APPLICABLE: such a row has no such value. SUPPRESSED: it is there and not shown. */
export class Missing {
  constructor(readonly why: 'NOT_AVAILABLE' | 'NOT_APPLICABLE' | 'SUPPRESSED') {}
}

export interface Table {
  /** Where in the answer it comes from, such as `cohorts.cells`. */
  readonly name: string;
  readonly rows: readonly Row[];
  /** Rows that are there beyond those of the page. */
  readonly left: number;
}

export type Row = ReadonlyMap<string, Cell>;

type Held = Readonly<Record<string, unknown>>;

/** A page of a list, in GraphQL's usual form. */
interface Connection {
  readonly edges: readonly { readonly node: Held }[];
  readonly totalCount?: number;
}

/**
 * An answer as tables: one for its single values, and one for each list. A row within a row repeats what names the
 * row around it (texts, ids, days, years and times), and leaves its counts where they are.
 */
export function tablesOf(schema: Schema, question: Field, answer: unknown): readonly Table[] {
  const collected = new Map<string, { rows: Row[]; left: number }>();
  collect({ schema, collected }, question.type, answer, { name: question.name, path: [], around: new Map() });
  return [...collected].map(([name, { rows, left }]) => ({ name, rows, left }));
}

interface Collecting {
  readonly schema: Schema;
  readonly collected: Map<string, { rows: Row[]; left: number }>;
}

interface Place {
  /** Of the table that takes what is not in a list. */
  readonly name: string;
  readonly path: readonly string[];
  readonly around: Row;
}

function collect(into: Collecting, type: TypeRef, value: unknown, place: Place): void {
  const item = itemOf(type);
  const rows = item ? ((value ?? []) as readonly unknown[]) : [value];
  const table = place.path.join('.') || place.name;
  for (const row of rows)
    if (row) collectRow(into, item ?? bare(type), row as Held, { ...place, name: table });
  if (item) tableIn(into, table);
}

function collectRow(into: Collecting, type: TypeRef, row: Held, { name, path, around }: Place): void {
  const fields = fieldsOf(into.schema, type).filter(
    (field) => field.name !== 'basis' && !isWhy(into.schema, field),
  );
  const lists = fields.filter((field) => isTable(into.schema, field));
  const own = fields
    .filter((field) => !lists.includes(field))
    .flatMap((field) => cellsOf(into.schema, field, row));
  const named = own.filter(({ isName }) => isName);
  const counted = own.filter(({ isName }) => !isName);
  const cells = [...named, ...counted].map(({ column, cell }) => [column, cell] as const);
  const parent = path.at(-1);
  if (cells.length > 0) tableIn(into, name).rows.push(new Map([...renamed(around, own, parent), ...cells]));
  const within = new Map([...around, ...named.map(({ column, cell }) => [column, cell] as const)]);
  for (const field of lists) {
    const { type: held, rows, left } = listIn(into.schema, field, row[field.name]);
    collect(into, held, rows, { name, path: [...path, field.name], around: within });
    if (left > 0) tableIn(into, [...path, field.name].join('.')).left += left;
  }
}

/** What is around a row keeps its column, unless the row has one of that name. */
const renamed = (around: Row, own: readonly Column[], parent: string | undefined): Row =>
  new Map(
    [...around].map(([column, cell]) =>
      own.some((each) => each.column === column) ? [`${parent}.${column}`, cell] : [column, cell],
    ),
  );

function tableIn({ collected }: Collecting, name: string): { rows: Row[]; left: number } {
  const table = collected.get(name) ?? { rows: [], left: 0 };
  collected.set(name, table);
  return table;
}

interface Column {
  readonly column: string;
  readonly cell: Cell;
  readonly isName: boolean;
}

/** The numbers that say which row it is. */
const STEPS = new Set(['year', 'years', 'time', 'month', 'line']);

function cellsOf(schema: Schema, field: Field, row: Held): readonly Column[] {
  const value = row[field.name];
  const type = bare(field.type);
  if (isGroup(schema, field)) return ((value ?? []) as readonly Held[]).map(groupColumn);
  if (type.kind === 'OBJECT')
    return fieldsOf(schema, type)
      .flatMap((inner) => cellsOf(schema, inner, { status: row['status'], ...((value ?? {}) as Held) }))
      .map((column) => ({ ...column, column: `${field.name}.${column.column}` }));
  const isNumber = ['Int', 'Float', 'Boolean'].includes(type.name ?? '');
  const isName = type.kind !== 'LIST' && (!isNumber || STEPS.has(field.name));
  return [{ column: field.name, cell: cellOf(value, row), isName }];
}

/** The groups of a row, as dimension and label, are columns of their own. */
const groupColumn = ({ dimension, label }: Held): Column => ({
  column: String(dimension).toLowerCase(),
  cell: String(label),
  isName: true,
});

function cellOf(value: unknown, { status }: Held): Cell {
  if (value === null || value === undefined)
    return new Missing(status === 'SUPPRESSED' || status === 'NOT_APPLICABLE' ? status : 'NOT_AVAILABLE');
  if (Array.isArray(value)) return value.map(String).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : (value as string | number | boolean);
}

/** Whether a field says why values of its row are not there. */
const isWhy = ({ types }: Schema, { name, type }: Field): boolean =>
  name === 'status' &&
  (types.get(bare(type).name ?? '')?.enumValues?.some((value) => value.name === 'SUPPRESSED') ?? false);

const isGroup = (schema: Schema, { type }: Field): boolean => {
  const item = itemOf(type);
  const names = item ? fieldsOf(schema, item).map(({ name }) => name) : [];
  return names.includes('dimension') && names.includes('label');
};

const isTable = (schema: Schema, field: Field): boolean =>
  (itemOf(field.type)?.kind === 'OBJECT' && !isGroup(schema, field)) ||
  edgesOf(schema, field.type) !== undefined;

const edgesOf = (schema: Schema, type: TypeRef): Field | undefined =>
  fieldsOf(schema, bare(type)).find(({ name }) => name === 'edges');

/** The rows of a list, or of a page of one. */
function listIn(schema: Schema, field: Field, value: unknown) {
  const edges = edgesOf(schema, field.type);
  if (!edges) return { type: field.type, rows: value, left: 0 };
  const page = value as Connection | null;
  const node = fieldsOf(schema, itemOf(edges.type)!).find(({ name }) => name === 'node')!;
  const rows = (page?.edges ?? []).map((edge) => edge.node);
  const left = (page?.totalCount ?? rows.length) - rows.length;
  return { type: { kind: 'LIST', name: null, ofType: node.type } as const, rows, left };
}
