import { listValue } from '@duckdb/node-api';
import { type Stage, stages as pathway } from '#pathway/vocabulary/stages';
import { answered } from '../asked.js';
import { timesOf } from '../multi-state/at-times.js';
import type { Answering, Snapshot } from '../read-model.js';
import { type FirstPassage, firstPassage } from './first-passage.js';
import type { TimeToStage, TimeToStageAnswer, TimeToStageArgs } from './pipeline.answer.js';
import { enteredSql, firstPassageSql, timeToStageSql } from './time-to-stage.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const DEFINITION =
  'Days from the first day of qualified service to the first day in the stage or above, told in three ways. Quartiles ' +
  'among those who have got there, by linear interpolation (R type 7): who has not got there yet is left out, so that ' +
  'these are no forecast for somebody who starts now. Incidence: the share that has got there by a time, the first ' +
  'departure from teaching being the other way it can go (Aalen and Johansen). And the median if nobody left: ' +
  'Kaplan and Meier, the first departure ending what is seen.';

const DEFAULT_STAGES = pathway.slice(3);

type QuartileRow = {
  readonly rank: number;
  readonly reached: number;
  readonly before_exit: number;
  readonly quartiles: readonly [number, number, number];
};
type PassageRow = FirstPassage & { readonly rank: number };
type Settled = TimeToStageArgs & Required<Pick<TimeToStageArgs, 'stages' | 'level'>>;

/**
 * How many have reached a stage, how long it took them, and how soon somebody who starts may.
 *
 * @throws ImpossibleQuestion a time or a level that cannot be
 */
export async function timeToStage(model: Answering, args: TimeToStageArgs): Promise<TimeToStageAnswer> {
  const settled: Settled = {
    ...args,
    stages: args.stages ?? DEFAULT_STAGES,
    level: args.level ?? DEFAULT_LEVEL,
  };
  refuseLevel(settled.level);
  const times = timesOf(args);
  return answered(model, settled, async (snapshot) => {
    const [entered] = await snapshot.rows<{ n: number }>(enteredSql, { asOf: settled.asOf });
    const answer = { stages: await stagesOf(snapshot, settled, times) };
    return { ground: { definition: DEFINITION, n: entered!.n }, answer };
  });
}

async function stagesOf(
  { rows }: Snapshot,
  { asOf, stages, level }: Settled,
  times: readonly number[],
): Promise<readonly TimeToStage[]> {
  const ranks = listValue(stages.map((stage) => pathway.indexOf(stage)));
  const quartiles = await rows<QuartileRow>(timeToStageSql, { asOf, ranks });
  const passages = await rows<PassageRow>(firstPassageSql, { asOf, ranks });
  return stages.map((stage) => ({
    ...amongReached(
      stage,
      quartiles.find(({ rank }) => rank === pathway.indexOf(stage)),
    ),
    ...firstPassage(
      passages.filter(({ rank }) => rank === pathway.indexOf(stage)),
      times,
      level,
    ),
  }));
}

const amongReached = (stage: Stage, row: QuartileRow | undefined) => ({
  stage,
  reached: row?.reached ?? 0,
  reachedBeforeFirstExit: row?.before_exit ?? 0,
  p25Days: row?.quartiles[0] ?? null,
  medianDays: row?.quartiles[1] ?? null,
  p75Days: row?.quartiles[2] ?? null,
});
