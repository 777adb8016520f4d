import { isCalendarDate } from '#pathway/calendar';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { pageOfRows } from '../paged-rows.js';
import type { Answering } from '../read-model.js';
import type { SchoolMove, SchoolMovesAnswer, SchoolMovesArgs } from './school-moves.answer.js';
import { moversCountSql, movesByRoleSql, schoolMovesSql } from './school-moves.sql.js';

const DEFINITION =
  'Moves from one school to another, dated from the first to the last day of the window, both included: a post begins ' +
  'in a school where the teacher had none within 92 days before, and the last of the posts elsewhere ended that day or ' +
  'up to 92 days before. A second school beside one that is kept is no move. The role is the one taken up. In a trust: ' +
  'both schools, or its central team, are of the trust on the day of the move. Free school meals: as last reported by the day of the move.';

const noMeals = (count: number): readonly string[] =>
  count === 0
    ? []
    : [
        `Which of the two schools has more pupils with free school meals is not on record for ${count} moves.`,
      ];

type Movers = { readonly n: number; readonly toMoreMeals: number; readonly mealsUnknown: number };

/**
 * How many moved from which school to which, in which role.
 *
 * @throws ImpossibleQuestion the window is none, or a page that cannot be
 */
export async function schoolMoves(model: Answering, args: SchoolMovesArgs): Promise<SchoolMovesAnswer> {
  const { asOf, from, to, trust } = args;
  if (!isCalendarDate(from) || !isCalendarDate(to) || from > to)
    throw new ImpossibleQuestion('from and to must be calendar dates, from not after to.');
  const hasTrust = trust !== undefined;
  const parameters = { asOf, from, to, ...(hasTrust && { trust }) };
  return answered(model, args, async (snapshot) => {
    const { rows } = snapshot;
    const [movers] = await rows<Movers>(moversCountSql(hasTrust), parameters);
    const { n, ...meals } = movers!;
    const byRole = await rows<{ role: string; count: number }>(movesByRoleSql(hasTrust), parameters);
    const total = byRole.reduce((sum, { count }) => sum + count, 0);
    const listing = { sql: schoolMovesSql(hasTrust), parameters, keys: ['from', 'to', 'role'] };
    const moves = await pageOfRows<SchoolMove>(snapshot, listing, args);
    const ground = { definition: DEFINITION, n, warnings: noMeals(meals.mealsUnknown) };
    return { ground, answer: { total, ...meals, byRole, moves } };
  });
}
