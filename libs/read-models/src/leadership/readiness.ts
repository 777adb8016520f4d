import { answered } from '../asked.js';
import { firstOf, pageOf, placeOf } from '../page.js';
import type { Answering } from '../read-model.js';
import type { ReadinessAnswer, ReadinessArgs, ReadinessReason, ReadyTeacher } from './leadership.answer.js';
import { rankOfRoleSql, readyCountSql, readySql } from './readiness.sql.js';

const DEFINITION =
  'Ready for a role: in service, in the stage below that of the role and holding the NPQ that prepares for it; or ' +
  'rated ready now for that very role when last assessed. Who holds an open post of that stage or above already ' +
  'is left out. In a trust: with an open post there on that day. Signs of readiness, not a decision about a person.';

/** Below every stage: nobody is ready for the role by qualification. */
const NO_STAGE = -1;

type Row = { readonly teacher: string; readonly stage: string; readonly reasons: readonly string[] };

/**
 * Who could take a role next, and why.
 *
 * @throws ImpossibleQuestion a page that cannot be
 */
export async function readiness(model: Answering, args: ReadinessArgs): Promise<ReadinessAnswer> {
  const first = firstOf(args);
  const [place] = placeOf(args, 1);
  const { asOf, role, trust } = args;
  const hasTrust = trust !== undefined;
  return answered(model, { ...args, first }, async ({ rows }) => {
    const [term] = await rows<{ rank: number }>(rankOfRoleSql, { role });
    const of = { asOf, role, rank: term?.rank ?? NO_STAGE, ...(hasTrust && { trust }) };
    const [all] = await rows<{ n: number }>(readyCountSql(hasTrust), of);
    const found = await rows<Row>(readySql(hasTrust), { ...of, place, limit: first + 1 });
    const ready = pageOf<ReadyTeacher>(found.map(readyTeacher), first, all!.n, ({ teacher }) => [teacher]);
    const warnings = term
      ? []
      : ['The role is in no list of ours: only assessments tell who is ready for it.'];
    return { ground: { definition: DEFINITION, n: all!.n, warnings }, answer: { ready } };
  });
}

const readyTeacher = ({ reasons, ...teacher }: Row): ReadyTeacher => ({
  ...teacher,
  reasons: reasons.map((reason) => JSON.parse(reason) as ReadinessReason),
});
