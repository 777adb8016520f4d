import { dayIn, dayOf, isoOf } from '../calendar.js';
import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';
import type { Career, Draft, Held, ServiceHistory } from '../career/career.js';
import { note } from '../career/career.js';
import { standingOf } from '../service/ladder.js';

/** How often is made up: there is no published figure of any of these. */
const PLANNED_TO_END = 0.07;
const REASONS: Weights<'contract_ends' | 'resignation' | 'retirement' | 'reorganisation'> = [
  ['contract_ends', 60],
  ['resignation', 22],
  ['retirement', 15],
  ['reorganisation', 3],
];
const TIMETABLED = 0.6;
/** Of 25 lessons in a week, full-time. */
const LESSONS = { classroom: 22, middle: 19, senior: 10, head: 0, executive: 0 } as const;
const MODERATED = 0.15;
const AGREED = 0.96;
const GIVES_FEEDBACK = 0.6;

/**
 * What is said of posts and NPQs besides what becomes of them: timetables and planned ends of the posts that are open
 * still, moderation and feedback of NPQs.
 *
 * @param told what was noted of the career before
 */
export function remark(career: Career, history: ServiceHistory, told: readonly Draft[]): void {
  const isServing = history.spells.at(-1)?.to === undefined;
  for (const held of history.posts) if (isServing && held.to === undefined) speakOfPost(career, held, told);
  for (const enrolment of enrolmentsIn(told)) speakOfNpq(career, enrolment);
}

/** The day of the last thing that was said of a post: what comes before it would be refused. Undefined once it has ended. */
const lastOf = (told: readonly Draft[], post: string): number | undefined => {
  const days = told.filter(({ fact }) => 'post' in fact && fact.post === post).map(({ day }) => day);
  const isEnded = told.some(
    ({ fact }) =>
      (fact.type === 'PostEnded' && fact.post === post) || ('fromPost' in fact && fact.fromPost === post),
  );
  return isEnded || days.length === 0 ? undefined : Math.max(...days);
};

function speakOfPost(career: Career, held: Held, told: readonly Draft[]): void {
  const { random, until } = career;
  const last = lastOf(told, held.post);
  if (last === undefined || last >= until) return;
  const lessons = Math.round(LESSONS[standingOf(held.role)] * held.fte * 2) / 2;
  const timetabledOn = Math.max(last + 1, Math.min(until, dayIn(2025, 9, 8)));
  if (random.chance(TIMETABLED) && lessons > 0)
    note(career, timetabledOn, 'PostTimetabled', { post: held.post, lessons });
  if (!random.chance(PLANNED_TO_END)) return;
  const saidOn = Math.max(last + 1, until - random.between(10, 200));
  const ends = [dayIn(2026, 12, 31), dayIn(2027, 4, 30), dayIn(2027, 8, 31), dayIn(2028, 8, 31)];
  const plannedEndOn = isoOf(Math.max(random.pick(ends), saidOn + 90));
  note(career, saidOn, 'PostEndPlanned', {
    post: held.post,
    plannedEndOn,
    reason: weighted(random, REASONS),
  });
}

interface Enrolment {
  readonly enrolment: string;
  /** The last that was noted of it. */
  readonly last: Draft;
}

function enrolmentsIn(told: readonly Draft[]): readonly Enrolment[] {
  const last = new Map<string, Draft>();
  for (const draft of told)
    if ('enrolment' in draft.fact && draft.fact.type.startsWith('Npq')) last.set(draft.fact.enrolment, draft);
  return [...last].map(([enrolment, draft]) => ({ enrolment, last: draft }));
}

const BEGUN = new Set(['NpqStarted', 'NpqWithdrawn', 'NpqPassed', 'NpqFailed', 'NpqRetentionDeclared']);

function speakOfNpq(career: Career, { enrolment, last }: Enrolment): void {
  const { random } = career;
  const day = dayOf(last.fact.effectiveOn) + random.between(10, 60);
  const isAssessed = last.fact.type === 'NpqPassed' || last.fact.type === 'NpqFailed';
  if (isAssessed && random.chance(MODERATED))
    note(career, day, 'NpqAssessmentModerated', { enrolment, agreed: random.chance(AGREED) });
  if (BEGUN.has(last.fact.type) && random.chance(GIVES_FEEDBACK))
    note(career, day, 'NpqFeedbackGiven', { enrolment, score: random.between(8, 20) / 2 });
}
