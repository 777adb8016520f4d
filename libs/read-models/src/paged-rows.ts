import type { Page, PageArgs } from './answer.js';
import { firstOf, pageOf, placeOf } from './page.js';
import type { Snapshot } from './read-model.js';

type Values = Readonly<Record<string, unknown>>;

export interface Listing {
  readonly sql: string;
  readonly parameters: Values;
  /** Text columns that name a row, none of them empty: the list is in their order. */
  readonly keys: readonly string[];
}

/**
 * A page of the rows of a query.
 *
 * @throws ImpossibleQuestion a page that cannot be
 */
export async function pageOfRows<T>(
  { rows }: Pick<Snapshot, 'rows'>,
  { sql, parameters, keys }: Listing,
  args: PageArgs,
): Promise<Page<T>> {
  const first = firstOf(args);
  const place = placeOf(args, keys.length);
  const columns = keys.map((key) => `"${key}"`).join(', ');
  const after = place.map((_, index) => `$place${index}`).join(', ');
  const [all] = await rows<{ n: number }>(`SELECT count(*)::INTEGER AS n FROM (${sql})`, parameters);
  const found = await rows<T & Values>(
    `SELECT * FROM (${sql}) WHERE (${columns}) > (${after}) ORDER BY ${columns} LIMIT $limit`,
    {
      ...parameters,
      ...Object.fromEntries(place.map((text, index) => [`place${index}`, text])),
      limit: first + 1,
    },
  );
  return pageOf<T & Values>(found, first, all!.n, (row) => keys.map((key) => String(row[key])));
}
