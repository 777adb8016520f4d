import { difference } from '#statistics/proportions/difference';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { inPercent, limitsInPercent, percentOf } from '../proportions/percent.js';
import type { Answering } from '../read-model.js';
import type { AreaRetention, HubRetentionAnswer, HubRetentionArgs, Kept } from './hub-retention.answer.js';
import { hubRetentionSql } from './hub-retention.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const DEFINITION =
  'For each alliance that another, a hub, succeeded: of the teachers in service with a post open in its schools on the first ' +
  'day, those in service anywhere on the last. Before: from so many years earlier to the day of the succession; after: from ' +
  'that day to so many years later. Its schools are its members on the day before, in both periods. A teacher with posts ' +
  "in two areas counts in both. Limits are Wilson's, of the difference Newcombe's.";

const WARNINGS = [
  'Not causal: whatever else changed at that time is in the difference too.',
  'Those who taught in these schools throughout count in both periods, so the limits of the difference are a guide only.',
];

type Row = Pick<AreaRetention, 'alliance' | 'hub' | 'on' | 'area' | 'schools'> & {
  readonly before_n: number;
  readonly before_retained: number | null;
  readonly after_n: number;
  readonly after_retained: number | null;
};

/**
 * Retention in the schools of an alliance before and after a hub succeeded it, by area.
 *
 * @throws ImpossibleQuestion years is no whole number from 1 to 20, or a level that cannot be
 */
export function hubRetention(model: Answering, args: HubRetentionArgs): Promise<HubRetentionAnswer> {
  const settled = {
    ...args,
    area: args.area ?? 'LOCAL_AUTHORITY',
    years: args.years ?? 1,
    level: args.level ?? DEFAULT_LEVEL,
  };
  const { asOf, area, years, level } = settled;
  if (!Number.isInteger(years) || years < 1 || years > 20)
    throw new ImpossibleQuestion('years must be a whole number from 1 to 20.');
  refuseLevel(level);
  return answered(model, settled, async ({ rows }) => {
    const found = await rows<Row & Readonly<Record<string, unknown>>>(hubRetentionSql(area), { asOf, years });
    const n = found.reduce((sum, row) => sum + row.before_n, 0);
    const answer = { areas: found.map((row) => areaOf(row, level)) };
    return { ground: { definition: DEFINITION, n, warnings: WARNINGS }, answer };
  });
}

function areaOf(
  { before_n, before_retained, after_n, after_retained, ...row }: Row,
  level: number,
): AreaRetention {
  const before = keptOf(before_n, before_retained, level);
  const after = keptOf(after_n, after_retained, level);
  const apart =
    before.retained === null || after.retained === null
      ? null
      : difference(
          { part: after.retained, whole: after.n },
          { part: before.retained, whole: before.n },
          level,
        );
  return {
    ...row,
    before,
    after,
    difference: apart && inPercent(apart.difference),
    limits: apart && limitsInPercent(apart),
    status: apart === null ? 'NOT_APPLICABLE' : null,
  };
}

const keptOf = (n: number, retained: number | null, level: number): Kept =>
  retained === null
    ? { n, retained, percent: null, limits: null, status: 'NOT_APPLICABLE' }
    : { n, retained, ...percentOf(retained, n, level) };
