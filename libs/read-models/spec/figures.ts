/** The figures of the worked examples as this library answers them, in the shape in which they are expected. */
import { npqs as npqTerms } from '#pathway/vocabulary/npqs';
import { routes } from '#pathway/vocabulary/routes';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { headcount } from '../src/pipeline/headcount.js';
import type { Answering } from '../src/read-model.js';
import type { PooledCell, RetentionCell, RetentionGrouping } from '../src/retention/retention.answer.js';
import { retention } from '../src/retention/retention.js';
import type { Example, Figure } from './example.js';

type Shape = (model: Answering, figure: Figure, asOf: string) => Promise<unknown>;

const viewpointOf = (figure: Figure, asOf: string) => ({
  asOf: (figure['as_of'] as string | undefined) ?? asOf,
  ...(figure['known_at'] !== undefined && { knownAt: figure['known_at'] as string }),
});

const keyed = <T, V>(list: readonly T[], key: (item: T) => string | number, value: (item: T) => V) =>
  Object.fromEntries(list.map((item) => [key(item), value(item)]));

const cellsOf = (cells: readonly (RetentionCell | PooledCell)[]) =>
  keyed(
    cells,
    ({ year }) => year,
    ({ year: _, ...cell }) => (cell.retained === null ? null : cell),
  );

const shapes: Readonly<Record<string, Shape>> = {
  async retention_matrix(model, figure, asOf) {
    const { cohorts } = await retention(model, {
      ...viewpointOf(figure, asOf),
      years: figure['years'] as number[],
      breaks: figure['breaks'] === 'out' ? 'OUT' : 'IN',
      cohorts: (figure['cohorts'] as string[] | undefined) ?? [],
    });
    return {
      cohorts: keyed(
        cohorts,
        ({ cohort }) => cohort,
        ({ n, cells }) => ({ n, cells: cellsOf(cells) }),
      ),
    };
  },
  async retention_pooled(model, figure, asOf) {
    const by = figure['by'] as string | undefined;
    const { pooled } = await retention(model, {
      ...viewpointOf(figure, asOf),
      years: figure['years'] as number[],
      by: by ? [by.toUpperCase() as RetentionGrouping] : [],
    });
    const nameOf = (value: string | undefined) =>
      by === 'route' ? labelOf(routes, value!) : (value ?? 'all');
    return {
      groups: keyed(
        pooled,
        ({ group }) => nameOf(group[0]?.value),
        ({ cells }) => cellsOf(cells),
      ),
    };
  },
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
};

/** The settings this library answers; the rest belongs to other figures. */
const isAnswered = (figure: Figure): boolean =>
  figure.type in shapes &&
  (figure.type !== 'retention_matrix' ||
    (figure['clock'] === 'qts' && figure['base'] === 'qualified' && figure['rule'] === 'point'));

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

export const npqLabel = (code: string): string => labelOf(npqTerms, code);
