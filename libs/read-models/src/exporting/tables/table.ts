import type { Vocabulary } from '#pathway/vocabulary/vocabulary';

/** A table of an extract as plain data: how it is read, what each column holds, and how it is described to a reader. */

/** The types of the Frictionless Table Schema that our columns have. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly says: string;
  /** SQL over `t`, a row of the table, and `p`, the pseudonym of its teacher. */
  readonly sql: string;
  /** The list whose codes it holds; a source's own words may stand in place of one. */
  readonly list?: Vocabulary;
}

export interface Table {
  /** Also the name of its files. */
  readonly name: string;
  readonly title: string;
  readonly says: string;
  /** SQL that its rows come from. */
  readonly from: string;
  readonly columns: readonly Column[];
  /** Columns that tell every row from all others, where there are many rows. */
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

export const coded = (name: string, list: Vocabulary, says: string): Column => text(name, says, { list });

/** Lists as one text, so that a table is the same in every format. */
export const joined = (name: string, says: string, list?: Vocabulary): Column =>
  text(name, `${says}; several are parted by semicolons`, {
    sql: `array_to_string(t.${name}, ';')`,
    ...(list !== undefined && { list }),
  });

/** Somebody else than whom the row is about. */
export const person = (name: string, says: string): Column =>
  text(name, `${says}: a pseudonym, the same as in the column teacher`, { sql: `shown(keyed(t.${name}))` });

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
export const rowsSql = ({ from, columns, order = 'ALL' }: Rows): string =>
  `SELECT ${columns.map(({ name, sql }) => `${sql} AS ${name}`).join(', ')} FROM ${from} ORDER BY ${order}`;
