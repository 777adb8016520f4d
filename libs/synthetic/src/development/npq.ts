import { npqWithdrawalReasons } from '#pathway/vocabulary/npq-withdrawal-reasons';
import { npqs } from '#pathway/vocabulary/npqs';
import { isInUse, termOf } from '#pathway/vocabulary/vocabulary';
import { dayIn, isoOf, schoolYearOf } from '../calendar.js';
import type { CodePicker } from '../chance/codes.js';
import { codesInUse } from '../chance/codes.js';
import { DEFERRAL_REASONS } from '../chance/deferral.js';
import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';
import type { Career, ServiceHistory } from '../career/career.js';
import { nextId, note, postOn, spellEndAfter, worksOn } from '../career/career.js';
import type { Standing } from '../service/ladder.js';
import { standingOf } from '../service/ladder.js';

const FIRST_YEAR = 2017;
/** The suite of 2017 was smaller; 4.5 to 7.1% of the workforce started a reformed NPQ each year from 2021. */
const REFORMED = 2021;
const STARTS_BEFORE_REFORM = 0.022;
const STARTS = 0.056;
/** Leaders take part more: assistant and deputy heads 10%, heads 9% in a year. */
const EAGERNESS: Readonly<Record<Standing, number>> = {
  classroom: 0.75,
  middle: 1.3,
  senior: 1.7,
  head: 1.4,
  executive: 0.5,
};
const LEAST_YEARS_FROM_QTS = 2;
const REJECTED = 0.08;

/** Which NPQs teachers of each standing take. */
const TAKEN_BY: Readonly<Record<Standing, CodePicker>> = {
  classroom: codesInUse(npqs, [
    ['NPQML', 20],
    ['NPQLT', 14],
    ['NPQLTD', 8],
    ['NPQLBC', 8],
    ['NPQLL', 6],
    ['NPQLPM', 3],
    ['NPQEYL', 4],
    ['NPQSENCO', 3],
    ['NPQSL', 3],
  ]),
  middle: codesInUse(npqs, [
    ['NPQSL', 22],
    ['NPQML', 8],
    ['NPQLTD', 6],
    ['NPQLBC', 6],
    ['NPQLT', 5],
    ['NPQSENCO', 4],
    ['NPQEYL', 3],
  ]),
  senior: codesInUse(npqs, [
    ['NPQH', 16],
    ['NPQSL', 12],
    ['NPQEL', 1],
    ['NPQSENCO', 2],
    ['NPQLBC', 2],
  ]),
  head: codesInUse(npqs, [
    ['NPQEL', 10],
    ['EHCO', 8],
    ['NPQH', 4],
  ]),
  executive: codesInUse(npqs, [['NPQEL', 1]]),
};

/** Completed 82 to 85%, of those passed 97 to 99% (starts of 2021/22 and 2022/23). */
const OUTCOMES: Weights<'passed' | 'failed' | 'withdrawn'> = [
  ['passed', 81],
  ['failed', 2],
  ['withdrawn', 17],
];
const DEFERS = 0.04;
const OUTCOME_VOIDED = 0.004;
const TWO_POINTS = new Set(['NPQSL', 'NPQH', 'NPQEL', 'NPQEYL', 'NPQSENCO']);
const MONTHS_TO_OUTCOME = { least: 12, most: 21 };

const WITHDRAWAL_REASONS = codesInUse(npqWithdrawalReasons, [
  ['insufficient_capacity_to_undertake_programme', 24],
  ['insufficient_capacity', 14],
  ['personal_reason_health_or_pregnancy_related', 12],
  ['personal_reason_moving_school', 10],
  ['personal_reason_other', 8],
  ['change_in_developmental_or_personal_priorities', 8],
  ['change_in_school_circumstances', 6],
  ['change_in_school_leadership', 4],
  ['programme_not_appropriate_for_role_and_cpd_needs', 4],
  ['expected_commitment_unclear', 3],
  ['disengaged_and_unresponsive', 5],
  ['other', 2],
]);
const FUNDING: Weights<'school' | 'trust' | 'self' | 'another'> = [
  ['school', 60],
  ['trust', 28],
  ['self', 8],
  ['another', 4],
];

/** National professional qualifications, one at a time. */
export function takeNpqs(career: Career, history: ServiceHistory): void {
  const { random, until } = career;
  const passed = new Set<string>();
  let freeFrom = history.qtsOn + LEAST_YEARS_FROM_QTS * 365;
  for (let year = Math.max(FIRST_YEAR, schoolYearOf(freeFrom)); dayIn(year, 9, 1) <= until; year++) {
    const startsOn = random.chance(0.65) ? dayIn(year, 10, 20) : dayIn(year + 1, 2, 18);
    const held = postOn(history, startsOn);
    if (!held || startsOn < freeFrom || !worksOn(history, startsOn - 60) || !worksOn(history, startsOn))
      continue;
    const standing = standingOf(held.role);
    const chance = (year < REFORMED ? STARTS_BEFORE_REFORM : STARTS) * EAGERNESS[standing];
    const qualification = random.chance(chance) ? TAKEN_BY[standing](random, startsOn - 60) : undefined;
    if (qualification === undefined || passed.has(qualification) || isOver(qualification, startsOn + 6))
      continue;
    freeFrom = apply(career, history, qualification, startsOn + random.between(-6, 6), passed);
  }
}

