import { type Pattern } from '#disclosure/recipes/sums';
import type { Recipe } from '#disclosure/recipes/recipe';
import {
  by,
  computed,
  count,
  kept,
  rows,
  type Shape,
  status,
  withheld,
  within,
} from '#disclosure/recipes/shape';
import { percentOf } from '#read-models/proportions/percent';

export const cohortsRecipe: Recipe = {
  arguments: {},
  shape: {
    cohorts: rows(by('cohort'), { cohort: kept, qualified: count, entered: count, inService: count, status }),
  },
  n: null,
  sums: [
    {
      total: ['cohorts', '$cohort', 'qualified'],
      parts: [['cohorts', '$cohort', 'entered']],
      outcomes: true,
    },
    {
      total: ['cohorts', '$cohort', 'entered'],
      parts: [['cohorts', '$cohort', 'inService']],
      outcomes: true,
    },
  ],
};

/** Of what is shown: with the level of the limits that was asked for. */
const percent = (of: 'percent' | 'limits') =>
  computed(
    ['retained', 'eligible'],
    'eligible',
    ([part, whole], { level }) => percentOf(part!, whole!, level as number)[of],
  );

const cell: Shape = {
  year: kept,
  eligible: count,
  retained: count,
  percent: percent('percent'),
  limits: percent('limits'),
  status,
  weighted: withheld,
};

const nameOfGroup = ({ group }: Readonly<Record<string, unknown>>): string =>
  JSON.stringify((group as readonly { readonly value: string }[]).map(({ value }) => value));

const measured = (...place: Pattern) => ({
  total: [...place, 'cells', '$year', 'eligible'],
  parts: [[...place, 'cells', '$year', 'retained']],
  outcomes: true,
});

const eligible = (...place: Pattern) => ({
  total: [...place, 'n'],
  parts: [[...place, 'cells', '$year', 'eligible']],
});

export const retentionRecipe: Recipe = {
  arguments: {
    years: 'any',
    clock: 'any',
    base: 'any',
    rule: 'any',
    scope: 'any',
    trustMembership: 'any',
    breaks: 'any',
    incomplete: ['HIDE'],
    cohortFrom: 'any',
    cohortBy: ['ACADEMIC_YEAR', 'CALENDAR_YEAR', 'FINANCIAL_YEAR'],
    attribution: ['ORIGIN'],
    latecomers: ['IN'],
    level: 'any',
    by: { dimensionsBut: ['ATTRIBUTED_TO', 'COHORT'] },
    benchmark: 'any',
  },
  shape: {
    cohorts: rows((row) => [String(row['cohort']), nameOfGroup(row)], {
      cohort: kept,
      group: kept,
      n: count,
      weighted: withheld,
      observedLate: withheld,
      cells: rows(by('year'), { ...cell, complete: kept }),
      benchmark: kept,
      status,
    }),
    pooled: rows((row) => [nameOfGroup(row)], {
      group: kept,
      n: count,
      weighted: withheld,
      cells: rows(by('year'), {
        ...cell,
        ofCohorts: within({ complete: kept, meanPercent: withheld, status }),
      }),
      status,
    }),
  },
  n: ['pooled', '[]', 'n'],
  sums: [
    eligible('cohorts', '$cohort', '$group'),
    eligible('pooled', '$group'),
    measured('cohorts', '$cohort', '$group'),
    measured('pooled', '$group'),
    { total: ['pooled', '$group', 'n'], parts: [['cohorts', '*', '$group', 'n']] },
    ...['eligible', 'retained'].map((name) => ({
      total: ['pooled', '$group', 'cells', '$year', name],
      parts: [['cohorts', '*', '$group', 'cells', '$year', name]],
    })),
  ],
};
