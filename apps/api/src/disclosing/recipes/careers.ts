import type { Recipe } from '#disclosure/recipes/recipe';
import {
  by,
  count,
  events,
  kept,
  quantile,
  rows,
  status,
  withheld,
  withheldList,
} from '#disclosure/recipes/shape';

export const npqsRecipe: Recipe = {
  arguments: { first: 'any' },
  shape: {
    counts: rows(by('qualification', 'state'), {
      qualification: kept,
      name: kept,
      state: kept,
      count,
      status,
    }),
    holdings: withheld,
  },
  n: null,
  sums: [],
};

const DAYS_A_MONTH = 365.25 / 12;

export const stageTimesRecipe: Recipe = {
  arguments: {},
  shape: {
    steps: rows(by('from', 'to'), {
      from: kept,
      to: kept,
      n: count,
      p25Days: quantile(0.25, 'n'),
      medianDays: quantile(0.5, 'n'),
      p75Days: quantile(0.75, 'n'),
      medianMonths: quantile(0.5, 'n', DAYS_A_MONTH),
      status,
    }),
  },
  n: null,
  sums: [],
};

/** Time spent in a state is a sum of days of a few, exact to the day: it is not shown, nor are rates of it. */
export const transitionsRecipe: Recipe = {
  arguments: { from: 'day after a fixed day', to: 'fixed day', origin: 'any', level: 'any' },
  shape: {
    transitions: rows(by('from', 'to'), {
      from: kept,
      to: kept,
      count: events,
      ratePerPersonYear: withheld,
      limits: withheld,
      status,
    }),
    personYears: withheldList,
    flows: rows(by('state'), {
      state: kept,
      opening: count,
      begun: count,
      movedIn: events,
      movedOut: events,
      closing: count,
      status,
    }),
  },
  n: null,
  sums: [
    { total: ['flows', '$state', 'movedIn'], parts: [['transitions', '*', '$state', 'count']] },
    { total: ['flows', '$state', 'movedOut'], parts: [['transitions', '$state', '*', 'count']] },
    {
      total: { made: 'through' },
      parts: ['opening', 'begun', 'movedIn'].map((name) => ['flows', '$state', name]),
    },
    { total: { made: 'through' }, parts: ['movedOut', 'closing'].map((name) => ['flows', '$state', name]) },
  ],
};
