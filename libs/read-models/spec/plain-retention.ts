/** Retention told day by day, in plain loops over the stored spells: what the SQL must come to. */
import { addDays, anniversary } from '#pathway/calendar';
import { censusOf } from '../src/retention/measuring/census.js';
import type { Settled } from '../src/retention/settings.js';

interface Spell {
  readonly start_on: string;
  readonly end_on: string | null;
}
type Of<T> = readonly (T & { readonly teacher: string })[];

export interface Stored {
  readonly careers: Of<{
    readonly qts_on: string;
    readonly entry_on: string | null;
    readonly exit_on: string | null;
    readonly first_school: string | null;
  }>;
  readonly service_spells: Of<Spell>;
  readonly career_breaks: Of<Spell>;
  readonly posts: Of<Spell & { readonly places: readonly string[] }>;
  readonly memberships: readonly (Spell & {
    readonly organisation: string;
    readonly kind: string;
    readonly body: string;
  })[];
  readonly successions: readonly {
    readonly organisation: string;
    readonly successor: string;
    readonly start_on: string;
  }[];
}

export interface Counted {
  readonly cohort: number;
  readonly eligible: readonly boolean[];
  readonly retained: readonly boolean[];
}

const covers = ({ start_on, end_on }: Spell, day: string): boolean =>
  start_on <= day && (end_on === null || day < end_on);

/** The number of the cohort that a day falls into, and the year of the first census once its time is over. */
function cohortOf(day: string, by: Settled['cohortBy']): { cohort: number; firstCensus: number } {
  const [year, month] = day.split('-').map(Number) as [number, number];
  if (by === 'MONTH') return { cohort: year * 12 + month - 1, firstCensus: month < 11 ? year : year + 1 };
  const begins = { ACADEMIC_YEAR: '09-01', CALENDAR_YEAR: '01-01', FINANCIAL_YEAR: '04-01' }[by];
  const cohort = day.slice(5) < begins ? year - 1 : year;
  return { cohort, firstCensus: cohort + 1 };
}

/** Everybody counted: their cohort, and for each year whether their day has come and they are retained on it. */
export function plainly(stored: Stored, args: Settled): readonly Counted[] {
  return stored.careers.flatMap((career) => plainlyOf(stored, args, career) ?? []);
}

function plainlyOf(stored: Stored, args: Settled, career: Stored['careers'][number]): Counted | undefined {
  const { asOf, clock, base, rule, scope, breaks, cohortFrom, trustMembership, years, cohortBy } = args;
  const { teacher, qts_on, exit_on, first_school } = career;
  const entry = career.entry_on !== null && career.entry_on <= asOf ? career.entry_on : undefined;
  const of = <T>(rows: Of<T>) => rows.filter((row) => row.teacher === teacher);
  const [spells, away, posts] = [of(stored.service_spells), of(stored.career_breaks), of(stored.posts)];

  const reaches = (from: string, to: string, day: string, seen: readonly string[] = []): boolean =>
    from === to ||
    stored.successions.some(
      ({ organisation, successor, start_on }) =>
        organisation === from &&
        start_on <= day &&
        !seen.includes(successor) &&
        reaches(successor, to, day, [...seen, from]),
    );
  const kind = scope.toLowerCase();
  const bodiesOf = (school: string, day: string) =>
    stored.memberships
      .filter((row) => row.organisation === school && row.kind === kind && covers(row, day))
      .sort((a, b) => (`${a.start_on} ${a.body}` < `${b.start_on} ${b.body}` ? -1 : 1))
      .map(({ body }) => body);
  const home =
    entry === undefined || first_school === null
      ? undefined
      : scope === 'SCHOOL'
        ? first_school
        : bodiesOf(first_school, entry)[0];

  const isSchool = (place: string, day: string) => reaches(first_school!, place, day);
  const isInBody = (place: string, day: string): boolean => {
    if (trustMembership === 'ON_ENTRY')
      return stored.memberships.some(
        ({ organisation }) =>
          reaches(organisation, place, day) && bodiesOf(organisation, entry!).includes(home!),
      );
    const onTheDay = bodiesOf(place, day).includes(home!);
    return onTheDay || (trustMembership === 'SAME_SCHOOL_COUNTS' && isSchool(place, day));
  };
  const counts = scope === 'SCHOOL' ? isSchool : isInBody;
  const present = (day: string) =>
    spells.some((spell) => covers(spell, day)) &&
    !(breaks === 'OUT' && away.some((spell) => covers(spell, day)));
  const isThere = (day: string): boolean =>
    present(day) &&
    (scope === 'PROFESSION' ||
      posts.some((post) => covers(post, day) && post.places.some((place) => counts(place, day))));

  const start = cohortFrom === 'QTS' ? qts_on : entry;
  if (start === undefined || start > asOf) return undefined;
  const { cohort, firstCensus } = cohortOf(start, cohortBy);
  if (scope !== 'PROFESSION' && home === undefined) return undefined;
  if (base === 'ENTERED' && (entry === undefined || entry > addDays(qts_on, 365))) return undefined;
  const census = censusOf(firstCensus);
  if (base === 'FIRST_CENSUS' && (census > asOf || !spells.some((spell) => covers(spell, census))))
    return undefined;

  const dayOf = (year: number): string | undefined => {
    if (clock === 'CENSUS') return censusOf(firstCensus + year);
    const origin = clock === 'QTS_ANNIVERSARY' ? qts_on : entry;
    return origin === undefined ? undefined : anniversary(origin, year);
  };
  const isEverSince = (day: string): boolean => {
    if (entry === undefined || !isThere(day)) return false;
    let [begun, gap] = [false, 0];
    for (let next = entry; next <= day; next = addDays(next, 1)) {
      if (isThere(next)) [begun, gap] = [true, 0];
      else if (!begun && exit_on !== null && addDays(next, 1) >= exit_on) return false;
      else if (begun) {
        gap += 1;
        if (scope === 'PROFESSION' || gap > 92 || !present(next)) return false;
      }
    }
    return exit_on === null || entry < exit_on;
  };
  const isThereBetween = (from: string, to: string): boolean => {
    for (let day = from; day <= to; day = addDays(day, 1)) if (isThere(day)) return true;
    return false;
  };
  const isRetained = (year: number, day: string): boolean => {
    if (rule === 'POINT') return isThere(day);
    if (rule === 'CONTINUOUS') return isEverSince(day);
    return rule === 'UNBOUNDED'
      ? isThereBetween(day, asOf)
      : isThereBetween(addDays(dayOf(year - 1)!, 1), day);
  };
  const days = years.map(dayOf);
  const eligible = days.map((day) => day !== undefined && day <= asOf);
  return {
    cohort,
    eligible,
    retained: years.map((year, at) => eligible[at]! && isRetained(year, days[at]!)),
  };
}
