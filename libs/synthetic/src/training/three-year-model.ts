import { dayIn } from '../calendar.js';
import { schoolFor } from '../world/world.js';
import type { Career, Held } from '../career/career.js';
import { note } from '../career/career.js';
import type { Course, Trained } from './course.js';
import { awardDay, withdraw } from './course.js';
import type { Person } from '../career/person.js';
import { place } from './placements.js';
import { openPost } from '../service/posts.js';

/** "The next five years", Robert Hill, 2015: each strand runs across the three years. */
const STRANDS: readonly (readonly [strand: string, year: number])[] = [
  ['subject_knowledge', 1],
  ['classroom_skills', 2],
  ['pedagogical_knowledge', 3],
  ['research_and_impact_skills', 3],
];
const CONTRACT = { permanent: 0.7 };
/** Teaching in the NQT year and after it, the rest is training. */
const FTE_BY_YEAR = [0.6, 0.8, 0.9];

/** A training year, an NQT year and a further one: employed from the end of the first, QTS at the end. */
export function trainForThreeYears(career: Career, person: Person, course: Course): Trained {
  const { home, other, endsOn } = course;
  let held: Held | undefined;
  for (const year of [1, 2, 3]) {
    const begins = year === 1 ? course.startsOn : dayIn(person.qtsYear - 3 + year, 9, 1);
    if (begins >= endsOn) break;
    if (year === 2) held = employ(career, person, course, begins);
    trainInYear(career, person, course, year, begins);
  }
  if (endsOn < Infinity) {
    withdraw(career, endsOn, held);
    return { school: other };
  }
  const qtsOn = awardDay(career, person.qtsYear);
  note(career, qtsOn, 'QtsAwarded', { route: person.route.code });
  return { qtsOn, ...(held && { held }), school: home };
}

function employ(career: Career, person: Person, { home }: Course, on: number): Held {
  const contract = career.random.chance(CONTRACT.permanent) ? 'permanent' : 'fixed_term';
  const role = 'classroom_teacher';
  note(career, on - 32, 'EmploymentConfirmed', { school: home.id, role, contract, fte: 1 });
  return openPost(career, person, { role, school: home, fte: 1 }, on, { type: 'PostStarted', contract });
}

/** One placement a year outside the base school after the first year, two in it. */
function trainInYear(career: Career, person: Person, course: Course, year: number, begins: number): void {
  const { random, world } = career;
  const { home, other, endsOn } = course;
  const september = person.qtsYear - 3 + year;
  const on = (month: number, after: number) =>
    dayIn(september + (month < 9 ? 1 : 0), month, 1) + random.between(0, after);
  note(career, begins, 'TrainingYearStarted', { year, school: home.id, fte: FTE_BY_YEAR[year - 1]! });
  const plan = { phase: person.phase, trainingYear: year };
  if (year === 1) {
    const [from, to] = [on(10, 20), on(12, 15)];
    place(career, { ...plan, school: home, setting: 'base_school', from, to }, endsOn);
  }
  const school = year === 1 ? other : schoolFor(world, random, person.phase, person.region, [home]);
  const [from, to] = [on(1, 30) + 10, on(5, 20)];
  place(career, { ...plan, school, setting: 'contrasting_school', from, to }, endsOn);
  const done = on(6, 20);
  for (const [strand, signedOffIn] of STRANDS)
    if (signedOffIn === year && done < endsOn)
      note(career, done, 'CoreContentStrandSignedOff', { strand, year });
  if (done < endsOn) note(career, done, 'TrainingYearCompleted', { year, outcome: 'met' });
}
