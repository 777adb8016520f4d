import { npqs as npqList } from '#pathway/vocabulary/npqs';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { answered } from '../asked.js';
import { firstOf, pageOf, placeOf } from '../page.js';
import type { Answering } from '../read-model.js';
import type { NpqCount, NpqHolding, NpqsAnswer, NpqsArgs } from './leadership.answer.js';
import { npqCountsSql, npqHoldingsSql, npqTeachersSql } from './npqs.sql.js';

const DEFINITION =
  "The state of each teacher's each national professional qualification at the close of the day: completed once an " +
  'attempt is passed and that outcome not voided, whatever a later attempt ends in; else the latest state, of one day ' +
  'the furthest of applied, in progress, deferred, withdrawn, failed. In a trust: in service with an open post there ' +
  'on that day.';

type Listed<T> = T & Readonly<Record<string, unknown>>;

/**
 * Who holds, takes or has given up which NPQ. `state` narrows the list, not the counts.
 *
 * @throws ImpossibleQuestion a page that cannot be
 */
export async function npqs(model: Answering, args: NpqsArgs): Promise<NpqsAnswer> {
  const first = firstOf(args);
  const [placeTeacher, placeQualification] = placeOf(args, 2);
  const { asOf, qualification, trust, state } = args;
  const filter = {
    ...(qualification !== undefined && { qualification }),
    ...(trust !== undefined && { trust }),
  };
  return answered(model, { ...args, first }, async ({ rows }) => {
    const on = { asOf, ...filter };
    const inStates = await rows<Listed<Omit<NpqCount, 'name'>>>(npqCountsSql(filter), on);
    const counts = inStates.map((row) => ({ ...row, name: labelOf(npqList, row.qualification) }));
    const [teachers] = await rows<{ n: number }>(npqTeachersSql(filter), on);
    const found = await rows<Listed<NpqHolding>>(npqHoldingsSql(filter, state !== undefined), {
      ...on,
      ...(state !== undefined && { state }),
      placeTeacher,
      placeQualification,
      limit: first + 1,
    });
    const ofState = counts.filter((row) => state === undefined || row.state === state);
    const total = ofState.reduce((sum, { count }) => sum + count, 0);
    const holdings = pageOf<NpqHolding>(found, first, total, (row) => [row.teacher, row.qualification]);
    return { ground: { definition: DEFINITION, n: teachers!.n }, answer: { counts, holdings } };
  });
}
