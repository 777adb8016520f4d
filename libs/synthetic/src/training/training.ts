import { dayIn, isoOf } from '../calendar.js';
import type { Partnership } from '../world/world.js';
import { allianceOn, schoolFor } from '../world/world.js';
import type { Career, Held } from '../career/career.js';
import { note } from '../career/career.js';
import type { Course, Trained } from './course.js';
import { awardDay, withdraw } from './course.js';
import { DEFERRAL_REASONS } from '../chance/deferral.js';
import type { Person } from '../career/person.js';
import { place } from './placements.js';
import { openPost } from '../service/posts.js';
import { trainForThreeYears } from './three-year-model.js';

/** Non-completion rose from 5% to 7% (Register trainee teachers, 27 March 2024); failing outright is rarer. */
const WITHDRAWS = 0.06;
const DEFERS = 0.025;
/** Part of School Direct places in the partnership's region that the partnership delivers. */
const IN_PARTNERSHIP = 0.7;
/** Part of School Direct trainees on the three-year model. */
const THREE_YEARS = 0.2;
const PART_TIME = 0.04;
const FIRST_THREE_YEAR_AWARD = 2014;
const LAST_THREE_YEAR_AWARD = 2023;

/** From registration to QTS, or to a withdrawal. */
export function train(career: Career, person: Person): Trained {
  const { random } = career;
  const isThreeYears = isOnThreeYearModel(career, person);
  const years = isThreeYears ? 3 : person.route.years;
  const startsOn = dayIn(person.qtsYear - years + 1, 9, random.between(1, 18));
  const home = schoolFor(career.world, random, person.phase, person.region);
  const other = schoolFor(career.world, random, person.phase, person.region, [home]);
  const endsOn = random.chance(WITHDRAWS) ? startsOn + random.between(20, 250) : Infinity;
  const partnership = partnershipFor(career, person, startsOn, isThreeYears);
  const course: Course = { startsOn, endsOn, home, other, ...(partnership && { partnership }) };
  note(career, startsOn - random.between(20, 120), 'TeacherRegistered', {});
  startTraining(career, person, course, isThreeYears);
  if (isThreeYears) return trainForThreeYears(career, person, course);
  return trainStraight(career, person, course);
}

function isOnThreeYearModel({ random }: Career, { route, qtsYear }: Person): boolean {
  const isOffered = FIRST_THREE_YEAR_AWARD <= qtsYear && qtsYear <= LAST_THREE_YEAR_AWARD;
  return isOffered && route.code === 'school_direct_tuition_fee' && random.chance(THREE_YEARS);
}

function partnershipFor(
  { world, random }: Career,
  { route, region }: Person,
  day: number,
  always: boolean,
): Partnership | undefined {
  if (!route.schoolDirect) return undefined;
  const open = world.partnerships.find(({ from, to }) => from <= day && day <= to);
  if (!open) return undefined;
  return always || (open.region === region && random.chance(IN_PARTNERSHIP)) ? open : undefined;
}

function startTraining(career: Career, person: Person, course: Course, isThreeYears: boolean): void {
  const { random, world } = career;
  const { route } = person;
  const { startsOn, partnership, home } = course;
  const alliance = route.schoolDirect ? allianceOn(home, startsOn) : undefined;
  const attribution = partnership?.attribution ?? (alliance && [{ organisation: alliance, share: 1 }]);
  note(career, startsOn, 'TrainingStarted', {
    route: route.code,
    ...((isThreeYears || route.years === 1) && { trainingModel: isThreeYears ? 'three_year' : 'one_year' }),
    provider: partnership?.provider ?? random.pick(world.providers.training),
    ...(partnership && { partnership: partnership.id }),
    ...(attribution && { attribution }),
    phase: person.phase === 'secondary' ? 'secondary' : 'primary',
    subject: person.subject,
    ...(route.employed && { employingSchool: home.id }),
    studyMode: random.chance(PART_TIME) ? 'part_time' : 'full_time',
    expectedEndOn: isoOf(dayIn(person.qtsYear + 1, 7, 31)),
  });
}

/** One year after a degree, or three beside it, with QTS at the end. */
function trainStraight(career: Career, person: Person, course: Course): Trained {
  const { random } = career;
  const { route } = person;
  const { endsOn, home, other } = course;
  const held = route.employed ? employ(career, person, course) : undefined;
  const defers = !route.employed && endsOn === Infinity && random.chance(DEFERS);
  const lastYear = person.qtsYear + (defers ? 1 : 0);
  for (let year = 1; year <= route.years; year++) trainInYear(career, person, course, year, defers);
  if (endsOn < Infinity) {
    withdraw(career, endsOn, held);
    return { school: other };
  }
  const awardedOn = awardDay(career, lastYear);
  note(career, awardedOn, route.award === 'QTS' ? 'QtsAwarded' : 'EytsAwarded', { route: route.code });
  const school = random.chance(0.5) ? home : other;
  if (route.award === 'EYTS') return { school };
  return { qtsOn: awardedOn, ...(held && { held }), school };
}

const employ = (career: Career, person: Person, { startsOn, home }: Course): Held =>
  openPost(career, person, { role: 'classroom_teacher', school: home, fte: 1 }, startsOn, {
    type: 'PostStarted',
    contract: 'fixed_term',
  });

/** A training year with its placements; the last one holds the deferral, if any, between two placements. */
function trainInYear(career: Career, person: Person, course: Course, year: number, defers: boolean): void {
  const { random } = career;
  const { years, placements, employed } = person.route;
  const { startsOn, endsOn, home, other } = course;
  const begins = year === 1 ? startsOn : dayIn(person.qtsYear - years + year, 9, random.between(1, 20));
  const isLast = year === years;
  const away = isLast && defers ? 365 : 0;
  if (begins >= endsOn) return;
  note(career, begins, 'TrainingYearStarted', { year, ...(employed && { school: home.id, fte: 1 }) });
  const at = (month: number, after: number) =>
    dayIn(person.qtsYear - years + year + (month < 9 ? 1 : 0), month, 1) + random.between(0, after);
  const plan = { phase: person.phase, trainingYear: year };
  if (isLast && placements > 0) {
    const setting = employed ? 'base_school' : 'other';
    place(career, { ...plan, school: home, setting, from: at(10, 20), to: at(12, 15) }, endsOn);
    if (away > 0) deferAndReturn(career, at(1, 3), at(1, 8) + away - 5, person.qtsYear + 1);
  }
  if (isLast && placements > 1) {
    const [from, to] = [at(1, 30) + away + 10, at(5, 25) + away];
    place(career, { ...plan, school: other, setting: 'contrasting_school', from, to }, endsOn);
  }
  const done = at(6, 25) + away;
  if (done < endsOn) note(career, done, 'TrainingYearCompleted', { year, outcome: 'met' });
}

function deferAndReturn(career: Career, from: number, to: number, schoolYear: number): void {
  note(career, from, 'TrainingDeferred', { reason: DEFERRAL_REASONS(career.random, from) ?? 'other' });
  note(career, to, 'TrainingResumed', { expectedEndOn: isoOf(dayIn(schoolYear + 1, 7, 31)) });
}
