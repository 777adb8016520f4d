import type { Stage } from '#pathway/vocabulary/stages';
import { answered } from '../asked.js';
import { LONGEST_GAP } from '../held-posts.sql.js';
import type { Answering } from '../read-model.js';
import { headcountSql } from './headcount.sql.js';
import type { HeadcountAnswer, HeadcountArgs } from './pipeline.answer.js';

const DEFINITION =
  'Teachers with QTS in service at the close of the day: joined and not left since, on a career break or between ' +
  'two posts included. The stage is that of the highest open post, a classroom teacher being an early career or an ' +
  'experienced teacher by induction. Who has open posts, or one that is shared, in two trusts ' +
  '(schools, phases) counts in both.';

interface Row extends Readonly<Record<string, unknown>> {
  readonly what: string;
  readonly key: string;
  readonly name: string | null;
  readonly count: number;
}

/** Who is in service on a day: how many, in which stage, where. Counts are heads. */
export function headcount(model: Answering, args: HeadcountArgs): Promise<HeadcountAnswer> {
  return answered(model, args, async ({ rows }) => {
    const counts = await rows<Row>(headcountSql, { asOf: args.asOf });
    const listed = (what: string) => counts.filter((row) => row.what === what);
    const total = (what: string) => listed(what)[0]?.count ?? 0;
    const organisations = (what: string) =>
      listed(what).map(({ key, name, count }) => ({ organisation: key, name, count }));
    const answer = {
      inService: total('in service'),
      onCareerBreak: total('on break'),
      byStage: listed('stage').map(({ key, count }) => ({ stage: key as Stage, count })),
      byTrust: organisations('trust'),
      bySchool: organisations('school'),
      byPhase: listed('phase').map(({ key, count }) => ({ phase: key, count })),
    };
    const ground = {
      definition: DEFINITION,
      n: answer.inService,
      warnings: warningsOf(total('no stage'), total('long without')),
    };
    return { ground, answer };
  });
}

const warningsOf = (posts: number, longWithout: number): readonly string[] => [
  ...(posts === 0
    ? []
    : [`${posts} open posts have a role of no known stage; they do not count towards a stage.`]),
  ...(longWithout === 0
    ? []
    : [
        `${longWithout} in service have had no post for more than ${LONGEST_GAP} days and are on no career break: if they left, ` +
          'their departure is not on record. No departure is made up: they count as in service.',
      ]),
];
