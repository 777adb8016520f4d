/** The figures of the worked examples as this library answers them, in the shape in which they are expected. */
import { npqs as npqTerms } from '#pathway/vocabulary/npqs';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { assignments } from '../src/leadership/assignments.js';
import type { NpqState } from '../src/leadership/leadership.answer.js';
import { npqs } from '../src/leadership/npqs.js';
import { headcount } from '../src/pipeline/headcount.js';
import type { Answering } from '../src/read-model.js';
import type { Example, Figure } from './example.js';
import { keyed } from './keyed.js';
import { pipelineShapes } from './pipeline-figures.js';
import { retentionShapes } from './retention-figures.js';

type Shape = (model: Answering, figure: Figure, asOf: string) => Promise<unknown>;

const viewpointOf = (figure: Figure, asOf: string) => ({
  asOf: (figure['as_of'] as string | undefined) ?? asOf,
  ...(figure['known_at'] !== undefined && { knownAt: figure['known_at'] as string }),
});

const shapes: Readonly<Record<string, Shape>> = {
  ...pipelineShapes,
  ...retentionShapes,
  async headcount(model, figure, asOf) {
    const answer = await headcount(model, viewpointOf(figure, asOf));
    return {
      in_service: answer.inService,
      on_career_break: answer.onCareerBreak,
      by_stage: keyed(
        answer.byStage,
        ({ stage }) => stage,
        ({ count }) => count,
      ),
      by_trust: keyed(
        answer.byTrust,
        ({ organisation }) => organisation,
        ({ count }) => count,
      ),
    };
  },
  async npq(model, figure, asOf) {
    const { counts } = await npqs(model, viewpointOf(figure, asOf));
    const of = (state: NpqState) =>
      keyed(
        counts.filter((row) => row.state === state),
        ({ qualification }) => labelOf(npqTerms, qualification),
        ({ count }) => count,
      );
    return { completed: of('COMPLETED'), in_progress: of('IN_PROGRESS'), withdrawn: of('WITHDRAWN') };
  },
  async leadership_assignments(model, figure, asOf) {
    const { open, byTitle } = await assignments(model, viewpointOf(figure, asOf));
    return {
      open,
      by_assignment: keyed(
        byTitle,
        ({ title }) => title,
        ({ count }) => count,
      ),
    };
  },
};

/** The types this library answers; the rest belongs to other figures. */
const isAnswered = (figure: Figure): boolean => figure.type in shapes;

export const answeredFigures = (example: Example): readonly string[] =>
  Object.keys(example.figures).filter((name) => isAnswered(example.figures[name]!));

export const figureOf = (model: Answering, example: Example, name: string): Promise<unknown> =>
  shapes[example.figures[name]!.type]!(model, example.figures[name]!, example.asOf);

/** What differs, as paths with both values. A figure that is 0 or null may be left out on either side. */
export function differences(expected: unknown, given: unknown, path = ''): readonly string[] {
  if (isObject(expected) || isObject(given)) {
    if (expected === null || given === null) return [`${path}: ${String(expected)} / ${String(given)}`];
    const [left, right] = [expected ?? {}, given ?? {}] as [Record<string, unknown>, Record<string, unknown>];
    const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...keys].flatMap((key) => differences(left[key], right[key], `${path}/${key}`));
  }
  const [left, right] = [expected ?? null, given ?? null];
  const isLeftOut = (expected === undefined || given === undefined) && !left && !right;
  return isLeftOut || isClose(left, right) ? [] : [`${path}: ${String(expected)} / ${String(given)}`];
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isClose = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)));
