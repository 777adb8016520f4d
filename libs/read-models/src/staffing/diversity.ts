import { type Stage, stages as pathway } from '#pathway/vocabulary/stages';
import { answered } from '../asked.js';
import { ageBands, ageBandSql } from '../grouping/age-bands.js';
import { sexSql } from '../grouping/characteristics.sql.js';
import { groupValue } from '../grouping/grouping.js';
import { inTrustSql, stagesSql } from '../on-the-day.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';
import { pointsApart, type Share, shareOf } from '../proportions/share.js';
import type { Answering } from '../read-model.js';
import type { DiversityAnswer, DiversityArgs, GroupInStage } from './diversity.answer.js';

const DEFINITION =
  'Teachers with QTS in service at the close of the day, by the stage of their highest open post anywhere, and of each stage ' +
  'the share of each sex and of each age (reached in that calendar year), as last said by the day: beside the stage below, ' +
  'with limits by Newcombe. In a trust: those with an open post in it. Those of whom it is not on record are a group of their ' +
  'own, so that the shares of a stage add up.';

const DESCRIPTIVE =
  'Who stands on a stage began years ago, when other people began: a difference does not tell that anybody is held back.';

type Dimension = 'SEX' | 'AGE_BAND';

interface Row extends Readonly<Record<string, unknown>> {
  readonly dimension: Dimension;
  readonly held: string;
  readonly stage: Stage;
  readonly count: number;
}

const diversitySql = (hasTrust: boolean): string => `
  WITH told AS (
    SELECT stage, sex, birth_year FROM (${stagesSql}) LEFT JOIN (
      SELECT teacher, arg_max(sex, said_on) AS sex, arg_max(birth_year, said_on) AS birth_year FROM characteristics
      WHERE said_on <= $asOf::DATE GROUP BY teacher) USING (teacher)
    ${hasTrust ? `WHERE teacher IN (${inTrustSql})` : ''})
  SELECT dimension, held, stage, count(*)::INTEGER AS count FROM (
    SELECT 'SEX' AS dimension, ${sexSql} AS held, stage FROM told
    UNION ALL SELECT 'AGE_BAND', ${ageBandSql('birth_year', '$asOf::DATE')}, stage FROM told)
  GROUP BY dimension, held, stage ORDER BY dimension, held, stage`;

/**
 * How diverse each stage is, and the stage below.
 *
 * @throws ImpossibleQuestion a level that cannot be
 */
export async function diversity(model: Answering, args: DiversityArgs): Promise<DiversityAnswer> {
  const { asOf, trust, level = DEFAULT_LEVEL } = args;
  refuseLevel(level);
  const hasTrust = trust !== undefined;
  return answered(model, { ...args, level }, async ({ rows }) => {
    const found = await rows<Row>(diversitySql(hasTrust), { asOf, ...(hasTrust && { trust }) });
    const bySex = found.filter(({ dimension }) => dimension === 'SEX');
    const stages = [
      ...groupsIn('SEX', bySex, level),
      ...groupsIn('AGE_BAND', found.filter(({ dimension }) => dimension === 'AGE_BAND'), level),
    ]; // prettier-ignore
    const n = total(bySex);
    return { ground: { definition: DEFINITION, n, warnings: [DESCRIPTIVE] }, answer: { stages } };
  });
}

const total = (rows: readonly Row[]): number => rows.reduce((sum, { count }) => sum + count, 0);

/** Stages of teachers in service: nobody among them is in training. */
const LOWEST = 1;

function groupsIn(dimension: Dimension, rows: readonly Row[], level: number): readonly GroupInStage[] {
  const held = inOrder(dimension, [...new Set(rows.map((row) => row.held))]);
  return held.flatMap((value) => {
    const shares = pathway.slice(LOWEST).map((stage): readonly [Stage, Share] => {
      const ofStage = rows.filter((row) => row.stage === stage);
      return [stage, shareOf(total(ofStage.filter((row) => row.held === value)), total(ofStage), level)];
    });
    return shares.map(([stage, share], index) => {
      const below = shares[index - 1]?.[1] ?? null;
      const apart = below && pointsApart(share, below, level);
      const status = below === null ? ('NOT_APPLICABLE' as const) : null;
      return { stage, group: groupValue(dimension, value), share, below, apart, status };
    });
  });
}

/** Ages from the youngest on, what is not on record last. */
function inOrder(dimension: Dimension, held: readonly string[]): readonly string[] {
  if (dimension === 'SEX') return held.toSorted();
  const place = (value: string): number => ageBands.terms.findIndex(({ code }) => code === value);
  return held.toSorted((a, b) => place(a) - place(b));
}
