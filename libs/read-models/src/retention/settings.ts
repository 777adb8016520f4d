import { ImpossibleQuestion } from '../answer.js';
import { cohortPeriods, periods } from '../cohort/periods.js';
import { hasShares } from '../grouping/grouping.sql.js';
import type { RetentionArgs } from './retention.answer.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

/** A question with its defaults filled in. */
export type Settled = Required<Omit<RetentionArgs, 'knownAt' | 'benchmark'>> &
  Pick<RetentionArgs, 'knownAt' | 'benchmark'>;

const defaults = {
  clock: 'QTS_ANNIVERSARY',
  base: 'QUALIFIED',
  rule: 'POINT',
  scope: 'PROFESSION',
  trustMembership: 'SAME_SCHOOL_COUNTS',
  breaks: 'IN',
  incomplete: 'HIDE',
  cohortFrom: 'QTS',
  cohortBy: 'ACADEMIC_YEAR',
  attribution: 'ORIGIN',
  latecomers: 'IN',
  level: DEFAULT_LEVEL,
  by: [],
  among: [],
  cohorts: [],
} as const;

/** @throws ImpossibleQuestion a year, a level, a group or a cohort cannot be */
export function settledFrom(args: RetentionArgs): Settled {
  const said = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
  const settled: Settled = { ...defaults, ...(said as unknown as RetentionArgs) };
  const { years, level, by, cohorts, cohortBy } = settled;
  if (!cohortPeriods.includes(cohortBy))
    throw new ImpossibleQuestion(`cohortBy is one of ${cohortPeriods.join(', ')}.`);
  refuseYears(years);
  refuseLevel(level);
  if (new Set(by).size < by.length) throw new ImpossibleQuestion('by must name each group once.');
  refuseGroups(settled);
  const { example, numberOf } = periods[cohortBy];
  if (cohorts.some((cohort) => numberOf(cohort) === undefined))
    throw new ImpossibleQuestion(`A cohort is written like ${example}.`);
  return settled;
}

/** @throws ImpossibleQuestion groups by what only those who stay have, which would make all of them stayers */
function refuseGroups({ attribution, by, among }: Settled): void {
  const names = [...by, ...among.map(({ dimension }) => dimension)];
  if (attribution === 'CURRENT' && !hasShares(names))
    throw new ImpossibleQuestion(
      'attribution CURRENT is of shares (ATTRIBUTED_TO). Where somebody works now only those tell who stayed: ' +
        'headcount and pyramid count by it.',
    );
}

/** @throws ImpossibleQuestion a measuring day is not a whole number of years from 1 to 50, or is named twice */
export function refuseYears(years: readonly number[]): void {
  const areYears =
    years.length > 0 && years.every((year) => Number.isInteger(year) && year >= 1 && year <= 50);
  if (!areYears || new Set(years).size < years.length)
    throw new ImpossibleQuestion('years must be whole numbers from 1 to 50, each once.');
}
