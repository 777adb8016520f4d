import { bandedCurve, type CurveStep } from '#disclosure/figures/curve';
import type { Profile } from '#disclosure/profiles/profile';
import type { Recipe } from '#disclosure/recipes/recipe';
import { by, computed, count, kept, quantile, rows, status, withheld } from '#disclosure/recipes/shape';
import type { CountedCell } from '#read-models/counted/counted';
import type {
  GroupSurvival,
  SurvivalArgs,
  SurvivalAnswer,
  SurvivalPoint,
  SurvivalStep,
} from '#read-models/survival/survival.answer';
import { timesIn } from '#read-models/survival/times';
import type { Prepared } from './prepared.js';

const nameOfGroup = ({ group }: Readonly<Record<string, unknown>>): string =>
  JSON.stringify((group as GroupSurvival['group']).map(({ value }) => value));

const ofBand = (name: 'atRisk' | 'survival') =>
  computed(['events'], 'all', (_, __, row) => row[`shown ${name}`]);

/** The steps of a curve are bands; what a point of it tells is read off these. */
export const survivalRecipe: Recipe = {
  arguments: {
    origin: 'any',
    event: 'any',
    by: { dimensionsBut: ['ATTRIBUTED_TO'] },
    unit: ['DAYS'],
    delayedEntry: 'any',
    atYears: 'any',
    atDays: 'any',
    level: 'any',
    steps: 'any',
  },
  shape: {
    groups: rows((row) => [nameOfGroup(row)], {
      group: kept,
      n: count,
      events: count,
      censored: count,
      medianFollowUp: withheld,
      median: quantile(0.5, 'n'),
      medianFirstAtOrBelowHalf: quantile(0.5, 'n'),
      medianLimits: { is: 'withheld', as: { lower: null, upper: null } },
      steps: rows(by('time'), {
        time: kept,
        atRisk: ofBand('atRisk'),
        events: count,
        censored: count,
        survival: ofBand('survival'),
        status,
      }),
      status,
    }),
  },
  n: null,
  sums: [
    {
      total: ['groups', '$group', 'n'],
      parts: ['events', 'censored'].map((name) => ['groups', '$group', name]),
      outcomes: true,
    },
    ...['events', 'censored'].map((name) => ({
      total: ['groups', '$group', name],
      parts: [['groups', '$group', 'steps', '*', name]],
    })),
  ],
};

/** Puts bands in the place of steps, and tells whom they count. */
export function inBands(
  profile: Profile,
  answer: SurvivalAnswer,
  cells: readonly CountedCell[],
): Prepared<SurvivalAnswer> {
  const made = answer.groups.map((group) => bandsOf(profile, group, cells));
  return {
    answer: { ...answer, groups: made.map(({ group }) => group) },
    cells: [...cells.filter(({ path }) => path.length === 3), ...made.flatMap((each) => each.cells)],
  };
}

interface Day {
  readonly time: number;
  readonly kind: string;
  readonly teachers: readonly string[];
}

function bandsOf(profile: Profile, group: GroupSurvival, cells: readonly CountedCell[]) {
  const name = nameOfGroup(group as unknown as Readonly<Record<string, unknown>>);
  const days = cells
    .filter(({ path }) => path[1] === name && path.length === 4)
    .map(({ path, teachers }): Day => ({ kind: path[2]!, time: Number(path[3]), teachers }));
  const late = days
    .filter(({ kind }) => kind === 'entered')
    .reduce((sum, each) => sum + each.teachers.length, 0);
  const steps = stepsOf(days, group.steps ?? []);
  // A band of fewer could not be told by itself: whoever is in it would be singled out.
  const banding = { ...profile, threshold: Math.max(profile.threshold, profile.differencesUnder) };
  const exact = bandedCurve({ ...banding, roundingBase: 1 }, group.n - late, steps) ?? [];
  const shown = bandedCurve(banding, group.n - late, steps) ?? [];
  const within = (kind: string, index: number): readonly string[] =>
    days
      .filter((day) => day.kind === kind && day.time > exact[index]!.after && day.time <= exact[index]!.until)
      .flatMap(({ teachers }) => teachers);
  return {
    group: {
      ...group,
      steps: exact.map((band, index) => ({
        time: band.until,
        all: group.n,
        events: band.events,
        censored: band.censored,
        'shown atRisk': shown[index]!.atRisk,
        'shown survival': shown[index]!.survival,
        atRisk: band.atRisk,
        survival: band.survival,
      })),
    },
    cells: exact.flatMap(({ until }, index) =>
      ['events', 'censored'].map((kind) => ({
        path: ['groups', name, 'steps', String(until), kind],
        teachers: within(kind, index),
      })),
    ),
  };
}

/** All days on which anything happened; the share left is that of the last step by then. */
function stepsOf(days: readonly Day[], steps: readonly SurvivalStep[]): readonly CurveStep[] {
  const byTime = new Map<number, { events: number; censored: number; entered: number }>();
  for (const { time, kind, teachers } of days) {
    const day = byTime.get(time) ?? { events: 0, censored: 0, entered: 0 };
    byTime.set(time, { ...day, [kind]: teachers.length });
  }
  let [survival, next] = [1, 0];
  return [...byTime]
    .sort(([one], [other]) => one - other)
    .map(([time, counts]) => {
      while (next < steps.length && steps[next]!.time <= time) survival = steps[next++]!.survival;
      return { time, ...counts, survival };
    });
}

/** Reads the points asked for off the bands as they are shown, and leaves these out where no steps were asked for. */
export function pointsOff(answer: SurvivalAnswer, args: SurvivalArgs): SurvivalAnswer {
  const { steps = false } = args;
  const times = timesIn('DAYS', args);
  return {
    basis: { ...answer.basis, arguments: { ...answer.basis.arguments, steps } },
    groups: answer.groups.map((group) => {
      const bands = untilHidden((group.steps ?? []) as unknown as readonly Band[]);
      return {
        ...group,
        at: times.map((time) => pointAt(bands, time)),
        steps: steps ? (bands as unknown as readonly SurvivalStep[]) : null,
      };
    }),
  };
}

type Band = Readonly<Record<keyof SurvivalStep | 'censored', number | null>>;

/** Who is at risk after a hidden band, and the share that is left, would tell what was in it. */
function untilHidden(bands: readonly Band[]): readonly Band[] {
  const first = bands.findIndex(({ events, censored }) => events === null || censored === null);
  return bands.map((band, index) =>
    first < 0 || index < first ? band : { ...band, atRisk: null, survival: null, status: 'SUPPRESSED' },
  );
}

const NOT_SHOWN = {
  ...{ atRisk: null, events: null, survival: null, standardError: null },
  ...{ plain: null, log: null, logLog: null, restrictedMean: null, status: 'SUPPRESSED' },
};

/** At the end of the last band by then: nothing is told of what is within one. */
function pointAt(bands: readonly Band[], time: number): SurvivalPoint {
  const over = bands.filter((band) => band.time! <= time);
  const survival = over.at(-1)?.survival ?? null;
  if (survival === null) return { time, ...NOT_SHOWN } as SurvivalPoint;
  const events = over.reduce((sum, band) => sum + band.events!, 0);
  return {
    time,
    ...NOT_SHOWN,
    survival,
    events,
    atRisk: bands[over.length]?.atRisk ?? null,
  } as SurvivalPoint;
}
