import { answered } from '../asked.js';
import { percentOf } from '../proportions/percent.js';
import type { Answering } from '../read-model.js';
import {
  employers,
  type FirstEmployerAnswer,
  type FirstEmployerArgs,
  type FirstEmployerGroup,
} from './first-employer.answer.js';
import { firstEmployerSql } from './first-employer.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const DEFINITION =
  'Qualified teachers with a placement on record before QTS in a school that was in a trust on its first day. The base trust is ' +
  'that of the first such placement; another trust is that of any other. The first employer is the first school, in the trust in ' +
  "which it was on the day of entry: the base trust, else a trust of another placement, else elsewhere (no trust included). Who hasn't " +
  "entered has none. Limits are Wilson's.";

const WARNING =
  'Not causal: where a trainee is placed may follow from where there are posts, and the other way round.';

type Row = {
  readonly elsewhere: boolean | null;
  readonly employer: (typeof employers)[number];
  readonly count: number;
};

/**
 * Where teachers were first employed, by whether they were placed in another trust during training.
 *
 * @throws ImpossibleQuestion a level that cannot be
 */
export function firstEmployer(model: Answering, args: FirstEmployerArgs): Promise<FirstEmployerAnswer> {
  const settled = { ...args, level: args.level ?? DEFAULT_LEVEL };
  refuseLevel(settled.level);
  return answered(model, settled, async ({ rows }) => {
    const found = await rows<Row>(firstEmployerSql, { asOf: settled.asOf });
    const groups = [true, false].map((placed) => groupOf(found, placed, settled.level));
    const n = groups.reduce((sum, group) => sum + group.n, 0);
    const withoutTrust = countOf(found.filter(({ elsewhere }) => elsewhere === null));
    return { ground: { definition: DEFINITION, n, warnings: [WARNING] }, answer: { groups, withoutTrust } };
  });
}

const countOf = (rows: readonly Row[]): number => rows.reduce((sum, { count }) => sum + count, 0);

function groupOf(rows: readonly Row[], placedInAnotherTrust: boolean, level: number): FirstEmployerGroup {
  const of = rows.filter(({ elsewhere }) => elsewhere === placedInAnotherTrust);
  const n = countOf(of);
  return {
    placedInAnotherTrust,
    n,
    employers: employers.map((employer) => {
      const count = countOf(of.filter((row) => row.employer === employer));
      return { employer, count, ...percentOf(count, n, level) };
    }),
  };
}
