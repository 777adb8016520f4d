import { stages as pathway } from '#pathway/vocabulary/stages';
import type { Page } from '../answer.js';
import { pageOfRows } from '../paged-rows.js';
import type { Snapshot } from '../read-model.js';
import { isWithin, ranksOf, type Settled } from './expected-settings.js';
import type { PostAhead, StageVacancies } from './expected-vacancies.answer.js';
import { postsAheadSql } from './expected-vacancies.sql.js';

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
}

/** A page of the posts, each with how likely it is to end within the months. */
export async function postsOf(
  snapshot: Snapshot,
  stages: readonly StageVacancies[],
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
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: ahead(node, stages, settled) })),
  };
}

function ahead(
  { place: _, rank, school, name, ends_on, ...row }: PostRow,
  stages: readonly StageVacancies[],
  settled: Settled,
): PostAhead {
  const stage = pathway[rank]!;
  const exit = stages.find((each) => each.stage === stage)!.annualEndProbability;
  const unplanned =
    exit === null || row.kind === 'ASSIGNMENT' ? null : 1 - (1 - exit) ** (settled.months / 12);
  const planned = (on: string): number | null =>
    on <= settled.asOf ? null : isWithin(on.slice(0, 7), settled) ? 1 : 0;
  const chance = ends_on === null ? unplanned : planned(ends_on);
  return { ...row, stage, place: school, placeName: name, endsOn: ends_on, chance };
}
