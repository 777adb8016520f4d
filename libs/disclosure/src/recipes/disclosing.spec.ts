import { beforeAll, describe, expect, it } from '@jest/globals';
import { emptyLedger } from '../ledger/ledger.js';
import { populationOf } from '../ledger/population.js';
import { profiles } from '../profiles/profiles.js';
import { openSolver } from '../solver/highs.js';
import type { Solver } from '../solver/linear-programme.js';
import { idOf } from './cells.js';
import { disclosed } from './disclosing.js';
import type { Recipe } from './recipe.js';
import { count } from './shape.js';

let solver: Solver;
beforeAll(async () => {
  solver = await openSolver();
});

const recipe: Recipe = { arguments: {}, shape: { all: count }, n: ['all'], sums: [] };
const populations = new Map([[idOf(['all']), populationOf(Array.from({ length: 40 }, (_, key) => key))]]);

/** The warnings that are shown of these, but for that of the profile. */
function shownOf(...warnings: readonly string[]): readonly string[] {
  const basis = { n: 40, followed: null, warnings, arguments: {} };
  const { answer } = disclosed(profiles.research, recipe, { answer: { all: 40, basis }, populations, events: new Map() }, emptyLedger, solver); // prettier-ignore
  return (answer['basis'] as { readonly warnings: readonly string[] }).warnings.slice(0, -1);
}

describe('the warnings of an answer that is disclosed', () => {
  it('hold no count, also where it could be a year or a day', () => {
    expect(
      shownOf(
        '2014 open posts have a role of no known stage.',
        'Told by 2026-08-31/2017 of 1,950 teachers.',
        'Cohorts cannot be compared by it.',
      ),
    ).toEqual([
      'c open posts have a role of no known stage.',
      'Told by c-c-c/c of c teachers.',
      'Cohorts cannot be compared by it.',
    ]);
  });

  it('are not those that are worded for one', () => {
    expect(
      shownOf('The records of 1 teacher could not be read.', '1 fact on record is of a strange type.', '21 of 31 teachers.'),
    ).toEqual(['c of c teachers.']); // prettier-ignore
  });

  it('are as published where they tell what was published', () => {
    const published = 'Benchmark: Workforce in England 2024. Of 42,321 who qualified in 2014. One row has 1.';
    expect(shownOf(published)).toEqual([published]);
  });
});
