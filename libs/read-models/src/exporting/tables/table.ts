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
}

export interface Table {
  /** Also the name of its files. */
  readonly name: string;
  readonly title: string;
  readonly says: string;
  /** SQL that its rows come from. */
  readonly from: string;
  readonly columns: readonly Column[];
  /** SQL of two columns, `order_place` and `order_day`, that rows are put in order by first, where there are many. */
  readonly order?: string;
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
  const selected = columns.map(({ name, sql }) => `${sql} AS ${name}`).join(', ');
  if (order === undefined) return `SELECT ${selected} FROM ${from} ORDER BY ALL`;
  // Numbers are put in order much faster than texts; the digest tells rows apart that are alike in what comes before it.
  const digest = `hash(${columns.map(({ name }) => name).join(', ')})`;
  return `SELECT * EXCLUDE (order_place, order_day) FROM (SELECT ${selected}, ${order} FROM ${from}) ORDER BY order_place, order_day, ${digest}`;
}
