import { dayIn, isoOf, schoolYearOf } from '../calendar.js';
import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';
import type { Career, Held, ServiceHistory } from '../career/career.js';
import { nextId, note, postOn, spellEndAfter, worksOn } from '../career/career.js';
import type { Person } from '../career/person.js';
import type { Standing } from '../service/ladder.js';
import { standingOf } from '../service/ladder.js';
import { schoolInTrust, trustOn } from '../world/world.js';

/** Trusts plan for succession; there is no published figure of how often. */
const FIRST_YEAR = 2012;
const ASSIGNED: Readonly<Record<Standing, number>> = {
  classroom: 0.003,
  middle: 0.03,
  senior: 0.045,
  head: 0.03,
  executive: 0,
};
const ASSESSED: Readonly<Record<Standing, number>> = {
  classroom: 0.01,
  middle: 0.09,
  senior: 0.14,
  head: 0.08,
  executive: 0,
};
/** The role that an assignment exercises and that readiness is assessed for. */
const NEXT_ROLE: Readonly<Record<Standing, string>> = {
  classroom: 'middle_leader',
  middle: 'assistant_headteacher',
  senior: 'headteacher',
  head: 'executive_headteacher',
  executive: 'chief_executive',
};
const TITLES: Readonly<Record<Standing, string>> = {
  classroom: 'seconded subject lead',
  middle: 'associate assistant headteacher',
  senior: 'acting head of school',
  head: 'executive headteacher on secondment',
  executive: 'interim chief executive',
};
const GOALS = [
  'lead a review of the curriculum',
  'raise attendance',
  'coach two middle leaders',
  'lead the improvement plan',
];
const DECLINED = 0.12;
const EXTENDED = 0.15;
const OUTCOMES: Weights<'goals_met' | 'goals_partly_met' | 'goals_not_met'> = [
  ['goals_met', 60],
  ['goals_partly_met', 30],
  ['goals_not_met', 10],
];
const RATINGS: Weights<'ready_now' | 'ready_in_one_year' | 'ready_in_three_years' | 'not_ready'> = [
  ['ready_now', 20],
  ['ready_in_one_year', 32],
  ['ready_in_three_years', 33],
  ['not_ready', 15],
];

/** Leadership assignments and assessments of readiness of those who work in a trust, year by year. */
export function leadAndBeAssessed(career: Career, person: Person, history: ServiceHistory): void {
  const { random, until } = career;
  let freeFrom = 0;
  for (let year = Math.max(FIRST_YEAR, schoolYearOf(history.qtsOn) + 2); dayIn(year, 9, 1) <= until; year++) {
    const day = dayIn(year, 11, 1) + random.between(0, 200);
    const held = postOn(history, day);
    const trust = held && trustOn(held.school, day);
    if (!held || trust === undefined || !worksOn(history, day)) continue;
    const standing = standingOf(held.role);
    if (random.chance(ASSESSED[standing])) assess(career, standing, trust, day);
    if (day < freeFrom || !random.chance(ASSIGNED[standing])) continue;
    freeFrom = assign(career, person, history, held, day + 7);
  }
}

function assess(career: Career, standing: Standing, trust: string, day: number): void {
  const { random } = career;
  note(career, day, 'ReadinessAssessed', {
    role: NEXT_ROLE[standing],
    rating: weighted(random, RATINGS),
    assessor: `synthetic-assessor-${random.between(1, 90)}`,
    trust,
  });
}

/** Tells until when the teacher is taken. A departure or a declined proposal ends the matter. */
function assign(
  career: Career,
  person: Person,
  history: ServiceHistory,
  held: Held,
  proposedOn: number,
): number {
  const { random, world } = career;
  const school = schoolInTrust(world, random, person.phase, held.school, proposedOn);
  if (!school) return proposedOn;
  const startsOn = proposedOn + random.between(20, 80);
  const endsOn = startsOn + random.between(80, 330);
  const assignment = nextId(career, 'assignment');
  const standing = standingOf(held.role);
  const goals = [random.pick(GOALS.slice(0, 2)), random.pick(GOALS.slice(2))];
  const about = {
    assignment,
    title: TITLES[standing],
    school: school.id,
    purpose: random.pick(['development', 'need', 'development_and_need'] as const),
    role: NEXT_ROLE[standing],
    homeSchool: held.school.id,
    goals,
    plannedEndOn: isoOf(endsOn),
  };
  note(career, proposedOn, 'AssignmentProposed', { ...about, plannedStartOn: isoOf(startsOn) });
  if (random.chance(DECLINED) || !worksOn(history, startsOn)) return startsOn;
  note(career, startsOn, 'AssignmentStarted', { ...about, fte: random.pick([0.2, 0.4, 0.6, 1]) });
  const leavesOn = spellEndAfter(history, startsOn) ?? Infinity;
  return carryOut(career, { assignment, goals, startsOn, endsOn }, leavesOn);
}

interface Assigned {
  readonly assignment: string;
  readonly goals: readonly string[];
  readonly startsOn: number;
  readonly endsOn: number;
}

function carryOut(career: Career, assigned: Assigned, leavesOn: number): number {
  const { random } = career;
  const { assignment, goals, startsOn, endsOn } = assigned;
  const reviewedOn = Math.round((startsOn + endsOn) / 2);
  if (reviewedOn < leavesOn)
    note(career, reviewedOn, 'AssignmentReviewed', { assignment, goalsMet: [goals[0]!] });
  const more = random.chance(EXTENDED) ? random.between(40, 150) : 0;
  const lastsTo = endsOn + more;
  if (more > 0 && endsOn - 5 < leavesOn && endsOn - 5 >= reviewedOn)
    note(career, endsOn - 5, 'AssignmentExtended', { assignment, plannedEndOn: isoOf(lastsTo) });
  if (lastsTo >= leavesOn) return leavesOn;
  const returnedHome = random.chance(0.7);
  note(career, lastsTo, 'AssignmentEnded', { assignment, outcome: weighted(random, OUTCOMES), returnedHome });
  return lastsTo + 200;
}
