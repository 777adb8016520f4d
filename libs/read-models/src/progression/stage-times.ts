import { stages } from '#pathway/vocabulary/stages';
import { answered } from '../asked.js';
import type { Answering } from '../read-model.js';
import type { StageTime, StageTimesAnswer, StageTimesArgs } from './stage-times.answer.js';
import { reachedCountSql, stageTimesSql } from './stage-times.sql.js';

const DEFINITION =
  'Days from QTS to the first day in each stage or above, and from the first day in the stage below (or above it) to ' +
  'that day; quartiles by linear interpolation (R type 7), months of 365.25 / 12 days. Who came into two stages on one ' +
  'day skipped the lower one and is not counted from it. In a trust: those with a post open there on the day they ' +
  'reached the stage, whether they are still there or not.';

const AMONG_REACHED =
  'Only those who have got there are counted: who may still get there is left out, so recent years look quicker than they are.';

const DAYS_A_MONTH = 365.25 / 12;

type Row = {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly quartiles: readonly [number, number, number];
};

/** How long teachers took from QTS to each stage and from one stage to the next. */
export function stageTimes(model: Answering, args: StageTimesArgs): Promise<StageTimesAnswer> {
  const { asOf, trust } = args;
  const hasTrust = trust !== undefined;
  const parameters = { asOf, ...(hasTrust && { trust }) };
  return answered(model, args, async ({ rows }) => {
    const [counted] = await rows<{ n: number }>(reachedCountSql(hasTrust), parameters);
    const steps = (await rows<Row>(stageTimesSql(hasTrust), parameters)).map(stageTime);
    const ground = { definition: DEFINITION, n: counted!.n, warnings: [AMONG_REACHED] };
    return { ground, answer: { steps } };
  });
}

const stageTime = ({ from, to, n, quartiles: [p25Days, medianDays, p75Days] }: Row): StageTime => ({
  from: from === 0 ? 'QTS' : stages[from]!,
  to: stages[to]!,
  n,
  p25Days,
  medianDays,
  p75Days,
  medianMonths: medianDays / DAYS_A_MONTH,
});
