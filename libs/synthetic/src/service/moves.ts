import type { School } from '../world/world.js';
import { trustOn } from '../world/world.js';
import type { Held } from '../career/career.js';
import { note } from '../career/career.js';
import { isInTrust, promotionFrom, roleBelow } from './ladder.js';
import type { Entering } from './posts.js';
import { openPost } from './posts.js';
import type { Serving } from './serving.js';
import { otherSchool } from './serving.js';

/** NFER's turnover less its attrition: some 7 to 8% a year move to another school, fewer later on. */
const MOVES = { early: 0.085, later: 0.05, earlyYears: 6, afterTrainingThere: 0.15 };
/** Moves within a trust are far more common than chance would have it (NFER 2017). */
const WITHIN_TRUST = 0.3;
const PROMOTED_ELSEWHERE = 0.42;
const STEPS_DOWN = 0.012;
const ACTS = 0.07;
const ACTING_CONFIRMED = 0.65;
/** A move with the old post ended in August and the new one begun in September, instead of one fact. */
const IN_TWO_FACTS = 0.35;
const MADE_PERMANENT = 0.6;
const FTE_CHANGES = 0.02;

/** What becomes of someone's posts on 1 September. On a break nothing does. */
export function changePosts(serving: Serving, day: number): void {
  if (serving.breakEndsOn >= day || serving.main.from >= day - 30) return;
  if (serving.second !== undefined) maybeEndSecondPost(serving, day);
  if (serving.actingFrom !== undefined) return settleActing(serving, day);
  const role = nextRole(serving, day);
  if (role !== undefined) return promote(serving, day, role);
  const { random } = serving.career;
  const below = roleBelow(serving.main.role);
  if (below !== undefined && random.chance(STEPS_DOWN)) return stepDown(serving, day, below);
  if (!isInTrust(serving.main.role) && random.chance(chanceOfMoving(serving, day))) {
    const school = otherSchool(serving, day, random.chance(WITHIN_TRUST));
    if (school) return move(serving, day, { type: 'MovedLaterally', role: serving.main.role, school });
  }
  changeTerms(serving, day);
}

const yearsIn = (held: Held, day: number): number => Math.round((day - held.from) / 365.25);

/** Years in a role go on when the school changes. */
function yearsInRole({ history, main }: Serving, day: number): number {
  const since = history.posts.findLastIndex(({ role }) => role !== main.role);
  return yearsIn(history.posts[since + 1] ?? main, day);
}

function nextRole(serving: Serving, day: number): string | undefined {
  const { career, person, main } = serving;
  const hasTrust = trustOn(main.school, day) !== undefined;
  return promotionFrom(career.random, main.role, person.phase, yearsInRole(serving, day), hasTrust);
}

function chanceOfMoving({ history, main }: Serving, day: number): number {
  if (main.from < history.qtsOn && day < history.qtsOn + 90) return MOVES.afterTrainingThere;
  return day - history.qtsOn < MOVES.earlyYears * 365 ? MOVES.early : MOVES.later;
}

function promote(serving: Serving, day: number, role: string): void {
  const { random } = serving.career;
  const isElsewhere = !isInTrust(role) && random.chance(PROMOTED_ELSEWHERE);
  const school = isElsewhere ? otherSchool(serving, day, random.chance(WITHIN_TRUST)) : undefined;
  const acting = school === undefined && !isInTrust(role) && random.chance(ACTS);
  if (acting) serving.actingFrom = serving.main.role;
  move(serving, day, { type: 'Promoted', role, school: school ?? serving.main.school, acting });
}

function settleActing(serving: Serving, day: number): void {
  const back = serving.actingFrom!;
  serving.actingFrom = undefined;
  if (serving.career.random.chance(ACTING_CONFIRMED))
    note(serving.career, day, 'PostTermsChanged', { post: serving.main.post, acting: false });
  else stepDown(serving, day, back);
}

const stepDown = (serving: Serving, day: number, role: string): void =>
  move(serving, day, { type: 'SteppedDown', role, school: serving.main.school });

interface Move {
  readonly type: 'Promoted' | 'MovedLaterally' | 'SteppedDown';
  readonly role: string;
  readonly school: School;
  readonly acting?: boolean;
}

/** Someone leaves one post for another. */
function move(serving: Serving, day: number, { type, role, school, acting = false }: Move): void {
  const { career, person, main, history } = serving;
  endSecondPost(serving, day);
  const isInTwo = school !== main.school && career.random.chance(IN_TWO_FACTS);
  const terms = { contract: 'permanent' as const, ...(acting && { acting }) };
  main.to = isInTwo ? day - 1 : day;
  if (isInTwo) note(career, day - 1, 'PostEnded', { post: main.post });
  const entering: Entering = isInTwo
    ? { type: 'PostStarted', ...terms }
    : { type, ...terms, fromPost: main.post };
  const opening = { role, school, fte: serving.fte, inTrust: isInTrust(role) };
  serving.main = openPost(career, person, opening, day, entering);
  serving.contract = 'permanent';
  history.posts.push(serving.main);
}

function changeTerms(serving: Serving, day: number): void {
  const { career, main } = serving;
  const { random } = career;
  if (serving.contract !== 'permanent' && random.chance(MADE_PERMANENT)) {
    serving.contract = 'permanent';
    note(career, day, 'PostTermsChanged', { post: main.post, contract: 'permanent' });
  } else if (random.chance(FTE_CHANGES)) {
    serving.fte = serving.fte < 1 ? 1 : random.pick([0.8, 0.6]);
    note(career, day, 'PostTermsChanged', { post: main.post, fte: serving.fte });
  }
}

const SECOND_POST_LASTS = 0.5;

function maybeEndSecondPost(serving: Serving, day: number): void {
  if (!serving.career.random.chance(SECOND_POST_LASTS)) endSecondPost(serving, day);
}

function endSecondPost(serving: Serving, day: number): void {
  if (serving.second === undefined) return;
  note(serving.career, day - 1, 'PostEnded', { post: serving.second });
  serving.second = undefined;
}
