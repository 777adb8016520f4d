/** How a figure of the worked examples is asked of the service, and its answer in the shape of the examples. */
import type { Client } from './running-api.js';

export interface Figure {
  readonly type: string;
  readonly clock?: string;
  readonly base?: string;
  readonly rule?: string;
  readonly breaks?: 'in' | 'out';
  readonly by?: string;
  readonly years?: readonly number[];
  readonly cohorts?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly stages?: readonly string[];
  readonly as_of?: string;
  readonly known_at?: string;
}

type Ask = Client['ask'];

const isPointRetention = ({ type, clock, base, rule }: Figure): boolean =>
  type === 'retention_matrix' && clock === 'qts' && base === 'qualified' && rule === 'point';

/** Whether the service answers this figure: the others belong to its later questions. */
export const isAskedHere = (figure: Figure): boolean => isPointRetention(figure) || figure.type in questions;

export const answersTo = (ask: Ask, figure: Figure, asOf: string): Promise<unknown> => {
  const viewpoint = { asOf: figure.as_of ?? asOf, knownAt: figure.known_at ?? null };
  return isPointRetention(figure)
    ? matrix(ask, figure, viewpoint)
    : questions[figure.type]!(ask, figure, viewpoint);
};

interface Viewpoint {
  readonly asOf: string;
  readonly knownAt: string | null;
}

interface Cell {
  readonly year: number;
  readonly retained: number | null;
  readonly percent: number | null;
  readonly eligible: number;
}

async function matrix(ask: Ask, figure: Figure, viewpoint: Viewpoint): Promise<unknown> {
  const { retention } = await ask<{ retention: { cohorts: { cohort: string; n: number; cells: Cell[] }[] } }>(
    `query ($asOf: CalendarDate, $knownAt: Instant, $years: [Int!]!, $breaks: CareerBreaks!, $cohorts: [String!]) {
      retention(asOf: $asOf, knownAt: $knownAt, years: $years, breaks: $breaks, cohorts: $cohorts) {
        cohorts { cohort n cells { year retained percent } }
      }
    }`,
    {
      ...viewpoint,
      years: figure.years,
      breaks: figure.breaks === 'out' ? 'OUT' : 'IN',
      cohorts: figure.cohorts ?? null,
    },
  );
  const cellOf = ({ retained, percent }: Cell) => (retained === null ? null : { retained, percent });
  return {
    cohorts: Object.fromEntries(
      retention.cohorts.map(({ cohort, n, cells }) => [
        cohort,
        { n, cells: Object.fromEntries(cells.map((cell) => [cell.year, cellOf(cell)])) },
      ]),
    ),
  };
}

async function pooled(ask: Ask, figure: Figure, viewpoint: Viewpoint): Promise<unknown> {
  const { retention } = await ask<{ retention: { pooled: { group: { label: string }[]; cells: Cell[] }[] } }>(
    `query ($asOf: CalendarDate, $knownAt: Instant, $years: [Int!]!, $by: [Grouping!]) {
      retention(asOf: $asOf, knownAt: $knownAt, years: $years, by: $by) {
        pooled { group { label } cells { year eligible retained percent } }
      }
    }`,
    { ...viewpoint, years: figure.years, by: figure.by ? [figure.by.toUpperCase()] : null },
  );
  const groups = retention.pooled.map(({ group, cells }) => [
    group[0]?.label ?? 'all',
    Object.fromEntries(
      cells.map(({ year, eligible, retained, percent }) => [year, { eligible, retained, percent }]),
    ),
  ]);
  return { groups: Object.fromEntries(groups) };
}

interface Count {
  readonly count: number;
}

const counted = <T extends Count>(rows: readonly T[], name: (row: T) => string) =>
  Object.fromEntries(rows.map((row) => [name(row), row.count]));

async function headcount(ask: Ask, _figure: Figure, viewpoint: Viewpoint): Promise<unknown> {
  const answer = await ask<{
    headcount: {
      inService: number;
      onCareerBreak: number;
      byStage: (Count & { stage: string })[];
      byTrust: { edges: { node: Count & { organisation: string } }[] };
    };
  }>(
    `query ($asOf: CalendarDate, $knownAt: Instant) {
      headcount(asOf: $asOf, knownAt: $knownAt) {
        inService onCareerBreak byStage { stage count } byTrust(first: 200) { edges { node { organisation count } } }
      }
    }`,
    viewpoint,
  );
  const { inService, onCareerBreak, byStage, byTrust } = answer.headcount;
  return {
    in_service: inService,
    on_career_break: onCareerBreak,
    by_stage: counted(byStage, ({ stage }) => stage),
    by_trust: counted(
      byTrust.edges.map(({ node }) => node),
      ({ organisation }) => organisation,
    ),
  };
}

