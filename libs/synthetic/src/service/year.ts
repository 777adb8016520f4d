import { careerBreakKinds } from '#pathway/vocabulary/career-break-kinds';
import { firstDayOf, lastDayOf } from '../calendar.js';
import { codesInUse } from '../chance/codes.js';
import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';
import type { Span } from '../career/career.js';
import { nextId, note } from '../career/career.js';
import { isInTrust } from './ladder.js';
import type { Serving } from './serving.js';
import { otherSchool } from './serving.js';

/** Breaks come most often in the thirties, most of them for a child. */
const TAKES_BREAK = { young: 0.02, middle: 0.045, older: 0.012, middleFrom: 28, olderFrom: 42 };
const BREAK_DAYS = { least: 60, most: 380 };
/** Days of service before a first break and between breaks. */
const BEFORE_BREAK = 150;
const PART_TIME_AFTER_BREAK = 0.4;
const TAKES_SECOND_POST = 0.008;
const SECOND_POST_FTE = 0.2;

const KINDS = codesInUse(careerBreakKinds, [
  ['maternity', 62],
  ['paternity', 2],
  ['adoption', 3],
  ['shared_parental', 4],
  ['caring', 8],
  ['illness', 12],
  ['sabbatical', 4],
  ['study', 3],
  ['other', 2],
]);
const FTE_AFTER_BREAK: Weights<number> = [
  [0.8, 3],
  [0.6, 4],
  [0.5, 1],
];

/** What happens within a school year, up to a departure: a break, or a second post. */
export function liveThroughYear(serving: Serving, spell: Span, year: number, leavesOn: number): void {
  const begins = Math.max(firstDayOf(year), spell.from, serving.history.qtsOn, serving.main.from);
  if (serving.breakEndsOn > begins) return;
  const { random } = serving.career;
  if (random.chance(chanceOfBreak(serving, year))) takeBreak(serving, year, begins, leavesOn);
  else if (serving.second === undefined && !isInTrust(serving.main.role) && random.chance(TAKES_SECOND_POST))
    takeSecondPost(serving, begins, leavesOn);
}

function chanceOfBreak({ person }: Serving, year: number): number {
  const age = person.ageAtQts + year - person.qtsYear;
  if (age < TAKES_BREAK.middleFrom) return TAKES_BREAK.young;
  return age < TAKES_BREAK.olderFrom ? TAKES_BREAK.middle : TAKES_BREAK.older;
}

/** Someone who leaves before a break would have ended does not come back from it. */
function takeBreak(serving: Serving, year: number, begins: number, leavesOn: number): void {
  const { career, history } = serving;
  const { random } = career;
  const from = random.between(begins + BEFORE_BREAK, Math.max(begins + BEFORE_BREAK, lastDayOf(year) - 30));
  const to = from + random.between(BREAK_DAYS.least, BREAK_DAYS.most);
  if (from > lastDayOf(year) - 30 || from > leavesOn - 30 || from > career.until) return;
  const kind = KINDS(random, from);
  note(career, from, 'CareerBreakStarted', kind ? { kind } : {});
  history.breaks.push({ from, to });
  if (to >= leavesOn) return;
  serving.breakEndsOn = to;
  note(career, to, 'CareerBreakEnded', {});
  if (!random.chance(PART_TIME_AFTER_BREAK) || serving.fte < 1) return;
  serving.fte = weighted(random, FTE_AFTER_BREAK);
  note(career, to, 'PostTermsChanged', { post: serving.main.post, fte: serving.fte });
}

/** A day a week in another school besides the first. */
function takeSecondPost(serving: Serving, begins: number, leavesOn: number): void {
  const { career, person, main } = serving;
  const day = begins + career.random.between(1, 90);
  const school = otherSchool(serving, day, true);
  if (!school || day > leavesOn - 60) return;
  serving.second = nextId(career, 'post');
  note(career, day, 'PostStarted', {
    post: serving.second,
    role: 'classroom_teacher',
    employer: school.id,
    phase: person.phase,
    fte: SECOND_POST_FTE,
    contract: 'fixed_term',
  });
  if (serving.fte < 1) return;
  serving.fte = 1 - SECOND_POST_FTE;
  note(career, day, 'PostTermsChanged', { post: main.post, fte: serving.fte });
}
