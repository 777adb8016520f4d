import { listValue } from '@duckdb/node-api';
import { academicYearName } from '#pathway/calendar';
import { leavingDestinations } from '#pathway/vocabulary/leaving-destinations';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { LAST_ANNIVERSARY } from '../derive/anniversaries.sql.js';
import { shareOf } from '../proportions/share.js';
import type { Answering } from '../read-model.js';
import { graduateParameters } from './graduates.sql.js';
import {
  type GraduateWhereabouts,
  type Ours,
  places,
  type WhereaboutsAnswer,
  type WhereaboutsArgs,
} from './whereabouts.answer.js';
import { whereaboutsSql } from './whereabouts.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';
import { plainPercentOf, statusOf } from '../proportions/percent.js';

const definitionOf = (years: number): string =>
  `Those awarded QTS in an academic year, ${years} years to the day after the award, if that day has come: in service ` +
  'with a post in our schools, our trust, our alliance or our local authority (the first of these that holds, by the ' +
  'memberships of that day), or in service elsewhere or nobody knows where; or out of service, by the destination of ' +
  'the last departure; or never entered. They add up to those counted.';

const NOTHING_OURS =
  'No schools, trust, alliance or local authority was named as ours: whoever is in service is elsewhere.';

interface Row extends Readonly<Record<string, unknown>> {
  readonly cohort: number;
  readonly place: number | null;
  readonly destination: string | null;
  readonly count: number;
}

/**
 * Where graduates are so many years on: with us, near, elsewhere, or out of service and where to.
 *
 * @throws ImpossibleQuestion the years or the level cannot be
 */
export async function graduateWhereabouts(
  model: Answering,
  args: WhereaboutsArgs,
): Promise<WhereaboutsAnswer> {
  const { years = 5, level = DEFAULT_LEVEL } = args;
  refuseLevel(level);
  if (!Number.isInteger(years) || years < 1 || years > LAST_ANNIVERSARY)
    throw new ImpossibleQuestion(`years must be a whole number from 1 to ${LAST_ANNIVERSARY}.`);
  return answered(model, { ...args, years, level }, async ({ rows }) => {
    const parameters = { ...graduateParameters(args), ...oursIn(args), years };
    const found = await rows<Row>(whereaboutsSql(args), parameters);
    const cohorts = [...new Set(found.map(({ cohort }) => cohort))];
    const answer = {
      cohorts: cohorts.map((cohort) => ({
        cohort: academicYearName(cohort),
        ...countedIn(
          found.filter((row) => row.cohort === cohort),
          level,
        ),
      })),
      pooled: countedIn(found, level),
      destinations: destinationsOf(found),
    };
    const warnings = Object.keys(oursIn(args)).length === 0 ? [NOTHING_OURS] : [];
    return { ground: { definition: definitionOf(years), n: answer.pooled.graduates, warnings }, answer };
  });
}

const oursIn = ({ schools = [], trust, alliance, localAuthority }: Ours) => ({
  ...(schools.length > 0 && { schools: listValue([...schools]) }),
  ...(trust !== undefined && { trust }),
  ...(alliance !== undefined && { alliance }),
  ...(localAuthority !== undefined && { localAuthority }),
});

const total = (rows: readonly Row[]): number => rows.reduce((sum, { count }) => sum + count, 0);

const SERVING = places.indexOf('ELSEWHERE');

function countedIn(rows: readonly Row[], level: number): GraduateWhereabouts {
  const counted = rows.filter(({ place }) => place !== null);
  const all = total(counted);
  const serving = total(counted.filter(({ place }) => place! <= SERVING));
  return {
    graduates: total(rows),
    counted: all,
    inService: shareOf(serving, all, level),
    places: places.map((place, index) => {
      const count = total(counted.filter((row) => row.place === index));
      const percent = plainPercentOf(count, all);
      return { place, count, percent, status: statusOf(percent) };
    }),
  };
}

function destinationsOf(rows: readonly Row[]) {
  const counts = new Map<string, number>();
  for (const { destination, place, count } of rows)
    if (destination !== null && place !== null)
      counts.set(destination, (counts.get(destination) ?? 0) + count);
  return [...counts]
    .map(([destination, count]) => ({ destination, label: labelOf(leavingDestinations, destination), count }))
    .toSorted((a, b) => b.count - a.count || (a.destination < b.destination ? -1 : 1));
}
