import { partsOf, type Cell, type Column, type Held, type RowParts } from './row.js';
import { bare, itemOf, type Field, type Schema } from './schema.js';
import { listIn, type List } from './shape.js';

export interface Table {
  /** Where in the answer it comes from, such as `cohorts.cells`. */
  readonly name: string;
  readonly rows: readonly Row[];
  /** Rows that are there beyond those of the page. */
  readonly left: number;
}

export type Row = ReadonlyMap<string, Cell>;

/**
 * An answer as tables: one for its single values, and one for each list. A row within a row repeats what names the
 * row around it, and leaves its counts where they are.
 */
export function tablesOf(schema: Schema, question: Field, answer: unknown): readonly Table[] {
  const tables = new Map<string, { rows: Row[]; left: number }>();
  const isList = itemOf(question.type) !== undefined;
  const list = isList
    ? listIn(schema, question.type, answer)
    : { item: bare(question.type), rows: [answer], left: 0 };
  collect({ schema, tables }, list, { name: question.name, path: [], around: [], isList });
  return [...tables].map(([name, { rows, left }]) => ({ name, rows, left }));
}

interface Collecting {
  readonly schema: Schema;
  readonly tables: Map<string, { rows: Row[]; left: number }>;
}

interface Place {
  readonly name: string;
  readonly path: readonly string[];
  /** What names the rows around. */
  readonly around: readonly Column[];
  /** A list is shown even if it is empty. */
  readonly isList: boolean;
}

function collect(into: Collecting, { item, rows, left }: List, place: Place): void {
  if (place.isList) tableIn(into, place.name).left += left;
  const parts = rows.flatMap((row) => (row ? [partsOf(into.schema, item, row as Held)] : []));
  const descriptions = new Set(
    parts.flatMap(({ columns }) => columns.filter(isDescription).map(({ name }) => name)),
  );
  for (const row of parts) collectRow(into, row, descriptions, place);
}

/** Longer than any name. Where one row is described, no row is named by that column. */
const isDescription = ({ cell }: Column): boolean => typeof cell === 'string' && cell.length > 60;

function collectRow(
  into: Collecting,
  { columns, inner }: RowParts,
  descriptions: ReadonlySet<string>,
  { name, path, around }: Place,
): void {
  const named = columns.filter(({ isName }) => isName);
  const counted = columns.filter(({ isName }) => !isName);
  if (columns.length > 0)
    tableIn(into, name).rows.push(rowOf([...renamed(around, columns, path), ...named, ...counted]));
  for (const each of inner) {
    const inside = [...path, ...each.path];
    collect(into, listIn(into.schema, each.field.type, each.value), {
      name: inside.join('.'),
      path: inside,
      around: [...around, ...named.filter((column) => !descriptions.has(column.name)), ...each.names],
      isList: true,
    });
  }
}

const rowOf = (columns: readonly Column[]): Row => new Map(columns.map(({ name, cell }) => [name, cell]));

/** What is around a row keeps its column, unless the row has one of that name. */
const renamed = (
  around: readonly Column[],
  columns: readonly Column[],
  path: readonly string[],
): readonly Column[] =>
  around.map((column) =>
    columns.some(({ name }) => name === column.name)
      ? { ...column, name: `${path.at(-2) ?? 'answer'}.${column.name}` }
      : column,
  );

function tableIn({ tables }: Collecting, name: string): { rows: Row[]; left: number } {
  const table = tables.get(name) ?? { rows: [], left: 0 };
  tables.set(name, table);
  return table;
}
