import { bare, fieldsOf, itemOf, type Field, type Schema, type TypeRef } from './schema.js';
import { isGroup, isTable, isWhy } from './shape.js';

/** A value of an answer, or why there is none. */
export type Cell = string | number | boolean | Missing;

/** NOT_APPLICABLE: such a row has no such value. SUPPRESSED: it is there and not shown. */
export class Missing {
  constructor(readonly why: 'NOT_AVAILABLE' | 'NOT_APPLICABLE' | 'SUPPRESSED') {}
}

export interface Column {
  readonly name: string;
  readonly cell: Cell;
  /** Texts, ids, days, years and times tell which row it is; counts don't. */
  readonly isName: boolean;
}

/** Rows within a row. */
export interface Inner {
  readonly path: readonly string[];
  readonly field: Field;
  readonly value: unknown;
  /** What names the objects between the row and these. */
  readonly names: readonly Column[];
}

export interface RowParts {
  readonly columns: readonly Column[];
  readonly inner: readonly Inner[];
}

export type Held = Readonly<Record<string, unknown>>;

/** The columns of an object, those of the objects in it included, and the lists in it. */
export function partsOf(schema: Schema, type: TypeRef, held: Held): RowParts {
  const fields = fieldsOf(schema, type).filter((field) => field.name !== 'basis' && !isWhy(schema, field));
  const parts = fields.map((field) => partsOfField(schema, field, held));
  return {
    columns: parts.flatMap(({ columns }) => columns),
    inner: parts.flatMap(({ inner }) => inner),
  };
}

function partsOfField(schema: Schema, field: Field, held: Held): RowParts {
  const value = held[field.name];
  if (isTable(schema, field))
    return { columns: [], inner: [{ path: [field.name], field, value, names: [] }] };
  if (isGroup(schema, field))
    return { columns: ((value ?? []) as readonly Held[]).map(groupColumn), inner: [] };
  if (bare(field.type).kind === 'OBJECT') return partsWithin(schema, field, held);
  return { columns: [columnOf(field, held)], inner: [] };
}

/** An object in an object gives its columns under its own name; they name its own rows only. */
function partsWithin(schema: Schema, { name, type }: Field, held: Held): RowParts {
  const value = { status: held['status'], ...((held[name] ?? {}) as Held) };
  const parts = partsOf(schema, bare(type), value);
  const columns = parts.columns.map((column) => ({ ...column, name: `${name}.${column.name}` }));
  const named = columns.filter(({ isName }) => isName);
  return {
    columns: columns.map((column) => ({ ...column, isName: false })),
    inner: parts.inner.map((each) => ({
      ...each,
      path: [name, ...each.path],
      names: [...named, ...each.names],
    })),
  };
}

/** The numbers that tell which row it is. */
const STEPS = new Set(['year', 'years', 'time', 'month', 'line']);

function columnOf({ name, type }: Field, held: Held): Column {
  const isCount = itemOf(type) !== undefined || ['Int', 'Float', 'Boolean'].includes(bare(type).name ?? '');
  return { name, cell: cellOf(held[name], held), isName: !isCount || STEPS.has(name) };
}

const groupColumn = ({ dimension, label }: Held): Column => ({
  name: String(dimension).toLowerCase(),
  cell: String(label),
  isName: true,
});

function cellOf(value: unknown, { status }: Held): Cell {
  if (value === null || value === undefined)
    return new Missing(status === 'SUPPRESSED' || status === 'NOT_APPLICABLE' ? status : 'NOT_AVAILABLE');
  if (Array.isArray(value)) return value.map(String).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : (value as string | number | boolean);
}
