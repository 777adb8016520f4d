import type { Random } from '../chance/random.js';
import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';
import { REGIONS } from '../world/schools.js';
import type { RoutePlan } from '../training/routes.js';
import { routeFor } from '../training/routes.js';

/** What a career hangs on and no fact says. */
export interface Person {
  readonly phase: 'primary' | 'secondary' | 'special';
  readonly subject: string;
  readonly region: string;
  readonly ageAtQts: number;
  readonly route: RoutePlan;
  /** The school year, by its first year, at the end of which QTS is due. */
  readonly qtsYear: number;
}

/**
 * Entrants by school year of QTS, in hundreds: School Workforce Census as quoted by John Howson, 3 April 2018
 * (QTS 1999 to 2015), later years rounded from the census analyses in Tes and written answers.
 */
const COHORTS: Weights<number> = [
  ...[183, 176, 186, 207, 230, 252, 257, 240, 244, 244, 223, 241, 206, 230, 236, 242, 255].map(
    (entrants, index) => [1998 + index, entrants] as const,
  ),
  ...[252, 240, 230, 225, 202, 217, 217, 205].map((entrants, index) => [2015 + index, entrants] as const),
];
const LATER_COHORTS = 200;
const LAST_LISTED = COHORTS[COHORTS.length - 1]![0];

const PHASES: Weights<Person['phase']> = [
  ['primary', 48],
  ['secondary', 48],
  ['special', 4],
];

const SECONDARY_SUBJECTS: Weights = [
  ['mathematics', 15],
  ['english', 16],
  ['biology', 7],
  ['chemistry', 6],
  ['physics', 4],
  ['physical_education', 9],
  ['history', 7],
  ['geography', 6],
  ['modern_languages', 8],
  ['art_and_design', 4],
  ['design_and_technology', 4],
  ['computing', 4],
  ['music', 3],
  ['drama', 2],
  ['religious_education', 4],
  ['business_studies', 2],
];

const AGES_AT_QTS: Weights<number> = [
  [22, 22],
  [23, 20],
  [24, 13],
  [25, 8],
  [27, 10],
  [30, 9],
  [34, 7],
  [39, 6],
  [45, 4],
  [51, 1],
];

/** `lastYear`: the school year in which history ends. */
export function someone(random: Random, lastYear: number): Person {
  const phase = weighted(random, PHASES);
  const qtsYear = weighted(random, cohortsUpTo(lastYear));
  return {
    phase,
    subject: phase === 'secondary' ? weighted(random, SECONDARY_SUBJECTS) : 'primary',
    region: weighted(random, REGIONS),
    ageAtQts: weighted(random, AGES_AT_QTS),
    route: routeFor(random, qtsYear),
    qtsYear,
  };
}

const cohorts = new Map<number, Weights<number>>();

function cohortsUpTo(lastYear: number): Weights<number> {
  const held = cohorts.get(lastYear);
  if (held) return held;
  const later = Array.from({ length: Math.max(0, lastYear - LAST_LISTED) }, (_, index) => {
    return [LAST_LISTED + 1 + index, LATER_COHORTS] as const;
  });
  const upTo = [...COHORTS.filter(([year]) => year <= lastYear), ...later];
  cohorts.set(lastYear, upTo);
  return upTo;
}
