import { stages } from '#pathway/vocabulary/stages';
import type { StageTimesArgs } from '../progression/stage-times.answer.js';
import { stageSteppersSql } from '../progression/stage-times.sql.js';
import { cellsFrom, type Counting } from './counted.js';

/** Whom `stageTimes` counts, anywhere. */
export const stageTimesCounted: Counting<StageTimesArgs> = (snapshot, { asOf }) =>
  cellsFrom(snapshot, who, { asOf }, ([steps, from, to, n]) => [
    steps!,
    from === '0' ? 'QTS' : stages[Number(from)]!,
    stages[Number(to)]!,
    n!,
  ]);

const who = `
  SELECT ['steps', "from"::VARCHAR, "to"::VARCHAR, 'n'] AS path, teacher FROM (${stageSteppersSql})`;
