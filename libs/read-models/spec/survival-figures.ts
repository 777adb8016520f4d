/** The figures of survival and of competing risks as this library answers them, in the shape in which they are expected. */
import { routes } from '#pathway/vocabulary/routes';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import type { Viewpoint } from '../src/answer.js';
import { cumulativeIncidence } from '../src/competing-risks/incidence.js';
import type { Grouping, GroupValue } from '../src/grouping/grouping.js';
import type { Answering } from '../src/read-model.js';
import { survivalComparison } from '../src/survival/comparison.js';
import { survival } from '../src/survival/survival.js';
import type { Limits } from '../src/survival/survival.answer.js';
import type { Figure } from './example.js';

type Shape = (model: Answering, figure: Figure, view: Viewpoint) => Promise<unknown>;

const byOf = ({ by }: Figure): readonly Grouping[] => (by ? [(by as string).toUpperCase() as Grouping] : []);
const optional = <T>(name: string, value: unknown): Readonly<Record<string, T>> =>
  value === undefined ? {} : { [name]: value as T };

const timesOf = (figure: Figure) => ({
  keys: (figure['at_days'] ?? figure['at_units'] ?? figure['at_years'] ?? []) as readonly number[],
  ...optional<readonly number[]>('atDays', figure['at_days'] ?? figure['at_units']),
  ...optional<readonly number[]>('atYears', figure['at_years']),
});

const observing = (figure: Figure) => ({
  unit: figure['unit'] === 'months' ? ('MONTHS' as const) : ('DAYS' as const),
  delayedEntry: figure['delayed'] === true,
});

const nameOf = ([value]: readonly GroupValue[]): string =>
  value === undefined ? 'all' : value.dimension === 'ROUTE' ? labelOf(routes, value.value) : value.value;

const grouped = <T extends { readonly group: readonly GroupValue[] }>(
  groups: readonly T[],
  shape: (group: T) => object,
) => ({ groups: Object.fromEntries(groups.map((group) => [nameOf(group.group), shape(group)])) });

const keyed = <T, V>(keys: readonly number[], points: readonly T[], value: (point: T) => V) =>
  Object.fromEntries(keys.map((key, index) => [key, value(points[index]!)]));

const pair = (limits: Limits | null) => (limits ? [limits.lower, limits.upper] : [null, null]);

export const survivalShapes: Readonly<Record<string, Shape>> = {
  async km(model, figure, view) {
    const { keys, ...times } = timesOf(figure);
    const { groups } = await survival(model, {
      ...view,
      ...times,
      ...observing(figure),
      by: byOf(figure),
      steps: figure['table'] === true,
      ...optional<number>('conditionalFrom', figure['start_day']),
    });
    return grouped(groups, ({ n, events, median, medianFirstAtOrBelowHalf, medianLimits, at, steps }) => ({
      n,
      events,
      median,
      median_first_at_or_below_half: medianFirstAtOrBelowHalf,
      median_ci_loglog: [medianLimits.lower, medianLimits.upper],
      at: keyed(keys, at, (point) =>
        point.survival === null
          ? null
          : {
              n_risk: point.atRisk,
              events_to_date: point.events,
              surv: point.survival,
              se: point.standardError,
              ci_plain: pair(point.plain),
              ci_log: pair(point.log),
              ci_loglog: pair(point.logLog),
            },
      ),
      ...(steps && {
        table: steps.map(({ time, atRisk, events: d, survival: surv }) => ({
          time,
          n_risk: atRisk,
          n_event: d,
          surv,
        })),
      }),
    }));
  },
  async logrank(model, figure, view) {
    const { groups, chiSquared, degreesOfFreedom, p } = await survivalComparison(model, {
      ...view,
      ...observing(figure),
      by: byOf(figure),
      weights: figure['rho'] === 1 ? 'PETO_PETO' : 'LOGRANK',
    });
    return {
      ...grouped(groups, ({ n, observed, expected }) => ({ n, observed, expected })),
      chisq: chiSquared,
      df: degreesOfFreedom,
      p,
    };
  },
  cif_reason: incidence('REASON'),
  cif_first_event: incidence('FIRST_EVENT'),
};

function incidence(causes: 'REASON' | 'FIRST_EVENT'): Shape {
  return async (model, figure, view) => {
    const { keys, ...times } = timesOf(figure);
    const tie = figure['tie'] === 'move' ? 'MOVE' : 'PROMOTION';
    const by = byOf(figure);
    const { groups } = await cumulativeIncidence(model, {
      ...view,
      ...times,
      causes,
      tie,
      by,
      delayedEntry: false,
    });
    return grouped(groups, ({ n, causes: all, eventFree }) => ({
      n,
      causes: Object.fromEntries(
        all.map(({ cause, events, at }) => [
          cause,
          {
            events,
            at: keyed(keys, at, (point) => point.incidence),
            se: keyed(keys, at, (point) => point.standardError),
            ci_loglog: keyed(keys, at, ({ limits }) => pair(limits)),
          },
        ]),
      ),
      event_free: keyed(keys, eventFree, ({ probability }) => probability),
    }));
  };
}
