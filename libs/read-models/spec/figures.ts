/** The figures of the worked examples as this library answers them, in the shape in which they are expected. */
import { npqs as npqTerms } from '#pathway/vocabulary/npqs';
import type { Stage } from '#pathway/vocabulary/stages';
import { routes } from '#pathway/vocabulary/routes';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { assignments } from '../src/leadership/assignments.js';
import type { NpqState } from '../src/leadership/leadership.answer.js';
import { npqs } from '../src/leadership/npqs.js';
import { headcount } from '../src/pipeline/headcount.js';
import { timeToStage } from '../src/pipeline/time-to-stage.js';
import { transitions } from '../src/pipeline/transitions.js';
import type { Answering } from '../src/read-model.js';
import type { Grouping } from '../src/grouping/grouping.js';
import type { PooledCell, RetentionCell } from '../src/retention/retention.answer.js';
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
      by: by ? [by.toUpperCase() as Grouping] : [],
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
  async transitions_window(model, figure, asOf) {
    const answer = await transitions(model, {
      ...viewpointOf(figure, asOf),
      from: figure['from'] as string,
      to: figure['to'] as string,
    });
    const change = (item: { from: string; to: string }) => `${item.from} -> ${item.to}`;
    return {
      transitions: keyed(answer.transitions, change, ({ count }) => count),
      person_years: keyed(
        answer.personYears,
        ({ state }) => state,
        ({ personYears }) => personYears,
      ),
      rates_per_person_year: keyed(answer.transitions, change, ({ ratePerPersonYear }) => ratePerPersonYear),
    };
  },
  async time_to_stage(model, figure, asOf) {
    const stages = figure['stages'] as Stage[];
    const answer = await timeToStage(model, { ...viewpointOf(figure, asOf), stages });
    return keyed(
      answer.stages,
      ({ stage }) => stage,
      (item) => ({
        reached: item.reached,
        reached_before_first_exit: item.reachedBeforeFirstExit,
        p25_days: item.p25Days,
        median_days_among_reached: item.medianDays,
        p75_days: item.p75Days,
      }),
    );
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

/** The settings this library answers; the rest belongs to other figures. */
const isAnswered = (figure: Figure): boolean =>
  figure.type in shapes &&
  (figure.type !== 'retention_matrix' ||
    (figure['clock'] === 'qts' && figure['base'] === 'qualified' && figure['rule'] === 'point'));

export const answeredFigures = (example: Example): readonly string[] =>
  Object.keys(example.figures).filter((name) => isAnswered(example.figures[name]!));

export const figureOf = (model: Answering, example: Example, name: string): Promise<unknown> =>
  shapes[example.figures[name]!.type]!(model, example.figures[name]!, example.asOf);

/** Survival belongs to another library: of the time to a stage only what is counted here is compared. */
export function comparable(figure: Figure, expected: unknown): unknown {
  if (figure.type !== 'time_to_stage') return expected;
  return Object.fromEntries(
    Object.entries(expected as Record<string, Record<string, unknown>>).map(
      ([stage, { km_median_days_leavers_censored: _km, cif_reach: _cif, ...counted }]) => [stage, counted],
    ),
  );
}

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
