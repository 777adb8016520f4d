import { describe, expect, it } from '@jest/globals';
import { compared } from './compare.mjs';

const tally = (expected: object, answer: unknown) => {
  const [result] = compared({ figure: expected }, answer === undefined ? {} : { figure: answer });
  return { right: result!.right, wrong: result!.wrong.length, missing: result!.missing };
};

describe('answers held against the right values', () => {
  it('are right within a millionth', () => {
    expect(tally({ x: 1000, y: 0.5 }, { x: 1000.0009, y: 0.5000009 })).toEqual({
      right: 2,
      wrong: 0,
      missing: 0,
    });
    expect(tally({ x: 1000, y: 0.5 }, { x: 1000.0011, y: 0.5000011 })).toEqual({
      right: 0,
      wrong: 2,
      missing: 0,
    });
  });

  it('may leave out what is 0 or null, and nothing else', () => {
    expect(tally({ none: 0, unknown: null, some: 3 }, {})).toEqual({ right: 0, wrong: 0, missing: 1 });
    expect(tally({ none: 0, unknown: null, some: 3 }, undefined)).toEqual({ right: 0, wrong: 0, missing: 1 });
  });

  it('are wrong where nothing is known and 0% is right, or the other way round', () => {
    expect(tally({ cell: { retained: 0, percent: 0 } }, { cell: null })).toMatchObject({ wrong: 1 });
    expect(tally({ cell: null }, { cell: { retained: 0, percent: 0 } })).toMatchObject({ wrong: 0 });
    expect(tally({ cell: null }, { cell: { retained: 2, percent: 50 } })).toMatchObject({ wrong: 2 });
  });

  it('are wrong with a key that is not expected, unless it is a remark', () => {
    expect(tally({ a: 1 }, { a: 1, b: 2, _note: 3, c: 0 })).toEqual({ right: 1, wrong: 1, missing: 0 });
  });

  it('are not judged by what is a matter of convention', () => {
    const whole = { surv: 1, se: 0, ci_log: [1, 1] };
    expect(tally({ at: whole }, { at: { surv: 1, se: 9, ci_log: [0, 9] } })).toEqual({
      right: 1,
      wrong: 0,
      missing: 0,
    });
    const part = { surv: 0.5, se: 0.1, ci_log: [0.4, 0.6] };
    expect(tally({ at: part }, { at: { surv: 0.5, se: 0.2, ci_log: [0.4, 0.7] } })).toEqual({
      right: 2,
      wrong: 2,
      missing: 0,
    });
    expect(tally({ all: { median_ci_loglog: [5, null] } }, { all: { median_ci_loglog: [5, 9] } })).toEqual({
      right: 1,
      wrong: 0,
      missing: 0,
    });
  });
});

describe('an assignment', () => {
  const problem = {
    candidates: ['C1', 'C2'],
    vacancies: ['V1', 'V2'],
    scores: [
      [3, 3],
      [3, null],
    ],
    expected: { filled: 2, total_score: 6 },
  };
  const answer = { filled: 2, total_score: 6 };

  it('is right when it is allowed and as good as can be', () => {
    expect(tally(problem, { ...answer, assignment: { C1: 'V2', C2: 'V1' } })).toEqual({
      right: 3,
      wrong: 0,
      missing: 0,
    });
  });

  it('is wrong when a pair is not allowed, a vacancy is filled twice, or the claim is not what was done', () => {
    expect(tally(problem, { ...answer, assignment: { C1: 'V1', C2: 'V2' } }).wrong).toBeGreaterThan(0);
    expect(tally(problem, { ...answer, assignment: { C1: 'V1', C2: 'V1' } }).wrong).toBeGreaterThan(0);
    expect(tally(problem, { ...answer, assignment: { C1: 'V2', C2: null } }).wrong).toBeGreaterThan(0);
  });
});
