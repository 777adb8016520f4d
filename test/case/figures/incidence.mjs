import { byGroup, dimensions, enumOf, keyed, times } from './asking.mjs';

const INCIDENCE = `query (
  $asOf: CalendarDate, $knownAt: Instant, $by: [Grouping!], $causes: LeavingCauses!, $tie: TieRule!, $delayedEntry: Boolean!,
  $atDays: [Float!], $atYears: [Float!]
) {
  cumulativeIncidence(
    asOf: $asOf, knownAt: $knownAt, by: $by, causes: $causes, tie: $tie, atDays: $atDays, atYears: $atYears,
    delayedEntry: $delayedEntry
  ) {
    groups {
      group { value label }
      n
      causes { cause label events at { incidence standardError limits { lower upper } } }
      eventFree { probability }
    }
  }
}`;

const incidence = (causes) => async (asking) => {
  const { ask, settings, viewpoint, word } = asking;
  const { keys, variables } = times(settings);
  const { cumulativeIncidence } = await ask(INCIDENCE, {
    ...viewpoint,
    ...variables,
    by: dimensions(settings),
    causes,
    tie: enumOf(settings.tie ?? 'promotion'),
    delayedEntry: settings.delayed ?? false,
  });
  const cause = ({ events, at }) => ({
    events,
    at: keyed(keys, at, ({ incidence }) => incidence),
    se: keyed(keys, at, ({ standardError }) => standardError),
    ci_loglog: keyed(keys, at, ({ limits }) => (limits ? [limits.lower, limits.upper] : [null, null])),
  });
  return byGroup(cumulativeIncidence.groups, asking, ({ n, causes, eventFree }) => ({
    n,
    causes: Object.fromEntries(causes.map((each) => [word(each.cause, each.label), cause(each)])),
    event_free: keyed(keys, eventFree, ({ probability }) => probability),
  }));
};

export const reasons = incidence('REASON');
export const firstEvents = incidence('FIRST_EVENT');
