import { cpdProgrammes } from '#pathway/vocabulary/cpd-programmes';
import { termOf } from '#pathway/vocabulary/vocabulary';
import { dayIn } from '../calendar.js';
import type { Career, ServiceHistory } from '../career/career.js';
import { nextId, note, postOn, spellEndAfter, worksOn } from '../career/career.js';

const PROGRAMME = 'accelerate';
/** Open in the first five years from QTS, from spring 2019: accelerate-teaching.co.uk. */
const { from, yearsFromQts, modules } = termOf(cpdProgrammes, PROGRAMME) ?? {
  from: '2019-01-01',
  yearsFromQts: 5,
  modules: [],
};
const FIRST_INTAKE = Number((from ?? '2019-01-01').slice(0, 4));
const YEARS_OPEN = yearsFromQts ?? 5;

/** Chance of joining in each year in which someone may; no published figure. */
const JOINS = 0.11;
const WITHDRAWS = 0.12;
const COACHINGS = 3;
const FOCUSES = ['behaviour', 'assessment', 'subject knowledge', 'questioning', 'workload'];
const WORKSHOPS = ['subject workshop', 'regional conference'];
const HOURS = { least: 60, most: 90 };

/** Accelerate, once at most, for those in service in their first years. */
export function accelerate(career: Career, history: ServiceHistory): void {
  const { random, until } = career;
  const first = new Date(history.qtsOn * 86_400_000).getUTCFullYear();
  for (let year = Math.max(first, FIRST_INTAKE); year < first + YEARS_OPEN; year++) {
    const startsOn = dayIn(year, 10, random.between(1, 20));
    if (startsOn > until) return;
    if (startsOn <= history.qtsOn || !worksOn(history, startsOn) || !random.chance(JOINS)) continue;
    return follow(career, history, startsOn);
  }
}

/** One run over three terms. It ends with a withdrawal, at the latest when the teacher leaves. */
function follow(career: Career, history: ServiceHistory, startsOn: number): void {
  const { random } = career;
  const enrolment = nextId(career, 'cpd');
  const school = postOn(history, startsOn)!.school;
  const coach = `synthetic-coach-${random.between(1, 40)}`;
  note(career, startsOn, 'CpdStarted', { enrolment, programme: PROGRAMME, school: school.id, coach });
  const gaveUpOn = random.chance(WITHDRAWS) ? startsOn + random.between(30, 240) : Infinity;
  const endsOn = Math.min(gaveUpOn, spellEndAfter(history, startsOn) ?? Infinity);
  const at = (part: number) => startsOn + Math.round(part * 260) + random.between(0, 9);
  modules.forEach((module, index) => {
    const day = at((index + 0.5) / modules.length);
    if (day < endsOn) note(career, day, 'CpdModuleCompleted', { enrolment, module });
  });
  for (let held = 1; held <= COACHINGS; held++) {
    const day = at(held / (COACHINGS + 1));
    const focus = random.pick(FOCUSES);
    if (day < endsOn) note(career, day, 'CpdCoachingHeld', { enrolment, coach, focus, minutes: 60 });
  }
  WORKSHOPS.forEach((workshop, index) => {
    const day = at((index + 1) / 3);
    if (day < endsOn) note(career, day, 'CpdWorkshopAttended', { enrolment, workshop, hours: 6 });
  });
  const done = startsOn + 285;
  const reason = endsOn === gaveUpOn ? 'workload' : 'left teaching';
  if (endsOn <= done) note(career, endsOn, 'CpdWithdrawn', { enrolment, reason });
  else note(career, done, 'CpdCompleted', { enrolment, hours: random.between(HOURS.least, HOURS.most) });
}