async function npqs(ask: Ask, _figure: Figure, viewpoint: Viewpoint): Promise<unknown> {
  const answer = await ask<{ npqs: { counts: (Count & { name: string; state: string })[] } }>(
    `query ($asOf: CalendarDate, $knownAt: Instant) {
      npqs(asOf: $asOf, knownAt: $knownAt) { counts { name state count } }
    }`,
    viewpoint,
  );
  const inState = (state: string) =>
    counted(
      answer.npqs.counts.filter((count) => count.state === state),
      ({ name }) => name,
    );
  return {
    completed: inState('COMPLETED'),
    in_progress: inState('IN_PROGRESS'),
    withdrawn: inState('WITHDRAWN'),
  };
}

async function assignments(ask: Ask, _figure: Figure, viewpoint: Viewpoint): Promise<unknown> {
  const answer = await ask<{ assignments: { open: number; byTitle: (Count & { title: string })[] } }>(
    `query ($asOf: CalendarDate, $knownAt: Instant) {
      assignments(asOf: $asOf, knownAt: $knownAt) { open byTitle { title count } }
    }`,
    viewpoint,
  );
  const { open, byTitle } = answer.assignments;
  return { open, by_assignment: counted(byTitle, ({ title }) => title) };
}

async function transitions(ask: Ask, figure: Figure, viewpoint: Viewpoint): Promise<unknown> {
  interface Move {
    readonly from: string;
    readonly to: string;
    readonly count: number;
    readonly ratePerPersonYear: number | null;
  }
  const answer = await ask<{
    transitions: { transitions: Move[]; personYears: { state: string; personYears: number }[] };
  }>(
    `query ($asOf: CalendarDate, $knownAt: Instant, $from: CalendarDate!, $to: CalendarDate!) {
      transitions(asOf: $asOf, knownAt: $knownAt, from: $from, to: $to) {
        transitions { from to count ratePerPersonYear } personYears { state personYears }
      }
    }`,
    { ...viewpoint, from: figure.from, to: figure.to },
  );
  const named = ({ from, to }: Move) => `${from} -> ${to}`;
  const moves = answer.transitions.transitions;
  return {
    transitions: counted(moves, named),
    person_years: Object.fromEntries(
      answer.transitions.personYears.map(({ state, personYears }) => [state, personYears]),
    ),
    rates_per_person_year: Object.fromEntries(moves.map((move) => [named(move), move.ratePerPersonYear])),
  };
}

async function timeToStage(ask: Ask, figure: Figure, viewpoint: Viewpoint): Promise<unknown> {
  interface StageTime {
    readonly stage: string;
    readonly reached: number;
    readonly reachedBeforeFirstExit: number;
    readonly p25Days: number | null;
    readonly medianDays: number | null;
    readonly p75Days: number | null;
  }
  const answer = await ask<{ timeToStage: { stages: StageTime[] } }>(
    `query ($asOf: CalendarDate, $knownAt: Instant, $stages: [String!]) {
      timeToStage(asOf: $asOf, knownAt: $knownAt, stages: $stages) {
        stages { stage reached reachedBeforeFirstExit p25Days medianDays p75Days }
      }
    }`,
    { ...viewpoint, stages: figure.stages ?? null },
  );
  const times = answer.timeToStage.stages.map((time) => [
    time.stage,
    {
      reached: time.reached,
      reached_before_first_exit: time.reachedBeforeFirstExit,
      p25_days: time.p25Days,
      median_days_among_reached: time.medianDays,
      p75_days: time.p75Days,
    },
  ]);
  return Object.fromEntries(times);
}

const questions: Readonly<
  Record<string, (ask: Ask, figure: Figure, viewpoint: Viewpoint) => Promise<unknown>>
> = {
  retention_pooled: pooled,
  headcount,
  npq: npqs,
  leadership_assignments: assignments,
  transitions_window: transitions,
  time_to_stage: timeToStage,
};
