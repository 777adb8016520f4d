import { byGroup, dimensions, enumOf, keyed, times } from './asking.mjs';

const CURVES = `query (
  $asOf: CalendarDate, $knownAt: Instant, $by: [Grouping!], $unit: TimeUnit!, $atDays: [Float!], $atYears: [Float!],
  $delayedEntry: Boolean!, $conditionalFrom: Float, $steps: Boolean!
) {
  survival(
    asOf: $asOf, knownAt: $knownAt, by: $by, unit: $unit, atDays: $atDays, atYears: $atYears,
    delayedEntry: $delayedEntry, conditionalFrom: $conditionalFrom, steps: $steps
  ) {
    groups {
      group { value label }
      n events median medianFirstAtOrBelowHalf medianLimits { lower upper }
      at {
        atRisk events survival standardError
        plain { lower upper } log { lower upper } logLog { lower upper }
      }
      steps { time atRisk events survival }
    }
  }
}`;

/** @param {import('./asking.mjs').Asking} asking */
export async function curves(asking) {
  const { ask, settings, viewpoint } = asking;
  const { keys, variables } = times(settings);
  const { survival } = await ask(CURVES, {
    ...viewpoint,
    ...variables,
    by: dimensions(settings),
    unit: enumOf(settings.unit ?? 'days'),
    delayedEntry: settings.delayed ?? false,
    conditionalFrom: settings.start_day ?? null,
    steps: settings.table ?? false,
  });
  return byGroup(survival.groups, asking, (group) => ({
    n: group.n,
    events: group.events,
    median: group.median,
    median_first_at_or_below_half: group.medianFirstAtOrBelowHalf,
    median_ci_loglog: limits(group.medianLimits),
    at: keyed(keys, group.at, point),
    ...(settings.table && { table: group.steps.map(step) }),
  }));
}

const limits = (band) => (band ? [band.lower, band.upper] : [null, null]);

const point = ({ atRisk, events, survival, standardError, plain, log, logLog }) =>
  survival === null
    ? null
    : {
        n_risk: atRisk,
        events_to_date: events,
        surv: survival,
        se: standardError,
        ci_plain: limits(plain),
        ci_log: limits(log),
        ci_loglog: limits(logLog),
      };

const step = ({ time, atRisk, events, survival }) => ({
  time,
  n_risk: atRisk,
  n_event: events,
  surv: survival,
});

const COMPARISON = `query (
  $asOf: CalendarDate, $knownAt: Instant, $by: [Grouping!]!, $weights: LogRankWeights!, $unit: TimeUnit!,
  $delayedEntry: Boolean!
) {
  survivalComparison(
    asOf: $asOf, knownAt: $knownAt, by: $by, weights: $weights, unit: $unit, delayedEntry: $delayedEntry
  ) {
    groups { group { value label } n observed expected }
    chiSquared degreesOfFreedom p
  }
}`;

/** @param {import('./asking.mjs').Asking} asking */
export async function comparison(asking) {
  const { ask, settings, viewpoint } = asking;
  const { survivalComparison: answer } = await ask(COMPARISON, {
    ...viewpoint,
    by: dimensions(settings),
    weights: settings.rho === 1 ? 'PETO_PETO' : 'LOGRANK',
    unit: enumOf(settings.unit ?? 'days'),
    delayedEntry: settings.delayed ?? false,
  });
  return {
    ...byGroup(answer.groups, asking, ({ n, observed, expected }) => ({ n, observed, expected })),
    chisq: answer.chiSquared,
    df: answer.degreesOfFreedom,
    p: answer.p,
  };
}
