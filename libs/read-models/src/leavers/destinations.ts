import { listValue } from '@duckdb/node-api';
import { academicYearName } from '#pathway/calendar';
import { leavingDestinations } from '#pathway/vocabulary/leaving-destinations';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { answered } from '../asked.js';
import { endOfYearAfter } from '../cohort/academic-year.js';
import { percentOf, plainPercentOf } from '../proportions/percent.js';
import type { Answering, Snapshot } from '../read-model.js';
import { refuseYears } from '../retention/settings.js';
import type {
  BoundedCell,
  BoundedCohort,
  DestinationCount,
  KnownShare,
  LeaverDestinationsAnswer,
  LeaverDestinationsArgs,
} from './destinations.answer.js';
import {
  boundedRetentionSql,
  leaverCountSql,
  leaversByDestinationSql,
  leaversByYearSql,
} from './destinations.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const DEFINITION =
  'A leaver is each departure from qualified service, whether or not the teacher came back; its academic year is that of ' +
  'the departure. The destination is known if one is on record and it is not "unknown". Retention between two ' +
  'extremes: of all awarded QTS in a cohort, those in service on the n-th anniversary of QTS (all others have left), ' +
  'and these with those who are out of service after a departure without a known destination (none of them has left ' +
  'the profession). Who never entered has not left, and counts in neither. A cell is empty until every possible member ' +
  "has come to the measuring day. Limits are Wilson's.";

type Settled = LeaverDestinationsArgs & { readonly level: number };

/**
 * Of how many leavers the destination is known, and what the others could make of retention.
 *
 * @throws ImpossibleQuestion a year or a level that cannot be
 */
export function leaverDestinations(
  model: Answering,
  args: LeaverDestinationsArgs,
): Promise<LeaverDestinationsAnswer> {
  const settled: Settled = { ...args, level: args.level ?? DEFAULT_LEVEL };
  refuseYears(settled.years);
  refuseLevel(settled.level);
  return answered(model, settled, async (snapshot) => {
    const [teachers] = await snapshot.rows<{ n: number }>(leaverCountSql, { asOf: settled.asOf });
    const answer = { ...(await leaversOf(snapshot, settled)), cohorts: await boundedOf(snapshot, settled) };
    return { ground: { definition: DEFINITION, n: teachers!.n }, answer };
  });
}

type YearRow = { readonly year: number; readonly leavers: number; readonly known: number };

async function leaversOf({ rows }: Snapshot, { asOf, level }: Settled) {
  const share = (leavers: number, known: number): KnownShare => ({
    leavers,
    known,
    ...percentOf(known, leavers, level),
  });
  const years = await rows<YearRow>(leaversByYearSql, { asOf });
  const destinations = await rows<Omit<DestinationCount, 'label'> & Readonly<Record<string, unknown>>>(
    leaversByDestinationSql,
    { asOf },
  );
  const total = (of: 'leavers' | 'known') => years.reduce((sum, row) => sum + row[of], 0);
  return {
    all: share(total('leavers'), total('known')),
    byYear: years.map(({ year, leavers, known }) => ({
      academicYear: academicYearName(year),
      ...share(leavers, known),
    })),
    byDestination: destinations.map(({ destination, leavers }) => ({
      destination,
      label: destination && labelOf(leavingDestinations, destination),
      leavers,
    })),
  };
}

type BoundedRow = {
  readonly cohort: number;
  readonly year: number;
  readonly n: number;
  readonly eligible: number;
  readonly in_service: number;
  readonly unknown: number;
};

async function boundedOf({ rows }: Snapshot, { asOf, years }: Settled): Promise<readonly BoundedCohort[]> {
  const found = await rows<BoundedRow>(boundedRetentionSql, { asOf, years: listValue(years) });
  const byCohort = new Map<number, BoundedRow[]>();
  for (const row of found) byCohort.set(row.cohort, [...(byCohort.get(row.cohort) ?? []), row]);
  return [...byCohort].map(([cohort, of]) => ({
    cohort: academicYearName(cohort),
    n: of[0]!.n,
    cells: years.map((year) =>
      boundedCell(
        of.find((row) => row.year === year)!,
        asOf,
      ),
    ),
  }));
}

const NOT_YET = {
  inService: null,
  unknown: null,
  allLeftPercent: null,
  noneLeftPercent: null,
  status: 'NOT_APPLICABLE',
} as const;

function boundedCell(row: BoundedRow, asOf: string): BoundedCell {
  const { cohort, year, eligible, in_service: inService, unknown } = row;
  if (endOfYearAfter(cohort, year) > asOf) return { year, eligible, ...NOT_YET };
  return {
    year,
    eligible,
    inService,
    unknown,
    allLeftPercent: plainPercentOf(inService, eligible),
    noneLeftPercent: plainPercentOf(inService + unknown, eligible),
    status: eligible === 0 ? 'NOT_APPLICABLE' : null,
  };
}
