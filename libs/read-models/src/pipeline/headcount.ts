import type { Stage } from '#pathway/vocabulary/stages';
import { answered } from '../asked.js';
import type { Answering } from '../read-model.js';
import {
  headsByPhaseSql,
  headsBySchoolSql,
  headsByStageSql,
  headsByTrustSql,
  headsSql,
  rolesWithoutStageSql,
} from './headcount.sql.js';
import type { HeadcountAnswer, HeadcountArgs, OrganisationCount } from './pipeline.answer.js';

const DEFINITION =
  'Teachers with QTS in service at the close of the day: joined and not left since, on a career break or between ' +
  'two posts included. The stage is that of the highest open post, a classroom teacher being an early career or an ' +
  'experienced teacher by induction. Who has open posts in two trusts (schools, phases) counts in both.';

/** Who is in service on a day: how many, in which stage, where. Counts are heads. */
export function headcount(model: Answering, args: HeadcountArgs): Promise<HeadcountAnswer> {
  return answered(model, args, async ({ rows }) => {
    const on = { asOf: args.asOf };
    const [heads] = await rows<{ in_service: number; on_career_break: number }>(headsSql, on);
    const [unplaced] = await rows<{ posts: number }>(rolesWithoutStageSql, on);
    const answer = {
      inService: heads!.in_service,
      onCareerBreak: heads!.on_career_break,
      byStage: await rows<{ stage: Stage; count: number }>(headsByStageSql, on),
      byTrust: await rows<Listed>(headsByTrustSql, on),
      bySchool: await rows<Listed>(headsBySchoolSql, on),
      byPhase: await rows<{ phase: string; count: number }>(headsByPhaseSql, on),
    };
    return {
      ground: { definition: DEFINITION, n: answer.inService, warnings: warningsOf(unplaced!.posts) },
      answer,
    };
  });
}

type Listed = OrganisationCount & Readonly<Record<string, unknown>>;

const warningsOf = (posts: number): readonly string[] =>
  posts === 0
    ? []
    : [`${posts} open posts have a role of no known stage; they do not count towards a stage.`];
