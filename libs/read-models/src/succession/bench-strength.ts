import { answered } from '../asked.js';
import { pageOfRows } from '../paged-rows.js';
import type { Answering } from '../read-model.js';
import type { BenchStrengthAnswer, BenchStrengthArgs, PostBench } from './bench-strength.answer.js';
import { benchCountsSql, benchStrengthSql } from './bench-strength.sql.js';

const DEFINITION =
  'Open posts of the stages headteacher and executive leader, in each school they are held in, and the teachers with QTS ' +
  'in service with a post open in the same trust who could take it. Ready now: last rated ready now for a role of that ' +
  'stage, or in the stage below and holding the NPQ that prepares for it. In one year, in three years: rated so, and not ' +
  'ready now. Who holds a post of that stage or above is left out. A school without a trust has no bench.';

const WARNINGS = [
  'One teacher is on the bench of every post of the stage in the trust: benches must not be added up.',
  'Vacant posts are not on record: every post listed has a holder.',
  'Signs of readiness, not a decision about a person.',
];

type Counts = { readonly count: number; readonly withoutSuccessor: number; readonly n: number };

/**
 * Who could succeed the holder of each post of a head or an executive leader, and how soon.
 *
 * @throws ImpossibleQuestion a page that cannot be
 */
export async function benchStrength(model: Answering, args: BenchStrengthArgs): Promise<BenchStrengthAnswer> {
  const { asOf, trust } = args;
  const hasTrust = trust !== undefined;
  const parameters = { asOf, ...(hasTrust && { trust }) };
  return answered(model, args, async (snapshot) => {
    const [counts] = await snapshot.rows<Counts>(benchCountsSql(hasTrust), parameters);
    const listing = { sql: benchStrengthSql(hasTrust), parameters, keys: ['school', 'teacher', 'post'] };
    const posts = await pageOfRows<PostBench>(snapshot, listing, args);
    const { count, withoutSuccessor, n } = counts!;
    return {
      ground: { definition: DEFINITION, n, warnings: WARNINGS },
      answer: { count, withoutSuccessor, posts },
    };
  });
}
