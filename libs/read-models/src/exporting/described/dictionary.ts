import type { Table } from '../tables/table.js';
import { csvText } from './csv.js';

type Described = Omit<Table, 'from'>;

/** Every column of every table, for a reader. */
export const dictionary = (tables: readonly Described[]): string =>
  csvText([
    ['table', 'column', 'type', 'meaning', 'codes'],
    ...tables.flatMap(({ name, columns }) =>
      columns.map((column) => [name, column.name, column.type, column.says, column.list?.name ?? '']),
    ),
  ]);
