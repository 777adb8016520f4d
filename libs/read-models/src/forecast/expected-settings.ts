import { listValue } from '@duckdb/node-api';
import { stages as pathway } from '#pathway/vocabulary/stages';
import { ImpossibleQuestion } from '../answer.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';
import type { ExpectedVacanciesArgs } from './expected-vacancies.answer.js';
import { monthsAfter } from './months.js';

const MOST_MONTHS = 60;
const LEADERS = pathway.slice(3);

/** The question with its defaults filled in. */
export type Settled = ExpectedVacanciesArgs &
  Required<Pick<ExpectedVacanciesArgs, 'months' | 'stages' | 'level'>>;

/** @throws ImpossibleQuestion months, stages or a level that cannot be */
export function settledFrom(args: ExpectedVacanciesArgs): Settled {
  const { months = 24, stages = LEADERS, level = DEFAULT_LEVEL } = args;
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS)
    throw new ImpossibleQuestion(`months is a whole number from 1 to ${MOST_MONTHS}.`);
  if (stages.length === 0 || new Set(stages).size < stages.length)
    throw new ImpossibleQuestion('stages names at least one, each once.');
  refuseLevel(level);
  return { ...args, months, stages, level };
}

/** The ranks of the stages, as a list for SQL. */
export const ranksOf = ({ stages }: Settled) => listValue(stages.map((stage) => pathway.indexOf(stage)));

/** Whether a month, `2025-09`, is one of those ahead. */
export const isWithin = (month: string | null, { asOf, months }: Settled): boolean =>
  month !== null && monthsAfter(asOf, months).includes(month);
