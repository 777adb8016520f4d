import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';
import type { Random } from '../chance/random.js';

/** What may follow a role, how likely in a year, and after how many years in it. */
interface Rung {
  readonly chance: number;
  readonly afterYears: number;
  readonly next: Weights;
}

/**
 * Set against: half reach a leadership role by year 7 (secondary) or 9 (primary), half of new heads are within 17 to
 * 20 years of QTS (DfE, "School leadership in England 2010 to 2016", as summarised by Schoolzone). Here the median is
 * 6 years among those promoted and 16 among heads, whose careers began in 1998 at the earliest.
 */
const LADDER: Readonly<Record<string, Rung>> = {
  head_of_department: { chance: 0.055, afterYears: 2, next: [['assistant_headteacher', 1]] },
  head_of_year: { chance: 0.055, afterYears: 2, next: [['assistant_headteacher', 1]] },
  leading_practitioner: { chance: 0.05, afterYears: 2, next: [['assistant_headteacher', 1]] },
  middle_leader: {
    chance: 0.07,
    afterYears: 2,
    next: [
      ['assistant_headteacher', 4],
      ['phase_lead', 1],
      ['deputy_headteacher', 1],
    ],
  },
  phase_lead: {
    chance: 0.08,
    afterYears: 2,
    next: [
      ['assistant_headteacher', 3],
      ['deputy_headteacher', 1],
    ],
  },
  senco: { chance: 0.05, afterYears: 2, next: [['assistant_headteacher', 1]] },
  assistant_headteacher: {
    chance: 0.19,
    afterYears: 2,
    next: [
      ['deputy_headteacher', 9],
      ['headteacher', 1],
    ],
  },
  deputy_headteacher: {
    chance: 0.25,
    afterYears: 2,
    next: [
      ['headteacher', 4],
      ['head_of_school', 1],
    ],
  },
  head_of_school: { chance: 0.06, afterYears: 3, next: [['executive_headteacher', 1]] },
  headteacher: {
    chance: 0.14,
    afterYears: 3,
    next: [
      ['executive_headteacher', 3],
      ['executive_leader', 3],
    ],
  },
  executive_headteacher: {
    chance: 0.14,
    afterYears: 2,
    next: [
      ['director_of_education', 1],
      ['chief_executive', 1],
    ],
  },
  executive_leader: {
    chance: 0.14,
    afterYears: 2,
    next: [
      ['director_of_education', 1],
      ['chief_executive', 1],
    ],
  },
};

const FIRST_STEPS: Readonly<Record<'primary' | 'secondary' | 'special', Rung>> = {
  primary: {
    chance: 0.09,
    afterYears: 3,
    next: [
      ['middle_leader', 9],
      ['phase_lead', 7],
      ['senco', 3],
      ['assistant_headteacher', 1],
    ],
  },
  secondary: {
    chance: 0.12,
    afterYears: 2,
    next: [
      ['head_of_department', 9],
      ['head_of_year', 5],
      ['middle_leader', 3],
      ['leading_practitioner', 2],
      ['senco', 1],
    ],
  },
  special: {
    chance: 0.09,
    afterYears: 3,
    next: [
      ['middle_leader', 6],
      ['senco', 2],
      ['assistant_headteacher', 1],
    ],
  },
};

/** Roles that only schools in a trust offer, the first three of them in its central team. */
const IN_TRUST = new Set(['executive_leader', 'director_of_education', 'chief_executive']);
const NEEDS_TRUST = new Set([...IN_TRUST, 'executive_headteacher', 'head_of_school']);

/** Whether a role is held in the central team of a trust. */
export const isInTrust = (role: string): boolean => IN_TRUST.has(role);

/** The role someone is promoted to in a year, if any. */
export function promotionFrom(
  random: Random,
  role: string,
  phase: 'primary' | 'secondary' | 'special',
  yearsInRole: number,
  hasTrust: boolean,
): string | undefined {
  const rung = role === 'classroom_teacher' ? FIRST_STEPS[phase] : LADDER[role];
  if (!rung || yearsInRole < rung.afterYears || !random.chance(rung.chance)) return undefined;
  const next = weighted(random, rung.next);
  return NEEDS_TRUST.has(next) && !hasTrust ? undefined : next;
}

/** Where a leader steps down to. */
const DOWN: Readonly<Record<string, string>> = {
  head_of_department: 'classroom_teacher',
  head_of_year: 'classroom_teacher',
  middle_leader: 'classroom_teacher',
  leading_practitioner: 'classroom_teacher',
  phase_lead: 'classroom_teacher',
  senco: 'classroom_teacher',
  assistant_headteacher: 'middle_leader',
  deputy_headteacher: 'assistant_headteacher',
  head_of_school: 'deputy_headteacher',
  headteacher: 'deputy_headteacher',
  executive_headteacher: 'headteacher',
};

/** The role below, undefined for the lowest and for those in a trust's central team. */
export const roleBelow = (role: string): string | undefined => DOWN[role];

/** How far along someone is. */
export type Standing = 'classroom' | 'middle' | 'senior' | 'head' | 'executive';

const STANDINGS: Readonly<Record<string, Standing>> = {
  classroom_teacher: 'classroom',
  assistant_headteacher: 'senior',
  deputy_headteacher: 'senior',
  head_of_school: 'head',
  headteacher: 'head',
  executive_headteacher: 'executive',
  executive_leader: 'executive',
  director_of_education: 'executive',
  chief_executive: 'executive',
};

export const standingOf = (role: string): Standing => STANDINGS[role] ?? 'middle';
