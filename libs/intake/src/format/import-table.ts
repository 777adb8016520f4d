import { cellsOf } from '../csv/cells.js';
import { failedRows } from '../csv/failed-rows.js';
import { openRows } from '../csv/open-rows.js';
import { UnusableFile } from '../csv/problem.js';
import { countedFailures } from '../failures.js';
import type { Digests } from '../identity/identifier.js';
import { peopleIn } from '../identity/people.js';
import type { ImportReport } from '../import-report.js';
import type { OpenKeys } from '../personal/record-details.js';
import type { Log } from '../recording/each-stream.js';
import { establishmentsIn } from '../schools/establishments.js';
import { countedWarnings, type Warnings } from '../warnings.js';
import type { RowAccount } from './account.js';
import { asFarAsTold } from './as-far-as-told.js';
import type { Column, Format } from './format.js';
import { fitOf } from './header.js';
import { leftOutOf } from './left-out.js';
import type { Recognised } from './recognise.js';
import { recordAccounts, type RecordedCounts } from './record-accounts.js';
import { rowAccounts } from './table-rows.js';

export interface TableOptions {
  /** Where the rows that could not be taken go; absent: they are only reported. */
  readonly failedPath?: string | undefined;
  /** UTC instant of this import. */
  readonly importedAt: string;
  /** On which the file was true, for a format whose rows bear no date. */
  readonly day?: string | undefined;
  /** Opens the keys of people, with which personal columns are sealed; absent: they are left out. */
  readonly openKeys?: OpenKeys | undefined;
  /** Absent where rows are about organisations. */
  readonly digests: Digests | undefined;
  /** Nothing is recorded, nobody is given an id for good. */
  readonly dryRun: boolean;
  /** Once aborted, no more rows are read; those read are recorded. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a table of a known format and records what it tells, compared with what the same source told before. Rows
 * that cannot be understood go to a file of their own with what to mend; the others are recorded.
 *
 * @param log in a dry run one that takes nothing
 * @throws UnusableFile, and whatever the log throws
 */
export async function importTable(
  log: Log,
  bytes: AsyncIterable<Uint8Array>,
  recognised: Recognised,
  options: TableOptions,
): Promise<ImportReport> {
  const table = await openTableOf(bytes, recognised, options.day);
  const placeOf = placesOf(recognised, table.columns);
  const { details, ...withoutDetails } = asFarAsTold(recognised.format, placeOf);
  const format = details && options.openKeys ? { ...withoutDetails, details } : withoutDetails;
  const file = options.failedPath === undefined ? undefined : failedRows(options.failedPath, table.columns);
  const along = {
    log,
    format,
    placeOf,
    reading: {
      importedAt: options.importedAt,
      day: options.day,
      schoolOf: format.employers && (await establishmentsIn(log)),
      digestOf: (id: string) => options.digests?.digestOf({ scheme: format.system, value: id }).slice(0, 10),
    },
    people: options.digests && peopleIn(log, options.digests, options),
    failures: countedFailures(file),
    warnings: countedWarnings(),
    seen: { rows: 0, noData: 0 },
    signal: options.signal,
  };
  try {
    const accounts = rowAccounts(table.rows, along);
    const isWhole = () => !table.isPart && along.failures.count() === 0 && !options.signal?.aborted;
    const whole = format.severalRows ? gathered(accounts, isWhole, along.warnings) : accounts;
    const counts = await recordAccounts(log, format, whole, {
      importedAt: options.importedAt,
      openKeys: options.dryRun ? undefined : options.openKeys,
    });
    return reportOf(format, table.columns, along, counts);
  } finally {
    await file?.close();
  }
}

async function openTableOf(
  bytes: AsyncIterable<Uint8Array>,
  { format, dialect, hasHeader }: Recognised,
  day: string | undefined,
) {
  if (format.needsDay && day === undefined)
    throw new UnusableFile(
      `A file of ${format.title} bears no date of its own. Say on which day it was true with --on, like --on 2025-11-06.`,
    );
  const namesIn = (line: string): readonly string[] =>
    cellsOf(line, dialect.separator)?.map((name) => name.trim()) ?? [];
  return openRows(bytes, dialect, hasHeader ? namesIn : format.columns.map(({ name }) => name));
}

const placesOf = (
  { format, hasHeader }: Recognised,
  columns: readonly string[],
): ReadonlyMap<Column, number> =>
  hasHeader
    ? fitOf(format, columns).placeOf
    : new Map(format.columns.map((column, place) => [column, place]));

/** They are held together: as many as Get information about schools will ever have. */
const MOST_GATHERED = 500_000;

const IN_PART =
  'not every row of the file could be taken, so that nothing was taken back that no row tells; mend them and import the whole file again';

const TOO_MANY = `The file tells of more than ${MOST_GATHERED.toLocaleString('en-GB')} schools. Check that it is the right one; nothing was recorded.`;

/**
 * Where only all rows of a subject tell the whole, they are gathered before anything is recorded. Of rows that tell of the
 * same the first stands.
 *
 * @param isWhole once all rows were read, whether none is missing
 */
async function* gathered(
  accounts: AsyncIterable<RowAccount>,
  isWhole: () => boolean,
  warnings: Warnings,
): AsyncGenerator<RowAccount> {
  const subjects = new Map<string, RowAccount>();
  for await (const account of accounts) {
    if (subjects.size >= MOST_GATHERED && !subjects.has(account.stream)) throw new UnusableFile(TOO_MANY);
    const others = subjects.get(account.stream);
    const slots = new Set(others?.facts.map(({ slot }) => slot));
    const facts = [...(others?.facts ?? []), ...account.facts.filter(({ slot }) => !slots.has(slot))];
    const recordedAt = [others?.recordedAt ?? '', account.recordedAt].toSorted().at(-1)!;
    subjects.set(account.stream, { ...account, key: '', facts, recordedAt });
  }
  const inPart = !isWhole();
  if (inPart) warnings.add(IN_PART);
  for (const account of subjects.values()) yield { ...account, inPart };
}

const LEFT_ALONE =
  'who somebody is was told otherwise than before, and no later: the newest that the source told stands';

function reportOf(
  format: Format,
  columns: readonly string[],
  { seen, failures, warnings, people }: Parameters<typeof rowAccounts>[1],
  counts: RecordedCounts,
): ImportReport {
  const { alreadyKnown, outOfDate, details, detailsLeftAlone, ...changed } = counts;
  for (let left = detailsLeftAlone; left > 0; left -= 1) warnings.add(LEFT_ALONE);
  const { added, corrected, takenBack, reinstated } = changed;
  return {
    rows: seen.rows,
    recorded: added + corrected + takenBack + reinstated + details,
    alreadyKnown,
    differing: 0,
    failed: failures.count(),
    firstFailed: failures.first(),
    warnings: warnings.list(),
    compared: {
      ...changed,
      outOfDate,
      noData: seen.noData,
      ...(format.details && { details }),
      ...(people && { people: people.counts() }),
      leftOut: leftOutOf(format, columns),
    },
  };
}
