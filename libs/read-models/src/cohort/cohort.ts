import { academicYearName } from '#pathway/calendar';
import { answered } from '../asked.js';
import { firstOf, pageOf, placeOf } from '../page.js';
import type { Answering } from '../read-model.js';
import { firstYearOf } from './academic-year.js';
import type {
  CohortMember,
  CohortMembersAnswer,
  CohortMembersArgs,
  CohortsAnswer,
  CohortsArgs,
} from './cohort.answer.js';
import { cohortsSql, membersCountSql, membersSql } from './cohort.sql.js';
import { ImpossibleQuestion } from '../answer.js';

const DEFINITION =
  'A cohort is everyone awarded QTS in an academic year (1 September to 31 August, by the date of the award; of ' +
  'several awards the earliest counts). Entered: at least one day of qualified service. In service: at the close of the day.';

type Row = {
  readonly cohort: number;
  readonly qualified: number;
  readonly entered: number;
  readonly in_service: number;
};

/** Every cohort there is, oldest first. */
export function cohorts(model: Answering, args: CohortsArgs): Promise<CohortsAnswer> {
  return answered(model, args, async ({ rows }) => {
    const found = await rows<Row>(cohortsSql, { asOf: args.asOf });
    const answer = {
      cohorts: found.map(({ cohort, in_service: inService, ...counts }) => ({
        cohort: academicYearName(cohort),
        ...counts,
        inService,
      })),
    };
    const n = answer.cohorts.reduce((total, { qualified }) => total + qualified, 0);
    return { ground: { definition: DEFINITION, n }, answer };
  });
}

/**
 * The teachers of one cohort, by id.
 *
 * @throws ImpossibleQuestion no such way of writing a cohort, or a page that cannot be
 */
export async function cohortMembers(model: Answering, args: CohortMembersArgs): Promise<CohortMembersAnswer> {
  const cohort = firstYearOf(args.cohort);
  if (cohort === undefined) throw new ImpossibleQuestion('A cohort is written like 2014/15.');
  const first = firstOf(args);
  const [place] = placeOf(args, 1);
  return answered(model, { ...args, first }, async ({ rows }) => {
    const of = { asOf: args.asOf, cohort };
    const [all] = await rows<{ n: number }>(membersCountSql, of);
    const found = await rows<CohortMember & Readonly<Record<string, unknown>>>(membersSql, {
      ...of,
      place,
      limit: first + 1,
    });
    const members = pageOf<CohortMember>(found, first, all!.n, ({ teacher }) => [teacher]);
    return { ground: { definition: DEFINITION, n: all!.n }, answer: { members } };
  });
}
