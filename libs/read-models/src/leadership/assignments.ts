import { answered } from '../asked.js';
import { firstOf, pageOf, placeOf } from '../page.js';
import type { Answering } from '../read-model.js';
import { countsByTitleSql, holdersSql, openAssignmentsSql } from './assignments.sql.js';
import type { AssignmentsAnswer, AssignmentsArgs, OpenAssignment } from './leadership.answer.js';

const DEFINITION =
  'Leadership assignments begun and not ended at the close of the day. Leaving teaching ends them; an assignment ' +
  'begun on the day of a departure stands if the teacher is in service at its close. In a trust: its school belongs ' +
  'to the trust on that day.';

/**
 * The leadership assignments that are running.
 *
 * @throws ImpossibleQuestion a page that cannot be
 */
export async function assignments(model: Answering, args: AssignmentsArgs): Promise<AssignmentsAnswer> {
  const first = firstOf(args);
  const [teacher, assignment] = placeOf(args, 2);
  const { asOf, trust, title } = args;
  const filter = { ...(trust !== undefined && { trust }), ...(title !== undefined && { title }) };
  return answered(model, { ...args, first }, async ({ rows }) => {
    const on = { asOf, ...filter };
    const byTitle = await rows<{ title: string; count: number }>(countsByTitleSql(filter), on);
    const [holders] = await rows<{ n: number }>(holdersSql(filter), on);
    const found = await rows<OpenAssignment & Readonly<Record<string, unknown>>>(openAssignmentsSql(filter), {
      ...on,
      teacher,
      assignment,
      limit: first + 1,
    });
    const open = byTitle.reduce((total, { count }) => total + count, 0);
    const page = pageOf<OpenAssignment>(found, first, open, (row) => [row.teacher, row.assignment]);
    return {
      ground: { definition: DEFINITION, n: holders!.n },
      answer: { open, byTitle, assignments: page },
    };
  });
}
