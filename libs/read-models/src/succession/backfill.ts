import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { pageOfRows } from '../paged-rows.js';
import type { Answering } from '../read-model.js';
import type { BackfillAnswer, BackfillArgs, ProposedAssignment } from './backfill.answer.js';
import { backfillSql, proposedCountSql } from './backfill.sql.js';

const DEFINITION =
  'Leadership assignments proposed, not begun and not planned to begin by the day, and what each would leave uncovered at ' +
  'the home school: the full-time equivalent of the assignment, at most that of the teacher there. The home school is the ' +
  'one that the proposal names, else where the teacher holds the highest post. Full-time equivalents are those of open ' +
  'posts of teachers with QTS in service as last recorded. Lessons: those of a week that the timetable gives the teacher ' +
  'there (of a shared post, by its parts), and of these the part that the assignment takes of the full-time equivalent. In a trust: the home school is of that trust.';

const WARNINGS = [
  'Where no timetable is on record, lessons are null: what is uncovered is told as a full-time equivalent alone.',
  'Posts whose full-time equivalent is not on record count nothing.',
];

/**
 * What proposed assignments would leave uncovered at the home school.
 *
 * @throws ImpossibleQuestion an assumed full-time equivalent that cannot be, or a page
 */
export async function backfill(model: Answering, args: BackfillArgs): Promise<BackfillAnswer> {
  const { asOf, trust, assumedFte } = args;
  if (assumedFte !== undefined && !(assumedFte >= 0 && assumedFte <= 2))
    throw new ImpossibleQuestion('assumedFte lies between 0 and 2.');
  const [hasTrust, assumes] = [trust !== undefined, assumedFte !== undefined];
  const parameters = { asOf, ...(hasTrust && { trust }), ...(assumes && { assumed: assumedFte }) };
  return answered(model, args, async (snapshot) => {
    const [all] = await snapshot.rows<{ n: number }>(proposedCountSql(hasTrust, assumes), parameters);
    const listing = { sql: backfillSql(hasTrust, assumes), parameters, keys: ['teacher', 'assignment'] };
    const proposals = await pageOfRows<ProposedAssignment>(snapshot, listing, args);
    return { ground: { definition: DEFINITION, n: all!.n, warnings: WARNINGS }, answer: { proposals } };
  });
}
