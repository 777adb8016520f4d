import { listValue } from '@duckdb/node-api';
import { stages as pathway } from '#pathway/vocabulary/stages';
import { answered } from '../asked.js';
import type { Answering } from '../read-model.js';
import type { TimeToStage, TimeToStageAnswer, TimeToStageArgs } from './pipeline.answer.js';
import { enteredSql, timeToStageSql } from './time-to-stage.sql.js';

const DEFINITION =
  'Days from the first day of qualified service to the first day in the stage or above, among those who have got ' +
  'there: quartiles by linear interpolation (R type 7). Who has not got there yet is left out, so that these are no ' +
  'forecast for somebody who starts now.';

const DEFAULT_STAGES = pathway.slice(3);

type Row = {
  readonly rank: number;
  readonly reached: number;
  readonly before_exit: number;
  readonly quartiles: readonly [number, number, number];
};

/** How many have reached a stage, and how long it took them. */
export function timeToStage(model: Answering, args: TimeToStageArgs): Promise<TimeToStageAnswer> {
  const { asOf, stages = DEFAULT_STAGES } = args;
  return answered(model, { ...args, stages }, async ({ rows }) => {
    const [entered] = await rows<{ n: number }>(enteredSql, { asOf });
    const ranks = listValue(stages.map((stage) => pathway.indexOf(stage)));
    const found = await rows<Row>(timeToStageSql, { asOf, ranks });
    const answer = {
      stages: stages.map((stage): TimeToStage => {
        const row = found.find(({ rank }) => rank === pathway.indexOf(stage));
        return {
          stage,
          reached: row?.reached ?? 0,
          reachedBeforeFirstExit: row?.before_exit ?? 0,
          p25Days: row?.quartiles[0] ?? null,
          medianDays: row?.quartiles[1] ?? null,
          p75Days: row?.quartiles[2] ?? null,
        };
      }),
    };
    return { ground: { definition: DEFINITION, n: entered!.n }, answer };
  });
}
