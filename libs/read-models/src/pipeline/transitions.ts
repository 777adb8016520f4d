import { isCalendarDate } from '#pathway/calendar';
import type { PathwayState } from '#pathway/vocabulary/stages';
import { answered } from '../asked.js';
import type { Answering } from '../read-model.js';
import type { TransitionsAnswer, TransitionsArgs } from './pipeline.answer.js';
import { followedSql, personYearsSql, transitionsSql } from './transitions.sql.js';
import { ImpossibleQuestion } from '../answer.js';

const DEFINITION =
  'Changes between the states of teachers at the close of each day, dated from the first to the last day of the ' +
  'window, both included, and the time spent in each state between them (days / 365.25). A career is followed from ' +
  'its origin: the first day of qualified service, or the start of training. Rates are per person-year in the state left.';

/**
 * Who moved between which stages in a window, and how often for the time spent there.
 *
 * @throws ImpossibleQuestion the window is none
 */
export async function transitions(model: Answering, args: TransitionsArgs): Promise<TransitionsAnswer> {
  const { asOf, from, to, origin = 'ENTRY' } = args;
  if (!isCalendarDate(from) || !isCalendarDate(to) || from > to)
    throw new ImpossibleQuestion('from and to must be calendar dates, from not after to.');
  return answered(model, { ...args, origin }, async ({ rows }) => {
    const [followed] = await rows<{ n: number }>(followedSql(origin), { asOf });
    const window = { asOf, from, to };
    const spent = await rows<{ state: PathwayState; years: number }>(personYearsSql(origin), window);
    const changes = await rows<{ from: PathwayState; to: PathwayState; count: number }>(
      transitionsSql(origin),
      window,
    );
    const yearsIn = new Map(spent.map(({ state, years }) => [state, years]));
    const answer = {
      transitions: changes.map((change) => ({
        ...change,
        ratePerPersonYear: rateOf(change.count, yearsIn.get(change.from)),
      })),
      personYears: spent.map(({ state, years }) => ({ state, personYears: years })),
    };
    return { ground: { definition: DEFINITION, n: followed!.n }, answer };
  });
}

const rateOf = (count: number, years: number | undefined): number | null => (years ? count / years : null);
