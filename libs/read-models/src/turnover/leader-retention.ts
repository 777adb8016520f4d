import { listValue } from '@duckdb/node-api';
import { academicYearName } from '#pathway/calendar';
import { stages } from '#pathway/vocabulary/stages';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { LIMITS_IN_WORDS } from '../proportions/limits-in-words.js';
import { percentOf } from '../proportions/percent.js';
import type { Answering } from '../read-model.js';
import type { LeaderCell, LeaderRetentionAnswer, LeaderRetentionArgs } from './leader-retention.answer.js';
import { leaderRetentionSql } from './leader-retention.sql.js';
import { DEFAULT_LEVEL } from '../proportions/level.js';

const definitionOf = (stage: string): string =>
  `Teachers with QTS in service, on the first day ever on which they hold a post of the stage ${stage}, if they have held none above ` +
  'it until then, and of these, those in service on the anniversaries of that day (29 February: 28 February in other ' +
  'years) with an open post of the same stage or a higher one, in any school or central team. Who has lost the post and ' +
  'come back to one counts. In the same phase: of the school in which they were new, on that day. Phases and trusts are ' +
  `those of the day. ${LIMITS_IN_WORDS}`;

const NATIONAL =
  'The national figures of DfE count from census to census, in the same phase, without central teams: compare them with ' +
  'retainedInPhase, with care.';

type Row = {
  readonly cohort: number;
  readonly phase: string | null;
  readonly year: number;
  readonly n: number;
  readonly eligible: number;
  readonly retained: number;
  readonly in_phase: number;
  readonly in_centre: number;
};

/**
 * How many of those new to headship, or to another stage of leadership, hold a post of that stage or above years later.
 *
 * @throws ImpossibleQuestion a year that cannot be
 */
export async function leaderRetention(
  model: Answering,
  args: LeaderRetentionArgs,
): Promise<LeaderRetentionAnswer> {
  const { asOf, trust, stage = 'headteacher', years = [1, 3, 5] } = args;
  if (!years.every((year) => Number.isInteger(year) && year >= 1 && year <= 50))
    throw new ImpossibleQuestion('years must be whole numbers from 1 to 50.');
  const hasTrust = trust !== undefined;
  const parameters = {
    asOf,
    rank: stages.indexOf(stage),
    years: listValue([...years]),
    ...(hasTrust && { trust }),
  };
  return answered(model, { ...args, stage, years }, async ({ rows }) => {
    const found = await rows<Row>(leaderRetentionSql(hasTrust), parameters);
    const cohorts = found.map((row) => ({ cohort: academicYearName(row.cohort), ...cellOf([row]) }));
    const pooled = pooledOf(found);
    const n = sum(
      found.filter(({ year }) => year === years[0]),
      'n',
    );
    return {
      ground: { definition: definitionOf(stage), n, warnings: [NATIONAL] },
      answer: { cohorts, pooled },
    };
  });
}

function pooledOf(rows: readonly Row[]): readonly LeaderCell[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.phase, row.year]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.keys()].toSorted().map((key) => cellOf(groups.get(key)!));
}

const sum = (
  rows: readonly Row[],
  column: 'n' | 'eligible' | 'retained' | 'in_phase' | 'in_centre',
): number => rows.reduce((total, row) => total + row[column], 0);

/** Rows of one phase and year. */
function cellOf(rows: readonly Row[]): LeaderCell {
  const { phase, year } = rows[0]!;
  const [eligible, retained, retainedInPhase] = [
    sum(rows, 'eligible'),
    sum(rows, 'retained'),
    sum(rows, 'in_phase'),
  ];
  return {
    phase,
    year,
    n: sum(rows, 'n'),
    eligible,
    retained,
    ...percentOf(retained, eligible, DEFAULT_LEVEL),
    retainedInPhase,
    percentInPhase: percentOf(retainedInPhase, eligible, DEFAULT_LEVEL).percent,
    onlyInCentre: sum(rows, 'in_centre'),
  };
}
