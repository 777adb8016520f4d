import { inductionExemptions } from '#pathway/vocabulary/induction-exemptions';
import { dayIn, dayOf, schoolYearOf } from '../calendar.js';
import { codesInUse } from '../chance/codes.js';
import type { Career, ServiceHistory, Span } from '../career/career.js';
import { note, postOn, worksOn } from '../career/career.js';

/** Statutory induction began on 7 May 1999; from 1 September 2021 it takes six terms instead of three. */
const FIRST_INDUCTIONS = dayOf('1999-05-07');
const TWO_YEARS = dayOf('2021-09-01');

const EXEMPT = 0.012;
const EXTENDED = 0.02;
/** Provider-led and school-led starters of 2021/22: 20,687 of 21,726 were provider-led. */
const PROVIDER_LED = 0.95;
const DAYS_ABSENT = { chance: 0.4, most: 9 };
/** A term counts for those who served most of it. */
const LEAST_OF_TERM = 45;

const EXEMPTIONS = codesInUse(inductionExemptions, [
  ['has_or_is_eligible_for_full_registration_in_scotland', 2],
  ['passed_induction_in_wales', 2],
  ['passed_induction_in_northern_ireland', 1],
  ['overseas_trained_teacher', 3],
  ['exempt_through_qtls_status', 2],
]);

/** Terms are counted in tenths, so that part-time terms add up. */
const TENTHS = 10;

interface Induction {
  required: number;
  /** Tenths of a term served, and since the last record of terms. */
  served: number;
  unrecorded: number;
  terms: number;
  assessments: number;
  isOver: boolean;
}

/** Induction from the first day of qualified service on, across spells, until its outcome. */
export function induct(career: Career, history: ServiceHistory): void {
  const first = history.spells[0];
  if (!first) return;
  const entersOn = Math.max(first.from, history.qtsOn);
  if (history.qtsOn < FIRST_INDUCTIONS || career.random.chance(EXEMPT)) {
    const reason =
      history.qtsOn < FIRST_INDUCTIONS
        ? 'qualified_before_07_may_2000'
        : (EXEMPTIONS(career.random, entersOn) ?? 'exempt');
    return note(career, entersOn, 'InductionExempted', { reason });
  }
  const required = (entersOn < TWO_YEARS ? 3 : 6) * TENTHS;
  const induction = { required, served: 0, unrecorded: 0, terms: 0, assessments: 0, isOver: false };
  for (const spell of history.spells) if (!induction.isOver) serveTerms(career, history, induction, spell);
}

function serveTerms(career: Career, history: ServiceHistory, induction: Induction, spell: Span): void {
  const from = Math.max(spell.from, history.qtsOn);
  const to = spell.to ?? Infinity;
  start(career, history, induction, from);
  let begins = from;
  for (const termEnd of termEndsAfter(from, Math.min(to, career.until))) {
    const held = postOn(history, termEnd);
    if (held && worksOn(history, termEnd) && termEnd - begins >= LEAST_OF_TERM)
      serveTerm(career, history, induction, termEnd, held.fte);
    begins = termEnd;
    if (induction.isOver) return;
  }
  if (to > career.until) return;
  recordTerms(career, induction, to);
  note(career, to, 'InductionReleased', { reason: 'left teaching' });
}

function start(career: Career, history: ServiceHistory, induction: Induction, day: number): void {
  const { random } = career;
  const school = postOn(history, day)?.school;
  note(career, day, 'InductionStarted', {
    appropriateBody: `synthetic-appropriate-body-${random.between(1, 6)}`,
    ...(day >= TWO_YEARS && {
      programme: random.chance(PROVIDER_LED) ? ('provider_led' as const) : ('school_led' as const),
    }),
    ...(school && {
      school: school.id,
      mentor: `synthetic-mentor-${school.number}-${random.between(1, 3)}`,
    }),
    termsRequired: induction.required / TENTHS,
  });
}

/** The ends of the autumn, spring and summer terms after a day, up to another. */
function* termEndsAfter(from: number, to: number): Generator<number> {
  for (let year = schoolYearOf(from); ; year++)
    for (const end of [dayIn(year, 12, 19), dayIn(year + 1, 4, 2), dayIn(year + 1, 7, 20)]) {
      if (end > to) return;
      if (end > from) yield end;
    }
}

function serveTerm(
  career: Career,
  history: ServiceHistory,
  induction: Induction,
  day: number,
  fte: number,
): void {
  const { random } = career;
  const tenths = Math.min(Math.round(fte * TENTHS), induction.required - induction.served);
  induction.served += tenths;
  induction.unrecorded += tenths;
  induction.terms += 1;
  const isDone = induction.served >= induction.required;
  const isSummer = day === dayIn(schoolYearOf(day) + 1, 7, 20);
  if (isDone || isSummer) recordTerms(career, induction, day);
  if (isDone) return conclude(career, history, induction, day);
  if (!isSummer) return note(career, day, 'InductionReviewed', { term: induction.terms, onTrack: true });
  note(career, day, 'InductionAssessed', { assessment: ++induction.assessments, standardsMet: true });
  if (random.chance(EXTENDED)) extend(career, induction, day, random.between(1, 3), 'absence');
}

function recordTerms(career: Career, induction: Induction, day: number): void {
  if (induction.unrecorded === 0) return;
  const { random } = career;
  const daysAbsent = random.chance(DAYS_ABSENT.chance) ? random.between(1, DAYS_ABSENT.most) : undefined;
  note(career, day, 'InductionTermsRecorded', {
    terms: induction.unrecorded / TENTHS,
    ...(daysAbsent !== undefined && { daysAbsent }),
  });
  induction.unrecorded = 0;
}

function extend(career: Career, induction: Induction, day: number, terms: number, reason: string): void {
  note(career, day, 'InductionExtended', { terms, reason });
  induction.required += terms * TENTHS;
}

/** Those who will fail are given more time as long as they serve. */
function conclude(career: Career, history: ServiceHistory, induction: Induction, day: number): void {
  const standardsMet = history.failedOn === undefined;
  note(career, day, 'InductionAssessed', { assessment: ++induction.assessments, standardsMet });
  if (!standardsMet && day < history.failedOn! - 60)
    return extend(career, induction, day, 1, 'standards not met yet');
  note(career, day, standardsMet ? 'InductionPassed' : 'InductionFailed', {});
  induction.isOver = true;
}
