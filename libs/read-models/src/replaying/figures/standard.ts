import type { Answer, Viewpoint } from '../../answer.js';
import { cohorts } from '../../cohort/cohort.js';
import { cumulativeIncidence } from '../../competing-risks/incidence.js';
import { vacancyForecast } from '../../forecast/vacancy-forecast.js';
import { leaverDestinations } from '../../leavers/destinations.js';
import { npqs } from '../../leadership/npqs.js';
import { headcount } from '../../pipeline/headcount.js';
import { timeToStage } from '../../pipeline/time-to-stage.js';
import { transitions } from '../../pipeline/transitions.js';
import type { Answering } from '../../read-model.js';
import { trainingReplay } from '../../replay/replay.js';
import { retention } from '../../retention/retention.js';
import { survivalComparison } from '../../survival/comparison.js';
import { survival } from '../../survival/survival.js';
import { trainingOutcomes } from '../../training/outcomes.js';

/** A figure and with what it is asked, besides the date. */
export interface StandardFigure {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly ask: (model: Answering, view: Viewpoint) => Promise<Answer>;
}

const TEN_YEARS = { years: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] };
const BY_ROUTE = { by: ['ROUTE'] } as const;
const AT_YEARS = { atYears: [1, 3, 5, 10] };

const figure = <A extends object>(
  name: string,
  args: A,
  ask: (model: Answering, args: A & Viewpoint) => Promise<Answer>,
): StandardFigure => ({
  name,
  arguments: args as StandardFigure['arguments'],
  ask: (model, view) => ask(model, { ...args, ...view }),
});

/** What researchers compare: the same for every replay, so that two can be held side by side. */
const standardFigures: readonly StandardFigure[] = [
  figure('cohorts', {}, cohorts),
  figure('retention', TEN_YEARS, retention),
  figure('retention', { years: [1, 3, 5], ...BY_ROUTE }, retention),
  figure('survival', { ...AT_YEARS, ...BY_ROUTE }, survival),
  figure('survivalComparison', BY_ROUTE, survivalComparison),
  figure('cumulativeIncidence', { causes: 'REASON', ...AT_YEARS } as const, cumulativeIncidence),
  figure('leaverDestinations', { years: [1, 3, 5] }, leaverDestinations),
  figure('trainingOutcomes', BY_ROUTE, trainingOutcomes),
  figure('headcount', {}, headcount),
  {
    name: 'transitions',
    arguments: { from: 'a year before', to: 'the day itself' },
    ask: (model, view) => transitions(model, { ...view, ...yearUpTo(view.asOf) }),
  },
  figure('timeToStage', AT_YEARS, timeToStage),
  figure('npqs', {}, npqs),
  figure('vacancyForecast', {}, vacancyForecast),
];

/** The year that ends on a day. */
function yearUpTo(day: string): { readonly from: string; readonly to: string } {
  const from = new Date(`${day}T00:00:00Z`);
  from.setUTCFullYear(from.getUTCFullYear() - 1);
  from.setUTCDate(from.getUTCDate() + 1);
  return { from: from.toISOString().slice(0, 10), to: day };
}

/**
 * The figures that are asked of a replay: the standard ones and, under another training model, the retention of each
 * cohort beside what it was.
 *
 * @param trainingModel its code; null for none
 */
export async function figuresFor(
  model: Answering,
  view: Viewpoint,
  trainingModel: string | null,
): Promise<readonly StandardFigure[]> {
  if (trainingModel === null) return standardFigures;
  const all = await cohorts(model, view);
  return [
    ...standardFigures,
    ...all.cohorts.map(({ cohort }) =>
      figure('trainingReplay', { cohort, model: trainingModel, years: [1, 3, 5] }, trainingReplay),
    ),
  ];
}
