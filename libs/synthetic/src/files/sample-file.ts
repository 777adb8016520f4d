import { seededRandom, type Random } from '../chance/random.js';

/** A kind of file that people have, with made-up people in it. */
export interface SampleKind {
  readonly name: string;
  readonly columns: readonly string[];
  /** The file has no line that names its columns. */
  readonly headless?: true;
  /** Lines that stand above the header, or below it as a row of guidance. */
  readonly above?: readonly string[];
  readonly guidance?: readonly string[];
  row(random: Random, number: number): SampleRow;
  /** What may be wrong with a row: a column and what it holds instead. */
  readonly faults: readonly (readonly [column: string, value: string])[];
}

export interface SampleRow {
  readonly cells: Readonly<Record<string, string>>;
  /** The types of the facts that the row tells. */
  readonly tells: readonly string[];
}

export interface SampleFile {
  readonly text: string;
  /** The faults, by the line on which their row begins. */
  readonly planted: readonly { readonly line: number; readonly column: string }[];
  /** How many facts of each type the sound rows tell. */
  readonly tells: Readonly<Record<string, number>>;
}

export interface SampleOptions {
  readonly rows: number;
  readonly seed: number;
  /** The share of rows that have a fault. */
  readonly faulty: number;
  /** Changes the rows of a later file of the same people. */
  readonly later?: (row: SampleRow, number: number) => SampleRow;
  readonly separator?: ',' | ';';
}

/** Writes a file of a kind. The same options always give the same file; everybody in it is made up. */
export function sampleFile(kind: SampleKind, options: SampleOptions): SampleFile {
  const { rows, seed, faulty, later, separator = ',' } = options;
  const lines: string[] = [];
  const planted: { line: number; column: string }[] = [];
  const tells: Record<string, number> = {};
  let line = 1;
  const write = (cells: readonly string[]): void => {
    const record = cells.map((cell) => quoted(cell, separator)).join(separator);
    lines.push(record);
    line += record.split('\n').length;
  };
  for (const words of kind.above ?? []) write([words]);
  if (!kind.headless) write(kind.columns);
  if (kind.guidance) write(kind.guidance);
  for (let number = 0; number < rows; number += 1) {
    const random = seededRandom(seed, number);
    const row = kind.row(random, number);
    const [column, value] = random.chance(faulty) ? random.pick(kind.faults) : [];
    const { cells, tells: told } = later?.(row, number) ?? row;
    if (column === undefined) for (const type of told) tells[type] = (tells[type] ?? 0) + 1;
    else planted.push({ line, column });
    write(kind.columns.map((name) => (name === column ? (value ?? '') : (cells[name] ?? ''))));
  }
  return { text: `${lines.join('\n')}\n`, planted, tells };
}

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A teacher reference number that is plainly made up. */
export const syntheticTrn = (number: number): string => `99${String(number).padStart(5, '0')}`;

/** The number of a made-up school. */
export const syntheticUrn = (random: Random): string => String(random.between(990_000, 990_400));

/** A UUID with a number in it. */
export const syntheticUuid = (kind: number, number: number): string =>
  `00000000-0000-4000-8000-${String(kind).padStart(2, '0')}${String(number).padStart(10, '0')}`;
