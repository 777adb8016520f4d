import { listValue } from '@duckdb/node-api';
import { trainingModels } from '#pathway/vocabulary/training-models';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { endOfYearAfter, firstYearOf } from '../cohort/academic-year.js';
import type { Answering } from '../read-model.js';
import { refuseYears } from '../retention/settings.js';
import type { ReplayedCohort, TrainingReplayAnswer, TrainingReplayArgs } from './replay.answer.js';
import { actualSql, membersSql, replayedFactsSql, replayedSql } from './replay.sql.js';
import { plainPercentOf, statusOf } from '../proportions/percent.js';

const DEFINITION =
  'One cohort (awarded QTS in an academic year, training on record) as it was, and derived anew from the same facts with QTS ' +
  'awarded on the same day of the year, but at the end of the year of training in which the model awards it. Who has left ' +
  'teaching before that day, and is not back, is not awarded it. Since QTS: of the qualified, those in ' +
  'service on the n-th anniversary of it. Since training: of all, those in qualified service on the n-th anniversary of ' +
  'its start. A cell is empty until every possible member of the cohort has come to the measuring day.';

const WARNINGS = [
  'Not causal: the replay keeps what everybody did and moves the award alone; another training might have kept others.',
  'Under a longer training, who leaves early is never qualified: retention since QTS rises by that alone. Since training tells the two apart.',
];

type Row = {
  readonly year: number;
  readonly qualified: number;
  readonly sinceQts: number;
  readonly sinceTraining: number;
};

/**
 * The retention of a cohort, and of the same cohort had it been trained under another model.
 *
 * @throws ImpossibleQuestion no such model, or a cohort or year that cannot be
 */
export async function trainingReplay(
  model: Answering,
  args: TrainingReplayArgs,
): Promise<TrainingReplayAnswer> {
  const { asOf, years } = args;
  const cohort = firstYearOf(args.cohort);
  if (cohort === undefined) throw new ImpossibleQuestion('A cohort is written like 2014/15.');
  refuseYears(years);
  const qtsAtEndOfYear = awardedAtEndOf(args.model);
  return answered(model, args, async ({ rows, supposing }) => {
    const of = [cohort, asOf, qtsAtEndOfYear] as const;
    const [members] = await rows<{ cohort: number; n: number; moved: number }>(membersSql(...of));
    const actual = await rows<Row>(actualSql, { cohort, asOf, years: listValue(years) });
    const replayed = await supposing(replayedFactsSql(...of), () =>
      rows<Row>(replayedSql, { asOf, years: listValue(years) }),
    );
    const { n, moved } = members!;
    const isCovered = (year: number) => endOfYearAfter(cohort, year) <= asOf;
    const answer = {
      ...{ cohort: args.cohort, n, withoutTraining: members!.cohort - n, qtsAtEndOfYear, moved },
      actual: cohortOf(actual, args, n, [isCovered, isCovered]),
      replayed: cohortOf(replayed, args, n, [(year) => isCovered(year + qtsAtEndOfYear - 1), isCovered]),
    };
    return { ground: { definition: DEFINITION, n, warnings: WARNINGS }, answer };
  });
}

function awardedAtEndOf(model: string): number {
  const found = trainingModels.terms.find(({ code }) => code === model);
  if (found) return found.qtsAtEndOfYear;
  const codes = trainingModels.terms.map(({ code }) => code).join(', ');
  throw new ImpossibleQuestion(`model is one of: ${codes}.`);
}

type IsComplete = (year: number) => boolean;

function cohortOf(
  rows: readonly Row[],
  { years }: TrainingReplayArgs,
  n: number,
  [afterQts, afterTraining]: readonly [IsComplete, IsComplete],
): ReplayedCohort {
  const qualified = rows[0]?.qualified ?? 0;
  const cells = (of: 'sinceQts' | 'sinceTraining', whole: number, isComplete: IsComplete) =>
    years.map((year) => {
      const retained = rows.find((row) => row.year === year)?.[of] ?? 0;
      if (!isComplete(year)) return { year, retained: null, percent: null, status: statusOf(null) };
      const percent = plainPercentOf(retained, whole);
      return { year, retained, percent, status: statusOf(percent) };
    });
  return {
    qualified,
    sinceQts: cells('sinceQts', qualified, afterQts),
    sinceTraining: cells('sinceTraining', n, afterTraining),
  };
}
