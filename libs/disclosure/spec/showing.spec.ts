import { beforeAll, describe, expect, it } from '@jest/globals';
import { inWords } from '../src/figures/disclosed.js';
import type { Ledger } from '../src/ledger/ledger.js';
import { emptyLedger } from '../src/ledger/ledger.js';
import { populationOf } from '../src/ledger/population.js';
import { profiles } from '../src/profiles/profiles.js';
import type { Counted } from '../src/showing.js';
import { showing } from '../src/showing.js';
import { openSolver } from '../src/solver/highs.js';
import type { Solver } from '../src/solver/linear-programme.js';

const { own, alliance } = profiles;
let solver: Solver;
beforeAll(async () => {
  solver = await openSolver();
});

const numbers = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** A group, and who of it are retained. */
function group(base: readonly number[], retained: readonly number[]): Counted {
  const gone = base.filter((teacher) => !retained.includes(teacher));
  const cells = { base, retained, 'not retained': gone };
  return {
    table: {
      cells: Object.entries(cells).map(([id, { length }]) => ({ id, value: length })),
      sums: [{ total: 'base', parts: ['retained', 'not retained'], outcomes: true }],
    },
    populations: new Map(Object.entries(cells).map(([id, teachers]) => [id, populationOf(teachers)])),
  };
}

const shownOf = (counted: Counted, ledger: Ledger, profile = alliance) => {
  const { figures, ledger: next } = showing(profile, counted, ledger, solver);
  return {
    words: ['base', 'retained', 'not retained'].map((id) => inWords(figures.get(id)!)),
    ledger: next,
  };
};

describe('a showing', () => {
  const whole = group(numbers(1, 100), numbers(1, 70));

  it('shows a table, and again when it is asked again, whatever came in between', () => {
    const first = shownOf(whole, emptyLedger);
    expect(first.words).toEqual(['100', '70', '30']);
    const between = shownOf(group(numbers(1, 80), numbers(1, 60)), first.ledger);
    expect(between.words).toEqual(['80', '60', '20']);
    const again = shownOf(whole, between.ledger);
    expect(again.words).toEqual(first.words);
    expect(again.ledger).toEqual(between.ledger);
  });

  it('hides what differs by few from what was shown, and what it could be worked out from', () => {
    const { ledger } = shownOf(whole, emptyLedger);
    const later = group(numbers(1, 100), numbers(1, 67));
    expect(shownOf(later, emptyLedger).words).toEqual(['100', '67', '33']);
    const { words, ledger: after } = shownOf(later, ledger);
    expect(words).toEqual(['100', 'c', 'c']);
    expect(after).toEqual(ledger);
  });

  it('tells of no part of a group that could be told apart from one shown before by few', () => {
    const { ledger } = shownOf(whole, emptyLedger);
    const without = group(numbers(1, 97), numbers(1, 60));
    expect(shownOf(without, ledger).words).toEqual(['c', 'c', 'c']);
  });

  it('hides a count of events that differs by few from one shown before, though it is of the same teachers', () => {
    const changes = (first: number, last: number): Counted => ({
      table: { cells: [{ id: 'changes', value: last - first + 1 }], sums: [] },
      populations: new Map([['changes', populationOf(numbers(1, 20))]]),
      events: new Map([['changes', populationOf(numbers(first, last))]]),
    });
    const shown = (counted: Counted, ledger: Ledger) => showing(alliance, counted, ledger, solver);
    const { ledger, figures } = shown(changes(1_001, 1_030), emptyLedger);
    expect(inWords(figures.get('changes')!)).toBe('30');
    const later = shown(changes(1_001, 1_031), ledger);
    expect(inWords(later.figures.get('changes')!)).toBe('c');
    expect(later.ledger).toEqual(ledger);
    expect(inWords(shown(changes(1_001, 1_030), ledger).figures.get('changes')!)).toBe('30');
    expect(inWords(shown(changes(1_001, 1_040), ledger).figures.get('changes')!)).toBe('40');
  });

  it('keeps nothing of what is shown to those whose own it is', () => {
    const { words, ledger } = shownOf(group(numbers(1, 3), [1]), emptyLedger, own);
    expect(words).toEqual(['3', '1', '2']);
    expect(ledger).toBe(emptyLedger);
  });
});
