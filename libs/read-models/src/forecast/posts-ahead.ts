import { stages as pathway } from '#pathway/vocabulary/stages';
import type { Page } from '../answer.js';
import { pageOfRows } from '../paged-rows.js';
import type { Snapshot } from '../read-model.js';
import { isWithin, ranksOf, type Settled } from './expected-settings.js';
import type { EndingShares } from './ending-shares.js';
import type { PostAhead } from './expected-vacancies.answer.js';
import { postsAheadSql } from './expected-vacancies.sql.js';
import { monthsAfter, yearOf } from './months.js';

interface PostRow {
  readonly place: string;
  readonly kind: PostAhead['kind'];
  readonly teacher: string;
  readonly held: string;
  readonly role: string | null;
  readonly rank: number;
  readonly school: string;
  readonly name: string | null;
  readonly contract: string | null;
  readonly ends_on: string | null;
  readonly reason: string | null;
  readonly sixty_in: number | null;
}

/** How often posts end, by the rank of their stage; none where none was seen. */
export type Shares = ReadonlyMap<number, EndingShares | null>;

/** A page of the posts, each with how likely it is to end within the months. */
export async function postsOf(
  snapshot: Snapshot,
  shares: Shares,
  settled: Settled,
): Promise<Page<PostAhead>> {
  const { asOf, trust } = settled;
  const hasTrust = trust !== undefined;
  const parameters = { asOf, ranks: ranksOf(settled), ...(hasTrust && { trust }) };
  const page = await pageOfRows<PostRow>(
    snapshot,
    { sql: postsAheadSql(hasTrust), parameters, keys: ['place'] },
    settled,
  );
  return {
    ...page,
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: ahead(node, shares, settled) })),
  };
}

function ahead(
  { place: _, rank, school, name, ends_on, sixty_in, ...row }: PostRow,
  shares: Shares,
  settled: Settled,
): PostAhead {
  const months = monthsAfter(settled.asOf, settled.months);
  const ending = row.kind === 'ASSIGNMENT' ? null : shares.get(rank);
  const planned = (on: string): number | null =>
    on <= settled.asOf ? null : isWithin(on.slice(0, 7), settled) ? 1 : 0;
  const reachesSixty = sixty_in === null ? null : sixty_in <= yearOf(months.at(-1)!);
  const chance = ends_on !== null ? planned(ends_on) : ending ? chanceOf(ending, sixty_in, months) : null;
  const stage = pathway[rank]!;
  return { ...row, stage, place: school, placeName: name, endsOn: ends_on, reachesSixty, chance };
}

/** That a post ends in one of the months, each being a twelfth of a year in which it ends as others do at that age. */
const chanceOf = (
  { fromSixty, others }: EndingShares,
  sixtyIn: number | null,
  months: readonly string[],
): number =>
  1 -
  months.reduce((stays, month) => {
    const { share } = sixtyIn !== null && sixtyIn <= yearOf(month) ? fromSixty : others;
    return stays * (1 - share) ** (1 / 12);
  }, 1);
