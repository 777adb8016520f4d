import { listValue } from '@duckdb/node-api';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { pageOfRows } from '../paged-rows.js';
import { LIMITS_IN_WORDS } from '../proportions/limits-in-words.js';
import { percentOf } from '../proportions/percent.js';
import type { Answering } from '../read-model.js';
import type { NpqMoves, NpqMovesAnswer, NpqMovesArgs, UnmovedHolder } from './npq-moves.answer.js';
import { npqHolderCountSql, npqMovesSql, unmovedSql } from './npq-moves.sql.js';
import { DEFAULT_LEVEL } from '../proportions/level.js';

const DEFINITION =
  'Teachers who passed the NPQ at least so many months before, the outcome not voided since, by what has become of them ' +
  'up to the day: not in service; promoted, by a post on a higher rung than any they held on the day of the pass; moved, ' +
  'by a post in a school in which they had none on that day; or neither. In a trust: in service with an open post there ' +
  `on the day. ${LIMITS_IN_WORDS}`;

const MONTHS = 24;
const QUALIFICATIONS = ['NPQSL', 'NPQH'];

type Row = Omit<NpqMoves, 'percent' | 'limits'> & Readonly<Record<string, unknown>>;

/**
 * What has become of holders of an NPQ some time after passing, and who has not moved.
 *
 * @throws ImpossibleQuestion months is no whole number from 0 to 600, or a page that cannot be
 */
export async function npqMoves(model: Answering, args: NpqMovesArgs): Promise<NpqMovesAnswer> {
  const { asOf, trust, months = MONTHS, qualifications = QUALIFICATIONS } = args;
  if (!Number.isInteger(months) || months < 0 || months > 600)
    throw new ImpossibleQuestion('months must be a whole number from 0 to 600.');
  const hasTrust = trust !== undefined;
  const parameters = {
    asOf,
    months,
    qualifications: listValue([...qualifications]),
    ...(hasTrust && { trust }),
  };
  return answered(model, { ...args, months, qualifications }, async (snapshot) => {
    const [holders] = await snapshot.rows<{ n: number }>(npqHolderCountSql(hasTrust), parameters);
    const rows = await snapshot.rows<Row>(npqMovesSql(hasTrust), parameters);
    const counts = rows.map((row) => ({ ...row, ...percentOf(row.notMoved, row.holders, DEFAULT_LEVEL) }));
    const listing = { sql: unmovedSql(hasTrust), parameters, keys: ['teacher', 'qualification'] };
    const notMoved = await pageOfRows<UnmovedHolder>(snapshot, listing, args);
    return { ground: { definition: DEFINITION, n: holders!.n }, answer: { counts, notMoved } };
  });
}
