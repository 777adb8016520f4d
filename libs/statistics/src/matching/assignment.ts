import { leastCost } from './least-cost.js';

/** Who may take what, and how well it would fit. */
export interface AssignmentProblem {
  /** Ids, each once. */
  readonly candidates: readonly string[];
  /** Ids, each once. */
  readonly vacancies: readonly string[];
  /** `scores[i][j]` of candidate i for vacancy j: a whole number, 0 and below included. Null: may not be appointed. */
  readonly scores: readonly (readonly (number | null)[])[];
}

export interface Assignment {
  readonly filled: number;
  readonly totalScore: number;
  /** By the candidate's id. */
  readonly pairs: readonly { readonly candidate: string; readonly vacancy: string; readonly score: number }[];
}

/**
 * Each candidate takes at most one vacancy and each vacancy at most one candidate: as many vacancies as can be are
 * filled, and among the ways to do so one with the highest total score is taken. Of ways that are equally good it is
 * always the same one, in whatever order candidates and vacancies are listed: they are taken by their ids.
 *
 * The rectangular assignment problem, solved exactly in whole numbers: a forbidden pair costs more than all others
 * together, so that there are as few of them as can be.
 *
 * @throws RangeError a score is no whole number, or they are too great to be added exactly
 */
export function assignment(problem: AssignmentProblem): Assignment {
  const rows = inOrder(problem.candidates);
  const columns = inOrder(problem.vacancies);
  const scores = rows.map((row) => columns.map((column) => problem.scores[row]?.[column] ?? null));
  const pairs = leastCost(costsOf(scores)).flatMap((column, row) => {
    const score = column === null ? null : scores[row]![column]!;
    if (column === null || score === null) return [];
    return [
      { candidate: problem.candidates[rows[row]!]!, vacancy: problem.vacancies[columns[column]!]!, score },
    ];
  });
  return { filled: pairs.length, totalScore: pairs.reduce((sum, { score }) => sum + score, 0), pairs };
}

/** The places of the ids in the order of the ids. */
const inOrder = (ids: readonly string[]): readonly number[] =>
  ids.map((_, index) => index).sort((a, b) => (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : 0));

/** How much worse than the best score each pair is, and a forbidden pair worse than any set of allowed ones. */
function costsOf(scores: readonly (readonly (number | null)[])[]): readonly (readonly number[])[] {
  const given = scores.flat().filter((score) => score !== null);
  if (given.length === 0) return scores.map((row) => row.map(() => 0));
  const best = given.reduce((a, b) => Math.max(a, b));
  const worst = given.reduce((a, b) => Math.min(a, b));
  const most = Math.min(scores.length, scores[0]!.length);
  const forbidden = (best - worst) * most + 1;
  if (!given.every(Number.isSafeInteger) || !Number.isSafeInteger(2 * forbidden * (most + 1)))
    throw new RangeError('Scores must be whole numbers, small enough to be added exactly.');
  return scores.map((row) => row.map((score) => (score === null ? forbidden : best - score)));
}
