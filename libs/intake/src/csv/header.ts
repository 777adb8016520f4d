import { closest, distance } from 'fastest-levenshtein';
import { cellsOf, type Separator } from './cells.js';
import { UnusableFile } from './problem.js';

/** The columns of a kind of file. */
export interface Layout<C extends string> {
  readonly columns: readonly C[];
  /** Those without which no row could be understood. */
  readonly required: readonly C[];
}

/** Where the columns stand in a file. Columns of other names are left alone. */
export interface Header<C extends string> {
  readonly names: readonly string[];
  readonly placeOf: ReadonlyMap<C, number>;
}

/** How much of a name may differ from another that is taken for it. More, and `trust_id` would pass for `event_id`. */
const MISSPELT_PART = 1 / 3;

/**
 * Reads the first line of a table. Columns go by their names, in any order; letter case and outer space don't
 * count.
 *
 * @throws UnusableFile a column is missing, misspelt or there twice
 */
export function headerOf<C extends string>(
  line: string,
  layout: Layout<C>,
  separator: Separator = ',',
): Header<C> {
  const names = cellsOf(line, separator)?.map((name) => name.trim().toLowerCase());
  if (!names)
    throw new UnusableFile('The header row has a quotation mark that is never closed. Mend that row.');
  const unknown = names.filter((name) => !(layout.columns as readonly string[]).includes(name));
  const missing = layout.columns.filter((column) => !names.includes(column));
  for (const column of missing) refuseMissing(column, unknown, layout, line);
  const twice = layout.columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice) throw new UnusableFile(`The column "${twice}" is there twice. Take one of them out.`);
  const present = layout.columns.filter((column) => names.includes(column));
  return { names, placeOf: new Map(present.map((column) => [column, names.indexOf(column)])) };
}

/** A missing column that may be left out is refused too if another looks like it: its values would be lost. */
function refuseMissing<C extends string>(
  column: C,
  unknown: readonly string[],
  { required }: Layout<C>,
  line: string,
): void {
  const isRequired = required.includes(column);
  const nearest = unknown.length > 0 ? closest(column, unknown) : undefined;
  if (nearest && distance(column, nearest) <= column.length * MISSPELT_PART)
    throw new UnusableFile(
      `There is no column "${column}", but one called "${nearest.slice(0, 40)}". Rename it to "${column}".`,
    );
  if (!isRequired) return;
  const hint = otherSeparator(line) ?? `The first row must name the columns: ${required.join(', ')}.`;
  throw new UnusableFile(`The required column "${column}" is missing. ${hint}`);
}

function otherSeparator(line: string): string | undefined {
  if (line.includes('\0')) return 'The file looks like UTF-16: save it as "CSV UTF-8".';
  if (line.includes(',')) return undefined;
  if (line.includes(';')) return 'The columns are separated by semicolons: save the file with commas.';
  if (line.includes('\t')) return 'The columns are separated by tabs: save the file with commas.';
  return undefined;
}
