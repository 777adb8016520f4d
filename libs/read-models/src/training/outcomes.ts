import { academicYearName } from '#pathway/calendar';
import { answered } from '../asked.js';
import { type GroupValue, groupValue } from '../grouping/grouping.js';
import type { Answering } from '../read-model.js';
import { pointsApart, shareOf } from '../proportions/share.js';
import type {
  IntakeOutcomes,
  TrainingOutcomes,
  TrainingOutcomesAnswer,
  TrainingOutcomesArgs,
} from './outcomes.answer.js';
import { outcomesSql, trainedSql } from './outcomes.sql.js';
import type { TrainingGrouping } from './training-grouping.js';
import { parametersOf } from './trainings.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const DEFINITION =
  'An intake is every training that began in an academic year (1 September to 31 August); a deferral moves nobody to ' +
  'another intake, and who begins twice is in two. At the close of the day each has led to the award that its route ' +
  'leads to, or was withdrawn from, left for another training (a withdrawal for that reason, or another begun ' +
  'on it), is deferred or goes on: the six add up to enrolled. A record withdrawn as entered in error never was. ' +
  'Over: not deferred and not going on.';

const NOT_RANDOM =
  'Who defers differs in other things too: the difference does not tell what a deferral causes. Recent intakes have ' +
  'more of the deferred still to come, so compare those whose training is over.';

type Row = Readonly<Record<string, string | number | boolean>> & {
  readonly intake: number;
  readonly was_deferred: boolean;
  readonly state: string;
  readonly count: number;
};

/**
 * What has become of the trainings of each intake, and of those deferred against the others.
 *
 * @throws ImpossibleQuestion a level that cannot be
 */
export async function trainingOutcomes(
  model: Answering,
  args: TrainingOutcomesArgs,
): Promise<TrainingOutcomesAnswer> {
  const settled = {
    ...args,
    routes: args.routes ?? [],
    by: args.by ?? [],
    level: args.level ?? DEFAULT_LEVEL,
  };
  const { asOf, routes, by, level } = settled;
  refuseLevel(level);
  return answered(model, settled, async ({ rows }) => {
    const of = parametersOf({ asOf, routes });
    const found = await rows<Row>(outcomesSql({ routes }, by), of);
    const [trained] = await rows<{ n: number }>(trainedSql({ routes }), of);
    const counted = found.filter(({ state }) => state !== 'VOID');
    const intakes = grouped(counted, by, ({ intake }) => intake).map(({ first, ...group }) =>
      intakeOf(first, group, level),
    );
    const answer = {
      intakes,
      pooled: pooledOf(counted, by, level),
      ...byDeferralOf(counted, level),
      enteredInError: total(found.filter(({ state }) => state === 'VOID')),
    };
    return { ground: { definition: DEFINITION, n: trained!.n, warnings: [NOT_RANDOM] }, answer };
  });
}

const intakeOf = (first: Row, { group, rows }: Omit<Group, 'first'>, level: number): IntakeOutcomes => ({
  intake: academicYearName(first.intake),
  group,
  ...outcomesOf(rows, level),
});

const pooledOf = (rows: readonly Row[], by: readonly TrainingGrouping[], level: number) =>
  by.length === 0
    ? [{ group: [], ...outcomesOf(rows, level) }]
    : grouped(rows, by, () => 0).map((each) => ({ group: each.group, ...outcomesOf(each.rows, level) }));

function byDeferralOf(rows: readonly Row[], level: number) {
  const deferred = outcomesOf(
    rows.filter((row) => row.was_deferred),
    level,
  );
  const others = outcomesOf(
    rows.filter((row) => !row.was_deferred),
    level,
  );
  return {
    byDeferral: [
      { deferral: 'DEFERRED' as const, ...deferred },
      { deferral: 'NEVER_DEFERRED' as const, ...others },
    ],
    deferralApart: {
      qts: pointsApart(deferred.qtsOfOver, others.qtsOfOver, level),
      lost: pointsApart(deferred.lostOfOver, others.lostOfOver, level),
    },
  };
}

const total = (rows: readonly Row[]): number => rows.reduce((sum, { count }) => sum + count, 0);

function outcomesOf(rows: readonly Row[], level: number): TrainingOutcomes {
  const inState = (wanted: string): number => total(rows.filter(({ state }) => state === wanted));
  const enrolled = total(rows);
  const [gainedQts, gainedEyts] = [inState('QTS'), inState('EYTS')];
  const [withdrawn, transferred] = [inState('WITHDRAWN'), inState('TRANSFERRED')];
  const over = gainedQts + gainedEyts + withdrawn + transferred;
  return {
    enrolled,
    gainedQts,
    gainedEyts,
    withdrawn,
    transferred,
    deferred: inState('DEFERRED'),
    inTraining: inState('IN_TRAINING'),
    qts: shareOf(gainedQts, enrolled, level),
    lost: shareOf(withdrawn, enrolled, level),
    qtsOfOver: shareOf(gainedQts, over, level),
    lostOfOver: shareOf(withdrawn, over, level),
  };
}

interface Group {
  readonly first: Row;
  readonly group: readonly GroupValue[];
  readonly rows: readonly Row[];
}

/** Rows by what else tells them apart and their groups, in the order of these. */
function grouped(
  rows: readonly Row[],
  by: readonly TrainingGrouping[],
  and: (row: Row) => number,
): readonly Group[] {
  const groups = new Map<string, { first: Row; group: readonly GroupValue[]; rows: Row[] }>();
  for (const row of rows) {
    const values = by.map((_, index) => String(row[`g${index}`]));
    const key = JSON.stringify([String(and(row)).padStart(4, '0'), ...values]);
    const group = by.map((dimension, index) => groupValue(dimension, values[index]!));
    const held = groups.get(key) ?? { first: row, group, rows: [] };
    groups.set(key, held);
    held.rows.push(row);
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
