import type { TrainingGrouping } from './training-grouping.js';
import { groupColumnsOf, groupJoinsOf, type TrainingFilter, trainingsSql } from './trainings.sql.js';

/** Rows (intake, g0, g1 …, was_deferred, state, count): how many trainings are in each state. */
export function outcomesSql(filter: TrainingFilter, by: readonly TrainingGrouping[]): string {
  const keys = ['intake', ...by.map((_, index) => `g${index}`), 'was_deferred', 'state'].join(', ');
  return `
    SELECT ${keys}, count(*)::INTEGER AS count
    FROM (SELECT *${groupColumnsOf(by)} FROM (${trainingsSql(filter)}) ${groupJoinsOf(by)})
    GROUP BY ${keys} ORDER BY ${keys}`;
}

export const trainedSql = (filter: TrainingFilter): string =>
  `SELECT count(DISTINCT teacher)::INTEGER AS n FROM (${trainingsSql(filter)}) WHERE state <> 'VOID'`;
