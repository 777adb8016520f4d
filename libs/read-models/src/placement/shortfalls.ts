import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { firstOf, pageOf, placeOf } from '../page.js';
import type { Answering } from '../read-model.js';
import { parametersOf } from '../training/trainings.sql.js';
import type {
  PlacementShortfall,
  PlacementShortfallsAnswer,
  PlacementShortfallsArgs,
} from './shortfalls.answer.js';
import { shortfallCountsSql, shortfallsSql } from './shortfalls.sql.js';

const DEFINITION =
  'Trainees at the close of the day, deferred ones included, on routes that ask for placements. Placements: schools ' +
  'with a placement that has days attended on record or is over, as an award counts them, of all on the record; ' +
  'short of what the route asks for, or of the number given. Days: those attended in placements.';

/** In line with what alliances ask of trainees: at least 120 placement days (warringtontsa.co.uk). */
const DAYS = 120;

/**
 * Which trainees still lack placements or days in them: by name, to be seen to before the award.
 *
 * @throws ImpossibleQuestion a page, a number of placements or of days that cannot be
 */
export async function placementShortfalls(
  model: Answering,
  args: PlacementShortfallsArgs,
): Promise<PlacementShortfallsAnswer> {
  const { asOf, routes = [], provider, partnership, placements = null, days = DAYS } = args;
  if (!(days >= 0) || (placements !== null && !(Number.isInteger(placements) && placements >= 0)))
    throw new ImpossibleQuestion('placements must be a whole number from 0, and days a number from 0.');
  const first = firstOf(args);
  const [place] = placeOf(args, 1);
  const filter = { routes, hasProvider: provider !== undefined, hasPartnership: partnership !== undefined };
  return answered(model, { ...args, routes, days, first }, async ({ rows }) => {
    const of = {
      ...parametersOf({ asOf, routes }),
      placements,
      days,
      ...(provider !== undefined && { provider }),
      ...(partnership !== undefined && { partnership }),
    };
    const [counts] = await rows<Counts>(shortfallCountsSql(filter), of);
    const found = await rows<Listed>(shortfallsSql(filter), { ...of, place, limit: first + 1 });
    const shortfalls = pageOf<PlacementShortfall>(found, first, counts!.lacking, ({ teacher }) => [teacher]);
    return { ground: { definition: DEFINITION, n: counts!.trainees }, answer: { ...counts!, shortfalls } };
  });
}

type Counts = { trainees: number; lackingPlacements: number; lackingDays: number; lacking: number };
type Listed = PlacementShortfall & Readonly<Record<string, unknown>>;