/** Some take the last applications before their last day and don't start again. */
function isOver(qualification: string, day: number): boolean {
  const term = termOf(npqs, qualification);
  return term !== undefined && !isInUse(term, isoOf(day));
}

/** From an application on. Tells from when on another NPQ may follow. */
function apply(
  career: Career,
  history: ServiceHistory,
  qualification: string,
  startsOn: number,
  passed: Set<string>,
): number {
  const { random, world } = career;
  const enrolment = nextId(career, 'npq');
  const provider = random.pick(world.providers.npq);
  const appliedOn = startsOn - random.between(25, 50);
  const funding = weighted(random, FUNDING);
  note(career, appliedOn, 'NpqApplied', { enrolment, qualification, provider, funding });
  if (random.chance(REJECTED)) {
    note(career, appliedOn + 15, 'NpqApplicationRejected', { enrolment, reason: 'rejected_by_provider' });
    return startsOn;
  }
  const deliveryPartner = `synthetic-delivery-partner-${random.between(1, 8)}`;
  const intake = String(schoolYearOf(startsOn));
  note(career, appliedOn + 12, 'NpqApplicationAccepted', { enrolment, provider, deliveryPartner, intake });
  const school = postOn(history, startsOn)?.school;
  if (!school) return startsOn;
  note(career, startsOn, 'NpqStarted', {
    enrolment,
    qualification,
    provider,
    deliveryPartner,
    school: school.id,
  });
  return study(career, history, { enrolment, qualification, startsOn }, passed);
}

interface Enrolled {
  readonly enrolment: string;
  readonly qualification: string;
  readonly startsOn: number;
}

/** Someone who leaves teaching withdraws; the rest go on to an outcome, some after a deferral. */
function study(career: Career, history: ServiceHistory, enrolled: Enrolled, passed: Set<string>): number {
  const { random } = career;
  const { enrolment, qualification, startsOn } = enrolled;
  const outcome = weighted(random, OUTCOMES);
  const leavesOn = spellEndAfter(history, startsOn) ?? Infinity;
  const away = random.chance(DEFERS) ? random.between(120, 360) : 0;
  const months = random.between(MONTHS_TO_OUTCOME.least, MONTHS_TO_OUTCOME.most);
  const dueOn = startsOn + Math.round(months * 30.4) + away;
  const gaveUpOn = outcome === 'withdrawn' ? startsOn + random.between(40, 380) + away : Infinity;
  const endsOn = Math.min(gaveUpOn, leavesOn, dueOn);
  if (away > 0) defer(career, enrolment, startsOn + random.between(15, 30), away, endsOn);
  const points = TWO_POINTS.has(qualification) ? 2 : 1;
  for (let point = 1; point <= points; point++) {
    const day = startsOn + away + 45 + Math.round(((dueOn - startsOn - away - 60) * point) / (points + 1));
    if (day < endsOn) note(career, day, 'NpqRetentionDeclared', { enrolment, point });
  }
  if (endsOn < dueOn) {
    const reason = leavesOn === endsOn ? 'change_in_career' : WITHDRAWAL_REASONS(random, endsOn);
    note(career, endsOn, 'NpqWithdrawn', { enrolment, ...(reason && { reason }) });
    return endsOn + 300;
  }
  conclude(career, enrolled, outcome === 'failed' ? 'NpqFailed' : 'NpqPassed', dueOn);
  if (outcome !== 'failed') passed.add(qualification);
  return dueOn + 120;
}

function defer(career: Career, enrolment: string, from: number, away: number, endsOn: number): void {
  if (from >= endsOn) return;
  note(career, from, 'NpqDeferred', { enrolment, reason: DEFERRAL_REASONS(career.random, from) ?? 'other' });
  if (from + away < endsOn) note(career, from + away, 'NpqResumed', { enrolment });
}

/** Now and then an outcome is taken back and given again. */
function conclude(
  career: Career,
  { enrolment }: Enrolled,
  outcome: 'NpqPassed' | 'NpqFailed',
  day: number,
): void {
  note(career, day, outcome, { enrolment });
  if (!career.random.chance(OUTCOME_VOIDED)) return;
  note(career, day + 30, 'NpqOutcomeVoided', { enrolment, reason: 'declared for the wrong participant' });
  note(career, day + 50, outcome, { enrolment });
}
