import { counted, enumOf, keyed, times } from './asking.mjs';

const named = ({ from, to }) => `${from} -> ${to}`;
const byState = (rows, value) => Object.fromEntries(rows.map((row) => [row.state, value(row)]));
const rates = (moves) => Object.fromEntries(moves.map((move) => [named(move), move.ratePerPersonYear]));

const TRANSITIONS = `query (
  $asOf: CalendarDate, $knownAt: Instant, $from: CalendarDate!, $to: CalendarDate!, $origin: CareerOrigin!
) {
  transitions(asOf: $asOf, knownAt: $knownAt, from: $from, to: $to, origin: $origin) {
    transitions { from to count ratePerPersonYear }
    personYears { state personYears }
  }
}`;

/** @param {import('./asking.mjs').Asking} asking */
export async function transitions({ ask, settings, viewpoint }) {
  const { from, to, origin } = settings;
  const answer = await ask(TRANSITIONS, { ...viewpoint, from, to, origin: enumOf(origin ?? 'entry') });
  const { transitions: moves, personYears } = answer.transitions;
  return {
    transitions: counted(moves, named),
    person_years: byState(personYears, (row) => row.personYears),
    rates_per_person_year: rates(moves),
  };
}

const MULTISTATE = `query (
  $asOf: CalendarDate, $knownAt: Instant, $origin: CareerOrigin!, $atDays: [Float!], $atYears: [Float!]
) {
  careerStates(asOf: $asOf, knownAt: $knownAt, origin: $origin, atDays: $atDays, atYears: $atYears) {
    basis { n }
    initial { state count }
    transitions { from to count ratePerPersonYear }
    personYears { state personYears }
    last { state count }
    occupancy { shares { state share } }
  }
}`;

/** @param {import('./asking.mjs').Asking} asking */
export async function multistate({ ask, settings, viewpoint }) {
  const { keys, variables } = times(settings);
  const { careerStates } = await ask(MULTISTATE, {
    ...viewpoint,
    ...variables,
    origin: enumOf(settings.origin ?? 'entry'),
  });
  const { basis, initial, transitions: moves, personYears, last, occupancy } = careerStates;
  return {
    n: basis.n,
    initial: byState(initial, ({ count }) => count),
    transitions: counted(moves, named),
    person_years: byState(personYears, (row) => row.personYears),
    rates_per_person_year: rates(moves),
    last_state: byState(last, ({ count }) => count),
    occupancy: keyed(keys, occupancy, ({ shares }) => shares && byState(shares, ({ share }) => share)),
  };
}

const TIME_TO_STAGE = `query (
  $asOf: CalendarDate, $knownAt: Instant, $stages: [String!], $atDays: [Float!], $atYears: [Float!]
) {
  timeToStage(asOf: $asOf, knownAt: $knownAt, stages: $stages, atDays: $atDays, atYears: $atYears) {
    stages {
      stage reached reachedBeforeFirstExit p25Days medianDays p75Days kmMedianDaysLeaversCensored
      incidence { incidence }
    }
  }
}`;

/** @param {import('./asking.mjs').Asking} asking */
export async function timeToStage({ ask, settings, viewpoint }) {
  const { keys, variables } = times(settings);
  const answer = await ask(TIME_TO_STAGE, { ...viewpoint, ...variables, stages: settings.stages ?? null });
  return Object.fromEntries(
    answer.timeToStage.stages.map((time) => [
      time.stage,
      {
        reached: time.reached,
        reached_before_first_exit: time.reachedBeforeFirstExit,
        p25_days: time.p25Days,
        median_days_among_reached: time.medianDays,
        p75_days: time.p75Days,
        km_median_days_leavers_censored: time.kmMedianDaysLeaversCensored,
        cif_reach: keyed(keys, time.incidence, ({ incidence }) => incidence),
      },
    ]),
  );
}
