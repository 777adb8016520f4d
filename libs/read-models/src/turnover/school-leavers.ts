import { academicYearName } from '#pathway/calendar';
import { ImpossibleQuestion, type Page } from '../answer.js';
import { answered } from '../asked.js';
import { firstYearOf } from '../cohort/academic-year.js';
import { pageOfRows } from '../paged-rows.js';
import type { Answering } from '../read-model.js';
import { LIMITS_IN_WORDS } from '../proportions/limits-in-words.js';
import { percentOf } from '../proportions/percent.js';
import type {
  SchoolLeaversAnswer,
  SchoolLeaversArgs,
  LeaversOfSchool,
  WayOut,
} from './school-leavers.answer.js';
import { leaverYearsSql, schoolLeaversSql, waysOutSql } from './school-leavers.sql.js';
import { DEFAULT_LEVEL } from '../proportions/level.js';

const DEFINITION =
  'Of the teachers with QTS in service with a post open in a school on a census day (first Thursday of November), those ' +
  'who left teaching before the next and were not in service on that day; a move to another school is not leaving. Of ' +
  'the destination and the reason, what was recorded with that departure. Heads, not full-time equivalents; who has ' +
  `posts in two schools counts in both. ${LIMITS_IN_WORDS}`;

type Counts = { readonly staff: number; readonly leavers: number };
type YearRow = Counts & { readonly year: number };
type SchoolRow = Counts & {
  readonly school: string;
  readonly schoolName: string | null;
  readonly ways: string | null;
};

/**
 * Who left teaching from one census to the next, by destination, reason and school.
 *
 * @throws ImpossibleQuestion the year is none, or a page that cannot be
 */
export async function schoolLeavers(model: Answering, args: SchoolLeaversArgs): Promise<SchoolLeaversAnswer> {
  const { asOf, trust } = args;
  const said = args.year === undefined ? undefined : firstYearOf(args.year);
  if (args.year !== undefined && said === undefined)
    throw new ImpossibleQuestion('An academic year is written like 2014/15.');
  const hasTrust = trust !== undefined;
  const of = { asOf, ...(hasTrust && { trust }) };
  return answered(model, args, async (snapshot) => {
    const found = await snapshot.rows<YearRow>(leaverYearsSql(hasTrust), of);
    const year = said ?? found.at(-1)?.year ?? null;
    const parameters = { ...of, year };
    const ways = await snapshot.rows<WayOut & Readonly<Record<string, unknown>>>(
      waysOutSql(hasTrust),
      parameters,
    );
    const listing = { sql: schoolLeaversSql(hasTrust), parameters, keys: ['school'] };
    const schools = await pageOfRows<SchoolRow>(snapshot, listing, args);
    const years = found.map((row) => ({ ...rated(row), year: academicYearName(row.year) }));
    const staff = found.find((row) => row.year === year)?.staff ?? 0;
    const warnings = year === null || found.some((row) => row.year === year) ? [] : [NOT_COMPLETE];
    return {
      ground: { definition: DEFINITION, n: staff, warnings },
      answer: { years, ways, schools: told(schools) },
    };
  });
}

const NOT_COMPLETE =
  'Of that year nobody was in service at its census, or the census after it has not been yet.';

const rated = <T extends Counts>(row: T) => ({ ...row, ...percentOf(row.leavers, row.staff, DEFAULT_LEVEL) });

const told = ({ edges, ...page }: Page<SchoolRow>): Page<LeaversOfSchool> => ({
  ...page,
  edges: edges.map(({ cursor, node }) => ({
    cursor,
    node: { ...rated(node), ways: JSON.parse(node.ways ?? '[]') as readonly WayOut[] },
  })),
});
