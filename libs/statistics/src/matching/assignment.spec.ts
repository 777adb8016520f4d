import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assignment, type AssignmentProblem } from './assignment.js';

const ids = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

const problemOf = (scores: readonly (readonly (number | null)[])[]): AssignmentProblem => ({
  candidates: ids('C', scores.length),
  vacancies: ids('V', scores[0]?.length ?? 0),
  scores,
});

const solved = (scores: readonly (readonly (number | null)[])[]) => {
  const { filled, totalScore, pairs } = assignment(problemOf(scores));
  return { filled, totalScore, chosen: pairs.map(({ candidate, vacancy }) => `${candidate}${vacancy}`) };
};

/** The best of all ways, looked at one by one: by the number filled, then by the score. */
function bestOfAll(
  scores: readonly (readonly (number | null)[])[],
  taken: readonly number[] = [],
): [number, number] {
  const [row, ...rest] = scores;
  if (!row) return [0, 0];
  let best = bestOfAll(rest, taken);
  row.forEach((score, column) => {
    if (score === null || taken.includes(column)) return;
    const [filled, total] = bestOfAll(rest, [...taken, column]);
    const with_: [number, number] = [filled + 1, total + score];
    if (with_[0] > best[0] || (with_[0] === best[0] && with_[1] > best[1])) best = with_;
  });
  return best;
}

describe('an assignment', () => {
  it('is not greedy: the best pair first (70) would end at 139', () => {
    expect(
      solved([
        [70, 69, 10],
        [68, 30, 5],
        [66, 64, null],
      ]),
    ).toEqual({ filled: 3, totalScore: 142, chosen: ['C1V3', 'C2V1', 'C3V2'] });
  });

  it('fills vacancies first: two for 75 rather than one for 80, and four for 179 rather than three for 268', () => {
    const two = solved([
      [0, 80],
      [null, 75],
      [null, 20],
    ]);
    expect(two).toEqual({ filled: 2, totalScore: 75, chosen: ['C1V1', 'C2V2'] });
    const four = solved([
      [95, null, null, 1],
      [5, 60, null, null],
      [null, 88, 30, null],
      [null, null, 85, null],
    ]);
    expect(four).toEqual({ filled: 4, totalScore: 179, chosen: ['C1V4', 'C2V1', 'C3V2', 'C4V3'] });
  });

  it('takes eight candidates for six vacancies with forbidden pairs', () => {
    const answer = solved([
      [32, 18, 38, null, null, 55],
      [1, 78, 98, 76, null, 51],
      [null, 43, 11, 81, 51, null],
      [87, 28, 63, 71, 80, 54],
      [null, 92, 2, 51, null, null],
      [null, null, null, null, 20, null],
      [1, 55, null, null, null, null],
      [null, null, 71, 22, null, 58],
    ]);
    const chosen = ['C1V1', 'C2V3', 'C3V4', 'C4V5', 'C5V2', 'C8V6'];
    expect(answer).toEqual({ filled: 6, totalScore: 441, chosen });
  });

  it('takes always the same one of 18 that are equally good', () => {
    const answer = solved([
      [7, 7, 5],
      [7, 5, 7],
      [5, 7, 7],
      [7, 7, 7],
      [null, 7, 5],
    ]);
    expect(answer).toEqual({ filled: 3, totalScore: 21, chosen: ['C1V2', 'C2V1', 'C3V3'] });
  });

  it('leaves everything open where nobody may be appointed, nobody applies or nothing is vacant', () => {
    const none = { filled: 0, totalScore: 0, pairs: [] };
    expect(assignment(problemOf([[null, null]]))).toEqual(none);
    expect(assignment(problemOf([]))).toEqual(none);
    expect(assignment({ candidates: ['C1'], vacancies: [], scores: [[]] })).toEqual(none);
  });

  it('refuses scores that cannot be added exactly', () => {
    expect(() => assignment(problemOf([[0.5]]))).toThrow(RangeError);
    expect(() => assignment(problemOf([[2 ** 52, -(2 ** 52)]]))).toThrow(RangeError);
  });
});

const score = fc.option(fc.integer({ min: -3, max: 12 }), { freq: 2 });
const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(score, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe('for any small problem', () => {
  it('is as good as the best of all ways', () => {
    fc.assert(
      fc.property(tables, (scores) => {
        const { filled, totalScore, pairs } = assignment(problemOf(scores));
        expect([filled, totalScore]).toEqual(bestOfAll(scores));
        expect(new Set(pairs.map(({ candidate }) => candidate)).size).toBe(filled);
        expect(new Set(pairs.map(({ vacancy }) => vacancy)).size).toBe(filled);
      }),
      { numRuns: 400 },
    );
  });

  it('is the same in whatever order candidates and vacancies are listed', () => {
    fc.assert(
      fc.property(tables, (scores) => {
        const problem = problemOf(scores);
        const turned = {
          candidates: problem.candidates.toReversed(),
          vacancies: problem.vacancies.toReversed(),
          scores: scores.map((row) => row.toReversed()).toReversed(),
        };
        expect(assignment(turned)).toEqual(assignment(problem));
      }),
    );
  });
});
