import type { Column, Format } from './format.js';

/** How a line of headings fits a format. */
export interface Fit {
  /** Where each column stands. */
  readonly placeOf: ReadonlyMap<Column, number>;
  /** Columns that the file must have and hasn't. What is not read may be cut off. */
  readonly missing: readonly Column[];
  /** Headings that the format doesn't know, as they stand. */
  readonly unknown: readonly string[];
}

/** Letter case, spaces and underscores don't count. */
export const headingOf = (name: string): string => name.toLowerCase().replace(/[\s_]+/g, '');

/** Finds the columns of a format among headings. Of several with one name the first is the first. */
export function fitOf({ columns }: Format, headings: readonly string[]): Fit {
  const places = new Map<string, number[]>();
  for (const [place, heading] of headings.entries()) {
    const key = headingOf(heading);
    const others = places.get(key);
    if (others) others.push(place);
    else places.set(key, [place]);
  }
  const placeOf = new Map<Column, number>();
  for (const column of columns) {
    const [place] = [column.name, ...(column.alsoNamed ?? [])].flatMap(
      (name) => places.get(headingOf(name))?.shift() ?? [],
    );
    if (place !== undefined) placeOf.set(column, place);
  }
  const missing = columns.filter((column) => column.reads && !column.mayLack && !placeOf.has(column));
  const taken = new Set(placeOf.values());
  return { placeOf, missing, unknown: headings.filter((_, place) => !taken.has(place)) };
}
