import { answered } from '../asked.js';
import { pageOfRows } from '../paged-rows.js';
import type { Answering } from '../read-model.js';
import type { PyramidAnswer, PyramidArgs, StageInPhase, StageInSchool } from './pyramid.answer.js';
import { byPhaseSql, bySchoolSql, staffCountSql } from './pyramid.sql.js';

const DEFINITION =
  'Teachers with QTS in service at the close of the day, by the stage of their highest open post anywhere and by the ' +
  'schools in which a post of theirs is open, with the phase and the trust of each school on that day. Heads, not ' +
  'posts: who works in two schools counts in both, so that schools add up to more than the teachers there are. A trust ' +
  'stands for its central team, which has no phase.';

/**
 * The pipeline as a pyramid: teachers at each stage, by phase and by school.
 *
 * @throws ImpossibleQuestion a page that cannot be
 */
export async function pyramid(model: Answering, args: PyramidArgs): Promise<PyramidAnswer> {
  const { asOf, trust } = args;
  const hasTrust = trust !== undefined;
  const parameters = { asOf, ...(hasTrust && { trust }) };
  return answered(model, args, async (snapshot) => {
    const [staff] = await snapshot.rows<{ n: number }>(staffCountSql(hasTrust), parameters);
    const byPhase = await snapshot.rows<StageInPhase & Readonly<Record<string, unknown>>>(
      byPhaseSql(hasTrust),
      parameters,
    );
    const listing = { sql: bySchoolSql(hasTrust), parameters, keys: ['school', 'level'] };
    const bySchool = await pageOfRows<StageInSchool>(snapshot, listing, args);
    return { ground: { definition: DEFINITION, n: staff!.n }, answer: { byPhase, bySchool } };
  });
}
