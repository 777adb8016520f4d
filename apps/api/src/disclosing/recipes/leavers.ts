import type { Recipe } from '#disclosure/recipes/recipe';
import {
  by,
  computed,
  count,
  events,
  kept,
  rows,
  rowsByName,
  type Shape,
  status,
  within,
} from '#disclosure/recipes/shape';
import { percentOf, plainPercentOf } from '#read-models/proportions/percent';

const ofKnown = (what: 'percent' | 'limits') =>
  computed(
    ['known', 'leavers'],
    'leavers',
    ([known, leavers], { level }) => percentOf(known!, leavers!, level as number)[what],
  );

const known: Shape = {
  leavers: events,
  known: events,
  percent: ofKnown('percent'),
  limits: ofKnown('limits'),
  status,
};

export const leaverDestinationsRecipe: Recipe = {
  arguments: { years: 'any', level: 'any' },
  shape: {
    all: within(known),
    byYear: rows(by('academicYear'), { academicYear: kept, ...known }),
    byDestination: rowsByName(by('destination'), { destination: kept, label: kept, leavers: events, status }),
    cohorts: rows(by('cohort'), {
      cohort: kept,
      n: count,
      cells: rows(by('year'), {
        year: kept,
        eligible: count,
        inService: count,
        unknown: count,
        allLeftPercent: computed(['inService', 'eligible'], 'eligible', ([stayed, all]) =>
          plainPercentOf(stayed!, all!),
        ),
        noneLeftPercent: computed(
          ['inService', 'unknown', 'eligible'],
          'eligible',
          ([stayed, unknown, all]) => plainPercentOf(stayed! + unknown!, all!),
        ),
        status,
      }),
      status,
    }),
  },
  n: null,
  sums: [
    { total: ['all', 'leavers'], parts: [['all', 'known']], outcomes: true },
    { total: ['all', 'leavers'], parts: [['byYear', '*', 'leavers']] },
    { total: ['all', 'known'], parts: [['byYear', '*', 'known']] },
    { total: ['all', 'leavers'], parts: [['byDestination', '*', 'leavers']] },
    { total: ['byYear', '$year', 'leavers'], parts: [['byYear', '$year', 'known']], outcomes: true },
    { total: ['cohorts', '$cohort', 'n'], parts: [['cohorts', '$cohort', 'cells', '$year', 'eligible']] },
    {
      total: ['cohorts', '$cohort', 'cells', '$year', 'eligible'],
      parts: [
        ['cohorts', '$cohort', 'cells', '$year', 'inService'],
        ['cohorts', '$cohort', 'cells', '$year', 'unknown'],
      ],
      outcomes: true,
    },
  ],
};
