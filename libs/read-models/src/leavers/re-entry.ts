import { rateOf } from '#statistics/rates/rate';
import { answered } from '../asked.js';
import type { Answering } from '../read-model.js';
import type { ReEntryAnswer, ReEntryArgs, ReEntryBand } from './re-entry.answer.js';
import { absencesSql, reEntrySql } from './re-entry.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

/** Three years out and more are one band. */
const LAST_BAND = 3;
const DAYS_A_YEAR = 365.25;

const DEFINITION =
  'Each departure from qualified service begins an absence, which ends with the next day of qualified service. A band ' +
  'takes those still out after so many whole years, and counts the returns from that anniversary of the departure up to ' +
  'the day before the next one, over the years spent out in it (days / 365.25) up to the return or asOf. Somebody who ' +
  'left more than once counts each time. Exact Poisson limits.';

type Row = { readonly band: number; readonly out: number; readonly returned: number; readonly days: number };

/**
 * How many come back to teaching, by the years that they have been out.
 *
 * @throws ImpossibleQuestion a level that cannot be
 */
export function reEntry(model: Answering, args: ReEntryArgs): Promise<ReEntryAnswer> {
  const settled = { ...args, level: args.level ?? DEFAULT_LEVEL };
  refuseLevel(settled.level);
  return answered(model, settled, async ({ rows }) => {
    const of = { asOf: settled.asOf };
    const [all] = await rows<{ departures: number; returned: number; n: number }>(absencesSql, of);
    const found = await rows<Row>(reEntrySql(LAST_BAND), of);
    const bands = Array.from({ length: LAST_BAND + 1 }, (_, band) =>
      bandOf(found.find((row) => row.band === band) ?? { band, out: 0, returned: 0, days: 0 }, settled.level),
    );
    const { departures, returned, n } = all!;
    return { ground: { definition: DEFINITION, n }, answer: { departures, returned, bands } };
  });
}

function bandOf({ band, out, returned, days }: Row, level: number): ReEntryBand {
  const personYears = days / DAYS_A_YEAR;
  const rate = rateOf(returned, personYears, level);
  return {
    fromYears: band,
    toYears: band < LAST_BAND ? band + 1 : null,
    out,
    returned,
    personYears,
    ratePerPersonYear: rate && rate.rate,
    limits: rate && { lower: rate.lower, upper: rate.upper },
    status: rate === null || band === LAST_BAND ? 'NOT_APPLICABLE' : null,
  };
}
