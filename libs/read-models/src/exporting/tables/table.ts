import type { Vocabulary } from '#pathway/vocabulary/vocabulary';
import { quoted } from '../../quoted.sql.js';
import { codesOf } from '../facts/codes-of.js';

/** A table of an extract as plain data: how it is read, what each column holds, and how it is described to a reader. */

/** The types of the Frictionless Table Schema that our columns have. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly says: string;
  /** SQL over `t`, a row of the table, and `p`, the pseudonym of its teacher. */
  readonly sql: string;
  /** The list whose codes it holds, and nothing else. */
  readonly list?: Vocabulary;
  /** It points to a teacher who may have no row of their own. */
  readonly isPerson?: true;
  /** SQL over `order_place` that gives it once the rows are in order: what they need not carry until then. */
  readonly fromPlace?: string;
}

export interface Table {
  /** Also the name of its files. */
  readonly name: string;
  readonly title: string;
  readonly says: string;
  /** SQL that its rows come from. */
  readonly from: string;
  readonly columns: readonly Column[];
  /** How rows are put in order where there are many; others go by all their columns. */
  readonly order?: Order;
}

export interface Order {
  /** SQL of two columns, `order_place` and `order_day`, by which rows are put in order first. */
  readonly by: string;
  /** No two rows have both alike. */
  readonly isUnique?: true;
}

const column =
  (type: ColumnType) =>
  (name: string, says: string, more: { readonly sql?: string; readonly list?: Vocabulary } = {}): Column => ({
    name,
    type,
    says,
    sql: more.sql ?? `t.${name}`,
    ...(more.list !== undefined && { list: more.list }),
  });

export const text = column('string');
export const whole = column('integer');
export const number = column('number');
export const flag = column('boolean');
export const date = column('date');
export const instant = column('datetime');

const codesSql = (list: Vocabulary): string => [...codesOf(list)].map(quoted).join(', ');

/** A code, or none where a source's own words stand in place of one: they may name anybody. */
export const coded = (name: string, list: Vocabulary, says: string): Column =>
  text(name, says, { list, sql: `CASE WHEN t.${name} IN (${codesSql(list)}) THEN t.${name} END` });

const semicolons = 'several are parted by semicolons';

/** Lists as one text, so that a table is the same in every format. */
export const joined = (name: string, says: string): Column =>
  text(name, `${says}; ${semicolons}`, { sql: `array_to_string(t.${name}, ';')` });

/** The codes among the values of a list, as one text. */
export const joinedCodes = (name: string, list: Vocabulary, says: string): Column =>
  text(name, `${says}; ${semicolons}`, {
    list,
    sql: `nullif(array_to_string(list_filter(t.${name}, lambda each: each IN (${codesSql(list)})), ';'), '')`,
  });

/** Somebody else than whom the row is about. */
export const person = (name: string, says: string): Column => ({
  ...text(name, `${says}: a pseudonym, the same as in the column teacher`, {
    sql: `(SELECT shown(o.digest) FROM pseudonyms o WHERE o.teacher = t.${name})`,
  }),
  isPerson: true,
});

/** An id that means something within one teacher's record only. */
export const within = (name: string, says: string): Column =>
  text(name, `${says}: a pseudonym`, { sql: `within(p.digest, t.${name})` });

export const teacher: Column = text(
  'teacher',
  'whom the row is about: a pseudonym made with the key of the project',
  {
    sql: 'shown(p.digest)',
  },
);

/** What it takes to read the rows of a table. */
export type Rows = Pick<Table, 'from' | 'columns' | 'order'>;

/** SQL of the rows of a table, in an order that nothing but its contents decides. */
export function rowsSql({ from, columns, order }: Rows): string {
  if (order === undefined) return `SELECT ${columns.map(selected).join(', ')} FROM ${from} ORDER BY ALL`;
  const carried = columns.filter(({ fromPlace }) => fromPlace === undefined);
  const rows = `SELECT ${carried.map(selected).join(', ')}, ${order.by} FROM ${from}`;
  const shown = columns.map(({ name, fromPlace }) =>
    fromPlace === undefined ? name : `${fromPlace} AS ${name}`,
  );
  return `SELECT ${shown.join(', ')} FROM (FROM (${rows}) ORDER BY ${orderBy(order, carried)})`;
}

const selected = ({ name, sql }: Column): string => `${sql} AS ${name}`;

/** Numbers are put in order much faster than texts; a digest tells rows apart that are alike in what comes before it. */
function orderBy({ isUnique }: Order, columns: readonly Column[]): string {
  const first = 'order_place, order_day';
  return isUnique ? first : `${first}, hash(${columns.map(({ name }) => name).join(', ')})`;
}
