import { isCalendarDate } from '#pathway/calendar';
import type { PathwayState } from '#pathway/vocabulary/stages';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import type { Answering } from '../read-model.js';
import type { Flow, Transition, TransitionsAnswer, TransitionsArgs } from './pipeline.answer.js';
import { transitionOf } from './transition.js';
import { followedCountSql, personYearsSql, stocksSql, transitionsSql } from './transitions.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const DEFINITION =
  'Changes between the states of teachers at the close of each day, dated from the first to the last day of the ' +
  'window, both included, and the time spent in each state between them (days / 365.25). A career is followed from ' +
  'its origin: the first day of qualified service, or the start of training. Rates are per person-year in the state ' +
  'left, with exact Poisson limits. Of each state, those there before the window, those whose career begins in it ' +
  'and those who come are as many as those who go and those there at its end.';

/**
 * Who moved between which stages in a window, and how often for the time spent there.
 *
 * @throws ImpossibleQuestion the window is none, or the level
 */
export async function transitions(model: Answering, args: TransitionsArgs): Promise<TransitionsAnswer> {
  const { asOf, from, to, origin = 'ENTRY', level = DEFAULT_LEVEL } = args;
  if (!isCalendarDate(from) || !isCalendarDate(to) || from > to)
    throw new ImpossibleQuestion('from and to must be calendar dates, from not after to.');
  refuseLevel(level);
  return answered(model, { ...args, origin, level }, async ({ rows }) => {
    const [followed] = await rows<{ n: number }>(followedCountSql(origin), { asOf });
    const window = { asOf, from, to };
    const spent = await rows<{ state: PathwayState; years: number }>(personYearsSql(origin), window);
    const changes = await rows<Change>(transitionsSql(origin), window);
    const stocks = await rows<Stock>(stocksSql(origin), window);
    const yearsIn = new Map(spent.map(({ state, years }) => [state, years]));
    const answer = {
      transitions: changes.map((change) => transitionOf(change, yearsIn.get(change.from) ?? 0, level)),
      personYears: spent.map(({ state, years }) => ({ state, personYears: years })),
      flows: flowsOf(stocks, changes),
    };
    return { ground: { definition: DEFINITION, n: followed!.n }, answer };
  });
}

type Change = Pick<Transition, 'from' | 'to' | 'count'> & Readonly<Record<string, unknown>>;
type Stock = Omit<Flow, 'movedIn' | 'movedOut'> & Readonly<Record<string, unknown>>;

/** A state that anybody moved to or from has a stock row, as it has a spell. */
function flowsOf(stocks: readonly Stock[], changes: readonly Change[]): readonly Flow[] {
  const moved = (end: 'from' | 'to', state: PathwayState) =>
    changes.filter((change) => change[end] === state).reduce((sum, { count }) => sum + count, 0);
  return stocks
    .map(({ state, opening, begun, closing }) => ({
      state,
      opening,
      begun,
      movedIn: moved('to', state),
      movedOut: moved('from', state),
      closing,
    }))
    .filter(({ opening, begun, movedIn, movedOut }) => opening + begun + movedIn + movedOut > 0);
}
