import { periods } from '../cohort/periods.js';
import { hasShares } from '../grouping/grouping.sql.js';
import type { Settled } from './settings.js';

const period = ({ cohortBy }: Settled): string => periods[cohortBy].words;

const bases: Readonly<Record<Settled['base'], string>> = {
  QUALIFIED: '',
  ENTERED: ' who entered qualified service within 365 days of QTS',
  FIRST_CENSUS: ' who were in service at the first census after it',
};

const days: Readonly<Record<Settled['clock'], string>> = {
  QTS_ANNIVERSARY: 'the anniversary of their own QTS (29 February: 28 February in other years)',
  ENTRY_ANNIVERSARY:
    'the anniversary of their own first day in qualified service (29 February: 28 February in other years)',
  CENSUS:
    'the census day (first Thursday of November) so many years after the first census that follows the cohort’s time',
};

const places: Readonly<Record<Settled['scope'], string>> = {
  PROFESSION: 'in service',
  SCHOOL: 'in service with a post open in their first school, or in the school as which it carries on,',
  TRUST: 'in service with a post open in the trust of their first school',
  ALLIANCE: 'in service with a post open in the alliance of their first school',
};

const rules: Readonly<Record<Settled['rule'], (place: string, day: string) => string>> = {
  POINT: (place, day) => `those ${place} on ${day}. Who left and came back counts.`,
  CONTINUOUS: (place, day) =>
    `those ${place} on ${day} and ever since the start, without a break in it. Who left and came back doesn't count.`,
  UNBOUNDED: (place, day) => `those ${place} on ${day} or on any later day up to asOf.`,
  BRACKET: (place, day) =>
    `those ${place} on at least one day after the measuring day before and up to ${day}.`,
};

const memberships: Readonly<Record<Settled['trustMembership'], (body: string) => string>> = {
  ON_ENTRY: (body) => `Schools of the ${body} are those that were in it on the teacher's day of entry.`,
  ON_THE_DAY: (body) => `A school is of the ${body} as long as it is a member.`,
  SAME_SCHOOL_COUNTS: (body) =>
    `A school is of the ${body} as long as it is a member; who is still in the first school counts even after it left.`,
};

const relativeTo: Readonly<Record<Settled['scope'], string | undefined>> = {
  PROFESSION: undefined,
  SCHOOL: 'Who has no first school is not counted.',
  TRUST: 'Who had a first school without a trust on the day of entry is not counted.',
  ALLIANCE: 'Who had a first school without an alliance on the day of entry is not counted.',
};

const CELLS =
  'A cell is empty until every possible member of the cohort has come to the measuring day; pooled figures take those ' +
  'who have, each as good as another; beside them stands the plain mean of the complete cohorts.';
const ELIGIBLE =
  'A cell takes those whose own measuring day has come; it is complete once every possible member of the cohort has ' +
  'come to it.';
const GROUPS =
  'Groups are fixed at the start, by the training, by the first school on the day of entry, and by what was said of the ' +
  'person by QTS or else first after it (age reached in the calendar year of QTS; unknown is a group); who has no other ' +
  'value for a group is left out of it.';

const SHARES: Readonly<Record<Settled['attribution'], string>> = {
  ORIGIN:
    'Shares are those said of the training when QTS was awarded, or else those of the partnership’s members that host the phase.',
  CURRENT:
    'Shares are those last said of the training by the date asked for, or else those of the partnership’s members that host the phase.',
};
const WEIGHTED =
  'Each counts the share attributed to the organisation: n, eligible and retained are heads, the percentage is of the ' +
  'weighted numbers, with limits for as many heads as these weights are worth (Kish).';

const NARROWED = 'Only those are counted who are in the groups asked for (`among`).';

/** What was asked for, in words. */
export function definitionOf(args: Settled): string {
  const { base, clock, rule, scope, trustMembership, breaks, incomplete, level, by, among, cohortFrom } =
    args;
  const isShared = hasShares([...by, ...among.map(({ dimension }) => dimension)]);
  const members =
    cohortFrom === 'QTS'
      ? `all teachers awarded QTS in ${period(args)}`
      : `all teachers whose first day of qualified service lies in ${period(args)}`;
  const isInBody = scope === 'TRUST' || scope === 'ALLIANCE';
  const sentences = [
    `Of ${members}${bases[base]}, ${rules[rule](places[scope], days[clock])}`,
    isInBody ? memberships[trustMembership](scope.toLowerCase()) : undefined,
    relativeTo[scope],
    breaks === 'OUT'
      ? 'Who is on a career break with the post kept on a measuring day is not in service.'
      : undefined,
    incomplete === 'HIDE' ? CELLS : ELIGIBLE,
    by.length + among.length > 0 ? GROUPS : undefined,
    among.length > 0 ? NARROWED : undefined,
    isShared ? `${SHARES[args.attribution]} ${WEIGHTED}` : undefined,
    args.latecomers === 'OUT'
      ? 'Who was observed only from a day after the start is left out of all but observedLate.'
      : undefined,
    `Limits are Wilson's at ${Number((level * 100).toFixed(6))}%: they tell of chance, for comparison, not of sampling, as everybody is counted.`,
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}
