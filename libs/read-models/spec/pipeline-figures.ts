/** Figures of the pipeline and the forecast as this library answers them, in the shape in which they are expected. */
import type { Stage } from '#pathway/vocabulary/stages';
import type { Expected } from '#statistics/forecast/vacancies';
import { vacancyForecast } from '../src/forecast/vacancy-forecast.js';
import type { StageForecast, YearAhead } from '../src/forecast/vacancy-forecast.answer.js';
import { careerStates } from '../src/multi-state/career-states.js';
import type { PersonYears, StateCount, Transition } from '../src/pipeline/pipeline.answer.js';
import { timeToStage } from '../src/pipeline/time-to-stage.js';
import { transitions } from '../src/pipeline/transitions.js';
import type { Viewpoint } from '../src/answer.js';
import type { Answering } from '../src/read-model.js';
import type { Figure } from './example.js';
import { keyed } from './keyed.js';

type Shape = (model: Answering, figure: Figure, asOf: string) => Promise<unknown>;

const viewpointOf = (figure: Figure, asOf: string): Viewpoint => ({
  asOf: (figure['as_of'] as string | undefined) ?? asOf,
  ...(figure['known_at'] !== undefined && { knownAt: figure['known_at'] as string }),
});

/** The times of a figure, and the names under which their values are expected. */
function timesOf(figure: Figure) {
  const atDays = (figure['at_days'] as number[] | undefined) ?? [];
  const atYears = (figure['at_years'] as number[] | undefined) ?? [];
  return { times: { atDays, atYears }, names: [...atDays, ...atYears].map(String) };
}

const stateCounts = (counts: readonly StateCount[]) =>
  keyed(
    counts,
    (row) => row.state,
    (row) => row.count,
  );

const movesOf = (answer: { transitions: readonly Transition[]; personYears: readonly PersonYears[] }) => {
  const change = ({ from, to }: Transition) => `${from} -> ${to}`;
  return {
    transitions: keyed(answer.transitions, change, ({ count }) => count),
    person_years: keyed(
      answer.personYears,
      ({ state }) => state,
      ({ personYears }) => personYears,
    ),
    rates_per_person_year: keyed(answer.transitions, change, ({ ratePerPersonYear }) => ratePerPersonYear),
  };
};

const ahead = (stage: StageForecast, of: (year: YearAhead) => Expected | null) =>
  keyed(
    stage.ahead,
    ({ years }) => years,
    (year) => of(year)?.expected ?? null,
  );

export const pipelineShapes: Readonly<Record<string, Shape>> = {
  async multistate(model, figure, asOf) {
    const { times, names } = timesOf(figure);
    const origin = figure['origin'] === 'training' ? ('TRAINING' as const) : ('ENTRY' as const);
    const answer = await careerStates(model, { ...viewpointOf(figure, asOf), ...times, origin });
    const shares = answer.occupancy.map(
      (at) =>
        at.shares &&
        keyed(
          at.shares,
          (row) => row.state,
          (row) => row.share,
        ),
    );
    return {
      n: answer.basis.n,
      initial: stateCounts(answer.initial),
      ...movesOf(answer),
      last_state: stateCounts(answer.last),
      occupancy: Object.fromEntries(names.map((name, index) => [name, shares[index]])),
    };
  },
  async transitions_window(model, figure, asOf) {
    const window = { from: figure['from'] as string, to: figure['to'] as string };
    return movesOf(await transitions(model, { ...viewpointOf(figure, asOf), ...window }));
  },
  async time_to_stage(model, figure, asOf) {
    const { times, names } = timesOf(figure);
    const answer = await timeToStage(model, {
      ...viewpointOf(figure, asOf),
      ...times,
      stages: figure['stages'] as Stage[],
    });
    return keyed(
      answer.stages,
      ({ stage }) => stage,
      (item) => ({
        reached: item.reached,
        reached_before_first_exit: item.reachedBeforeFirstExit,
        p25_days: item.p25Days,
        median_days_among_reached: item.medianDays,
        p75_days: item.p75Days,
        km_median_days_leavers_censored: item.kmMedianDaysLeaversCensored,
        cif_reach: Object.fromEntries(names.map((name, index) => [name, item.incidence[index]!.incidence])),
      }),
    );
  },
  async forecast(model, figure, asOf) {
    const [snapshots, horizons] = [figure['snapshots'] as string[], figure['horizons'] as number[]];
    const answer = await vacancyForecast(model, { ...viewpointOf(figure, asOf), snapshots, horizons });
    const froms = [...new Set(answer.yearOnYear.map(({ from }) => from))];
    const to = (from: string) => answer.yearOnYear.filter((row) => row.from === from);
    return {
      year_on_year_counts: keyed(
        froms,
        (from) => from,
        (from) =>
          keyed(
            to(from),
            (row) => row.to,
            (row) => row.count,
          ),
      ),
      stages: keyed(
        answer.stages,
        ({ stage }) => stage,
        (stage) => ({
          stock: stage.stock,
          annual_exit_probability: stage.annualExitProbability,
          expected_vacancies_posts_refilled: ahead(stage, (year) => year.vacanciesIfRefilled),
          expected_vacancies_not_refilled: ahead(stage, (year) => year.vacanciesIfNotRefilled),
          ready_now: stage.readyNow,
          feeder_annual_leaving_probability: stage.feederAnnualLeavingProbability,
          expected_ready: ahead(stage, (year) => year.ready),
        }),
      ),
    };
  },
};
