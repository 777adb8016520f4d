import { failedRows } from '../csv/failed-rows.js';
import type { Layout } from '../csv/header.js';
import { naming, UnusableFile, type Problem } from '../csv/problem.js';
import { openTable, type Values } from '../csv/table.js';
import { countedFailures } from '../failures.js';
import type { FailedRow, ImportReport } from '../import-report.js';
import { chunksOf } from '../recording/chunks.js';
import { eachStream, type Log } from '../recording/each-stream.js';
import { eventsFrom } from '../recording/to-event.js';
import type { ToldCounts } from '../told/differences.js';
import { changesOf, totalOf } from '../told/changes.js';
import { addedTo, standingAlone } from '../told/standing.js';
import { countedWarnings } from '../warnings.js';
import { accountsOf } from './accounts.js';
import { schoolColumns, trustHistoryColumns } from './columns.js';
import type { Listing, School, TrustPeriod } from './listing.js';
import { readSchool, readTrustPeriod } from './read-schools.js';

const CHUNK_SCHOOLS = 1_000;

/** They are held together. */
const MOST_ROWS = 500_000;
const TOO_MANY = `It has more than ${MOST_ROWS.toLocaleString('en-GB')} rows, which no list of schools has; nothing was recorded.`;

/** A file to read, and where its rows that could not be taken go. */
export interface ListFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Absent: they are only reported. */
  readonly failedPath?: string | undefined;
}

export interface SchoolFiles {
  readonly schools?: ListFile | undefined;
  /** Of the schools it names, it replaces the trust that a list gives without dates. */
  readonly trustHistory?: ListFile | undefined;
}

/** Rows read and rows that failed, of one file. */
export interface ListReport {
  readonly rows: number;
  readonly failed: number;
  readonly firstFailed: readonly FailedRow[];
}

export interface SchoolsReport extends Pick<ImportReport, 'recorded' | 'alreadyKnown' | 'warnings'> {
  readonly schools?: ListReport;
  readonly trustHistory?: ListReport;
}

/**
 * Records what a list of schools and a history of their trusts say. Importing them twice changes nothing; a list
 * that says otherwise than before changes just that.
 *
 * @param log in a dry run one that takes nothing
 * @param importedAt UTC instant of this import
 * @throws UnusableFile, and whatever the log throws
 */
export async function importSchools(
  log: Log,
  files: SchoolFiles,
  importedAt: string,
): Promise<SchoolsReport> {
  const schools = new Map<string, School>();
  const periods = new Map<string, TrustPeriod[]>();
  const listed =
    files.schools && (await readList(files.schools, schoolColumns, (row) => readSchool(row, schools)));
  const dated =
    files.trustHistory &&
    (await readList(files.trustHistory, trustHistoryColumns, (row) => readTrustPeriod(row, periods)));
  const reports = { ...(listed && { schools: listed }), ...(dated && { trustHistory: dated }) };
  const listings = new Map<string, Listing>();
  for (const school of new Set([...schools.keys(), ...periods.keys()]))
    listings.set(school, { school: schools.get(school), trusts: periods.get(school) });
  return { ...reports, ...(await recordListings(log, listings, importedAt)) };
}

async function recordListings(log: Log, listings: ReadonlyMap<string, Listing>, importedAt: string) {
  const warnings = countedWarnings();
  const toEvent = eventsFrom(importedAt);
  const listed = [...listings].map(([school, listing]) => ({ stream: `organisation-${school}`, listing }));
  const counts: ToldCounts[] = [];
  let recorded = 0;
  for await (const chunk of chunksOf(listed, CHUNK_SCHOOLS)) {
    const outcomes = await eachStream(log, chunk, (events, about) => {
      const { stream } = about[0]!;
      const before = standingAlone(stream, events);
      const accounts = about.flatMap(({ listing }) => accountsOf(stream, before, listing, importedAt));
      const changes = changesOf(before, accounts, toEvent);
      return { added: addedTo(before, changes.standing).get(stream) ?? [], outcome: changes };
    });
    for (const { facts } of outcomes) for (const fact of facts) warnings.doubtCodes(fact);
    recorded += outcomes.reduce((sum, { facts }) => sum + facts.length, 0);
    counts.push(...outcomes.map((outcome) => outcome.counts));
  }
  const { alreadyKnown } = totalOf(counts);
  return { recorded, alreadyKnown, warnings: warnings.list() };
}

async function readList<C extends string>(
  { name, bytes, failedPath }: ListFile,
  layout: Layout<C>,
  take: (row: Values<C>) => readonly Problem[],
): Promise<ListReport> {
  const table = await naming(name, openTable(bytes, layout));
  const file = failedPath === undefined ? undefined : failedRows(failedPath, table.columns);
  const failures = countedFailures(file);
  let rows = 0;
  try {
    for await (const row of table.rows) {
      rows += 1;
      if (rows > MOST_ROWS) throw new UnusableFile(`${name}: ${TOO_MANY}`);
      const problems = row.problem ? [row.problem] : take(row.values);
      if (problems.length > 0) await failures.add(row, problems);
    }
  } finally {
    await file?.close();
  }
  return { rows, failed: failures.count(), firstFailed: failures.first() };
}
