import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import type { Answering } from '../read-model.js';
import type { HeadshipPath, HeadshipPathsAnswer, HeadshipPathsArgs } from './paths.answer.js';
import { headshipPathsSql } from './paths.sql.js';
import { inPercent } from '../proportions/percent.js';

const DEFINITION =
  'The posts held on the way to the first post as headteacher or above, in the order in which they began (of one day: the ' +
  'lower first), whether or not they had ended; the same step twice in a row counts once. Posts before QTS count. Heads are all who ' +
  'have held such a post by asOf, whatever became of them. Median years from the first day of qualified service ' +
  '(days / 365.25), among these heads alone: it is no forecast for who begins now.';

const MOST = 200;
const DAYS_A_YEAR = 365.25;

type Row = {
  readonly path: readonly string[];
  readonly heads: number;
  readonly median_days: number | null;
  readonly distinct_paths: number;
  readonly all_heads: number;
};

/**
 * The most frequent sequences of roles, or stages, on the way to headship.
 *
 * @throws ImpossibleQuestion `most` is no whole number from 1 to 200
 */
export function headshipPaths(model: Answering, args: HeadshipPathsArgs): Promise<HeadshipPathsAnswer> {
  const settled = { ...args, steps: args.steps ?? 'ROLE', most: args.most ?? 20 };
  const { asOf, steps, most } = settled;
  if (!Number.isInteger(most) || most < 1 || most > MOST)
    throw new ImpossibleQuestion('most must be a whole number from 1 to 200.');
  return answered(model, settled, async ({ rows }) => {
    const found = await rows<Row>(headshipPathsSql(steps), { asOf, most });
    const heads = found[0]?.all_heads ?? 0;
    const paths = found.map((row): HeadshipPath => ({
      path: row.path,
      heads: row.heads,
      percent: inPercent(row.heads / heads),
      medianYears: row.median_days === null ? null : row.median_days / DAYS_A_YEAR,
    }));
    const answer = {
      heads,
      distinctPaths: found[0]?.distinct_paths ?? 0,
      paths,
      headsOnOthers: heads - paths.reduce((sum, path) => sum + path.heads, 0),
    };
    return { ground: { definition: DEFINITION, n: heads }, answer };
  });
}
