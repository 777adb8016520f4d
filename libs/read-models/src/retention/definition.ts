import type { Settled } from './settings.js';

const YEAR = 'an academic year (1 September to 31 August)';

const bases: Readonly<Record<Settled['base'], string>> = {
  QUALIFIED: '',
  ENTERED: ' who entered qualified service within 365 days of QTS',
  FIRST_CENSUS: ' who were in service at the first census after that year',
};

const days: Readonly<Record<Settled['clock'], string>> = {
  QTS_ANNIVERSARY: 'the anniversary of their own QTS (29 February: 28 February in other years)',
  ENTRY_ANNIVERSARY:
    'the anniversary of their own first day in qualified service (29 February: 28 February in other years)',
  CENSUS:
    'the census day (first Thursday of November) so many years after the first census that follows the academic year',
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
  'who have.';
const ELIGIBLE =
  'A cell takes those whose own measuring day has come; it is complete once every possible member of the cohort has ' +
  'come to it.';
const GROUPS =
  'Groups are fixed at the start, by the training and by the first school on the day of entry; who has no value for a ' +
  'group is left out of it.';

const NARROWED = 'Only those are counted who are in the groups asked for (`among`).';

/** What was asked for, in words. */
export function definitionOf(args: Settled): string {
  const { base, clock, rule, scope, trustMembership, breaks, incomplete, level, by, among, cohortFrom } =
    args;
  const members =
    cohortFrom === 'QTS'
      ? `all teachers awarded QTS in ${YEAR}`
      : `all teachers whose first day of qualified service lies in ${YEAR}`;
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
    `Limits are Wilson's at ${Number((level * 100).toFixed(6))}%: they tell of chance, for comparison, not of sampling, as everybody is counted.`,
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}
