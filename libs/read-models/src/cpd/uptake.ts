import { listValue } from '@duckdb/node-api';
import type { CpdProgramme } from '#pathway/vocabulary/cpd-programmes';
import { answered } from '../asked.js';
import { firstOf, pageOf, placeOf } from '../page.js';
import { shareOf } from '../proportions/share.js';
import type { Answering } from '../read-model.js';
import { programmeOf } from './programme.js';
import type { CpdUptakeAnswer, CpdUptakeArgs, SchoolUptake, Uptake, UptakeShares } from './uptake.answer.js';
import { schoolCountSql, schoolUptakeSql, uptakeSql } from './uptake.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';
import { plainPercentOf } from '../proportions/percent.js';

const definitionOf = ({ label, yearsFromQts, modules }: CpdProgramme): string =>
  `${label}: eligible is who is in service at the close of the day` +
  `${yearsFromQts === undefined ? '' : ` with fewer than ${yearsFromQts} years since QTS`}. Enrolled: begun by that day, ` +
  'at any time; each has completed, goes on or has given up, the first of these if several enrolments differ. All ' +
  `modules: each of the ${modules.length} of the list, in one enrolment; coaching and workshops are on record but no list ` +
  'says how many there are. By school: where a post is open on the day; who works in two schools counts in both, and once ' +
  'in the totals.';

/**
 * How many of those who might take part in a programme of professional development do, and how far they come.
 *
 * @throws ImpossibleQuestion no such programme, or a page or level that cannot be
 */
export async function cpdUptake(model: Answering, args: CpdUptakeArgs): Promise<CpdUptakeAnswer> {
  const { asOf, within } = args;
  const programme = programmeOf(args.programme ?? 'accelerate');
  const level = args.level ?? DEFAULT_LEVEL;
  refuseLevel(level);
  const first = firstOf(args);
  const [place] = placeOf(args, 1);
  const filter = { isWithin: within !== undefined };
  return answered(model, { ...args, programme: programme.code, level, first }, async ({ rows }) => {
    const of = { ...parametersOf(programme, asOf), ...(within !== undefined && { within }) };
    const found = await rows<Counted>(uptakeSql(filter), of);
    const [schools] = await rows<{ n: number }>(schoolCountSql(filter), of);
    const listed = await rows<ListedSchool>(schoolUptakeSql(filter), { ...of, place, limit: first + 1 });
    const [eligible, ever] = [true, false].map((wanted) =>
      withShares(
        found.find(({ ofEligible }) => ofEligible === wanted)!,
        level,
      ),
    );
    const answer = {
      uptake: {
        ...eligible!,
        enrolledOfEligible: shareOf(eligible!.enrolled, eligible!.eligible, level),
      },
      everEnrolled: ever!,
      schools: pageOf(listed.map(ofSchool), first, schools!.n, ({ school }) => [school]),
    };
    return { ground: { definition: definitionOf(programme), n: eligible!.eligible }, answer };
  });
}

type Counted = Uptake & { readonly ofEligible: boolean } & Readonly<Record<string, unknown>>;
type ListedSchool = Omit<SchoolUptake, 'percentEnrolled'> & Readonly<Record<string, unknown>>;

const parametersOf = ({ code, yearsFromQts, modules }: CpdProgramme, asOf: string) => ({
  asOf,
  programme: code,
  modules: listValue([...modules]),
  years: yearsFromQts ?? null,
});

const withShares = ({ ofEligible: _, ...uptake }: Counted, level: number): Uptake & UptakeShares => ({
  ...uptake,
  completedOfEnrolled: shareOf(uptake.completed, uptake.enrolled, level),
  allModulesOfEnrolled: shareOf(uptake.allModules, uptake.enrolled, level),
});

const ofSchool = (school: ListedSchool): SchoolUptake => ({
  ...school,
  percentEnrolled: plainPercentOf(school.enrolled, school.eligible),
});
