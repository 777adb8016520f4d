import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { pageOfRows } from '../paged-rows.js';
import type { Answering } from '../read-model.js';
import type { InductionDue, InductionsDueAnswer, InductionsDueArgs } from './inductions-due.answer.js';
import { inductionConcernsSql, inductionCountsSql } from './inductions-due.sql.js';

const DEFINITION =
  'Inductions begun and neither passed, failed, exempted nor released since, of teachers with QTS in service, that are due ' +
  'within so many days of the day, or overdue. Due: so long after the last record of terms served (else after the start) ' +
  'as the terms that are left take full-time, three terms to a year. Terms required are those on record, with extensions; ' +
  'else six from 1 September 2021, three before. Days absent are those recorded in the current year of induction: three ' +
  'terms each. 30 of them extend it. A mentor is the one named last since it was begun.';

const TERM_DAYS = 122;
const NEAR_LIMIT = 25;
const PART_TIME =
  'Who works part-time takes longer than is worked out here until the terms served are recorded.';

type Counts = Pick<InductionsDueAnswer, 'due' | 'withoutMentor' | 'nearLimit'> &
  Readonly<Record<string, unknown>>;

/**
 * Early career teachers whose induction is due to end, and those of them without a mentor or with long absences.
 *
 * @throws ImpossibleQuestion a number of days that cannot be, or a page
 */
export async function inductionsDue(model: Answering, args: InductionsDueArgs): Promise<InductionsDueAnswer> {
  const { asOf, trust, within = TERM_DAYS, absentFrom = NEAR_LIMIT } = args;
  if (!Number.isInteger(within) || within < 0 || within > 3660)
    throw new ImpossibleQuestion('within must be a whole number of days from 0 to 3660.');
  if (!(absentFrom >= 0)) throw new ImpossibleQuestion('absentFrom must be a number of days from 0.');
  const hasTrust = trust !== undefined;
  const parameters = { asOf, within, absentFrom, ...(hasTrust && { trust }) };
  return answered(model, { ...args, within, absentFrom }, async (snapshot) => {
    const [counts] = await snapshot.rows<Counts>(inductionCountsSql(hasTrust), parameters);
    const listing = { sql: inductionConcernsSql(hasTrust), parameters, keys: ['teacher'] };
    const concerns = await pageOfRows<InductionDue>(snapshot, listing, args);
    const ground = { definition: DEFINITION, n: counts!.due, warnings: [PART_TIME] };
    return { ground, answer: { ...counts!, concerns } };
  });
}
