import { byGroup, dimensions, enumOf } from './asking.mjs';

const CLOCKS = { qts: 'QTS_ANNIVERSARY', entry: 'ENTRY_ANNIVERSARY', census: 'CENSUS' };

const MATRIX = `query (
  $asOf: CalendarDate, $knownAt: Instant, $years: [Int!]!, $cohorts: [String!],
  $clock: RetentionClock!, $base: RetentionBase!, $rule: RetentionRule!, $breaks: CareerBreaks!
) {
  retention(
    asOf: $asOf, knownAt: $knownAt, years: $years, cohorts: $cohorts,
    clock: $clock, base: $base, rule: $rule, breaks: $breaks
  ) {
    cohorts { cohort n cells { year retained percent } }
  }
}`;

/** @param {import('./asking.mjs').Asking} asking */
export async function matrix({ ask, settings, viewpoint }) {
  const { retention } = await ask(MATRIX, {
    ...viewpoint,
    years: settings.years,
    cohorts: settings.cohorts ?? null,
    clock: CLOCKS[settings.clock ?? 'qts'],
    base: enumOf(settings.base ?? 'qualified'),
    rule: enumOf(settings.rule ?? 'point'),
    breaks: enumOf(settings.breaks ?? 'in'),
  });
  const cell = ({ retained, percent }) => (retained === null ? null : { retained, percent });
  return {
    cohorts: Object.fromEntries(
      retention.cohorts.map(({ cohort, n, cells }) => [
        cohort,
        { n, cells: Object.fromEntries(cells.map((row) => [row.year, cell(row)])) },
      ]),
    ),
  };
}

const eligible = (cells) =>
  Object.fromEntries(
    cells.map(({ year, eligible, retained, percent }) => [year, { eligible, retained, percent }]),
  );

const POOLED = `query (
  $asOf: CalendarDate, $knownAt: Instant, $years: [Int!]!, $by: [Grouping!], $breaks: CareerBreaks!
) {
  retention(asOf: $asOf, knownAt: $knownAt, years: $years, by: $by, breaks: $breaks) {
    pooled { group { value label } cells { year eligible retained percent } }
  }
}`;

/** @param {import('./asking.mjs').Asking} asking */
export async function pooled(asking) {
  const { ask, settings, viewpoint } = asking;
  const { retention } = await ask(POOLED, {
    ...viewpoint,
    years: settings.years,
    by: dimensions(settings),
    breaks: enumOf(settings.breaks ?? 'in'),
  });
  return byGroup(retention.pooled, asking, ({ cells }) => eligible(cells));
}

const SCOPED = `query (
  $asOf: CalendarDate, $knownAt: Instant, $years: [Int!]!, $by: [Grouping!], $breaks: CareerBreaks!,
  $scope: RetentionScope!, $trustMembership: TrustMembership = SAME_SCHOOL_COUNTS
) {
  retention(
    asOf: $asOf, knownAt: $knownAt, years: $years, by: $by, breaks: $breaks,
    clock: ENTRY_ANNIVERSARY, scope: $scope, trustMembership: $trustMembership
  ) {
    pooled { group { value label } cells { year eligible retained percent } }
  }
}`;

const SCOPES = { same_school: 'SCHOOL', trust: 'TRUST', alliance: 'ALLIANCE', profession: 'PROFESSION' };

/** @param {import('./asking.mjs').Asking} asking */
export async function scopes(asking) {
  const { ask, settings, viewpoint } = asking;
  const groups = {};
  for (const [name, scope] of Object.entries(SCOPES)) {
    const { retention } = await ask(SCOPED, {
      ...viewpoint,
      years: settings.years,
      by: dimensions(settings),
      breaks: enumOf(settings.breaks ?? 'in'),
      scope,
      trustMembership: enumOf(settings.trust_membership),
    });
    const answered = byGroup(retention.pooled, asking, ({ cells }) => eligible(cells)).groups;
    for (const [group, cells] of Object.entries(answered)) (groups[group] ??= {})[name] = cells;
  }
  return { groups };
}
