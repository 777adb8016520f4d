import { isCalendarDate } from '#pathway/calendar';
import { trainingWithdrawalReasons } from '#pathway/vocabulary/training-withdrawal-reasons';
import { labelOf, termOf } from '#pathway/vocabulary/vocabulary';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import type { Answering } from '../read-model.js';
import { parametersOf, type TrainingFilter, trainingsSql } from './trainings.sql.js';
import type {
  MonthOfWithdrawals,
  Named,
  ReasonCount,
  TrainingWithdrawalsAnswer,
  TrainingWithdrawalsArgs,
  Withdrawals,
} from './withdrawals.answer.js';

const DEFINITION =
  'Withdrawals from training by the calendar month of their effect. Each may have several reasons and counts under ' +
  'each of them; triggers, and future interest in training, add up to the withdrawals. Moves to another course count ' +
  'as transfers; a record withdrawn as entered in error is no withdrawal.';

interface Row extends Readonly<Record<string, unknown>> {
  readonly month: string;
  readonly state: string;
  readonly trigger: string | null;
  readonly future_interest: string | null;
  readonly reasons: readonly string[] | null;
  readonly count: number;
}

const withdrawalsSql = (filter: TrainingFilter): string => `
  SELECT strftime(end_on, '%Y-%m') AS month, state, trigger, future_interest, reasons, count(*)::INTEGER AS count
  FROM (${trainingsSql(filter)})
  WHERE outcome = 'WITHDRAWN' AND end_on <= $asOf::DATE
    AND end_on BETWEEN coalesce($from::DATE, end_on) AND coalesce($to::DATE, end_on)
  GROUP BY ALL ORDER BY ALL`;

/**
 * When trainees withdraw, why, and who decides on it.
 *
 * @throws ImpossibleQuestion a date that cannot be
 */
export async function trainingWithdrawals(
  model: Answering,
  args: TrainingWithdrawalsArgs,
): Promise<TrainingWithdrawalsAnswer> {
  const { from = null, to = null, routes = [] } = args;
  if ([from, to].some((day) => day !== null && !isCalendarDate(day)))
    throw new ImpossibleQuestion('from and to must be calendar dates (YYYY-MM-DD).');
  return answered(model, { ...args, routes }, async ({ rows }) => {
    const found = await rows<Row>(withdrawalsSql({ routes }), {
      ...parametersOf({ asOf: args.asOf, routes }),
      from,
      to,
    });
    const told = found.filter(({ state }) => state !== 'VOID');
    const answer = {
      all: withdrawalsOf(told),
      months: byMonth(told, ({ month }) => month),
      monthsOfYear: byMonth(told, ({ month }) => month.slice(5)),
      enteredInError: total(found) - total(told),
    };
    return { ground: { definition: DEFINITION, n: total(told) }, answer };
  });
}

const total = (rows: readonly Row[]): number => rows.reduce((sum, { count }) => sum + count, 0);

const byMonth = (rows: readonly Row[], monthOf: (row: Row) => string): readonly MonthOfWithdrawals[] =>
  [...new Set(rows.map(monthOf))]
    .toSorted()
    .map((month) => ({ month, ...withdrawalsOf(rows.filter((row) => monthOf(row) === month)) }));

const withdrawalsOf = (rows: readonly Row[]): Withdrawals => ({
  withdrawals: total(rows),
  reasons: counted(rows, ({ reasons }) => (reasons?.length ? reasons : [null])).map(reasonCount),
  triggers: counted(rows, ({ trigger }) => [trigger]),
  futureInterest: counted(rows, ({ future_interest: interest }) => [interest]),
});

const reasonCount = ({ value, count }: Named): ReasonCount => ({
  reason: value,
  label: value === null ? 'no reason on record' : labelOf(trainingWithdrawalReasons, value),
  countsAs: value === null ? null : (termOf(trainingWithdrawalReasons, value)?.countsAs ?? null),
  count,
});

/** How many rows have each value: most first, then by value; each row counts once under a value. */
function counted(rows: readonly Row[], valuesOf: (row: Row) => readonly (string | null)[]): readonly Named[] {
  const counts = new Map<string | null, number>();
  for (const row of rows)
    for (const value of new Set(valuesOf(row))) counts.set(value, (counts.get(value) ?? 0) + row.count);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
}
