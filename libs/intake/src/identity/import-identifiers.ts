import { standingOf } from '#pathway/personal/subject';
import { failedRows } from '../csv/failed-rows.js';
import type { Layout } from '../csv/header.js';
import type { Problem } from '../csv/problem.js';
import { openTable, type Values } from '../csv/table.js';
import { OF_ERASED } from '../erased.js';
import { countedFailures } from '../failures.js';
import type { FileOptions } from '../files/file-kind.js';
import type { ImportReport } from '../import-report.js';
import type { Log } from '../recording/each-stream.js';
import { readHesaId, readTrn } from '../values/identifiers.js';
import { readId } from '../values/words.js';
import type { ValueReader } from '../format/value.js';
import { identifierStreams, takenBackFromErased } from './identifier-streams.js';
import type { Digests } from './identifier.js';
import { streamOf, tiesIn } from './ties.js';

const columns = ['teacher_id', 'scheme', 'identifier'] as const;
type Column = (typeof columns)[number];

/** Whose identifiers are: a row for each. */
export const identifierColumns: Layout<Column> = { columns, required: columns };

/** How the identifiers of each scheme are read. */
const schemes: Readonly<Record<string, ValueReader>> = {
  trn: readTrn,
  hesa_id: readHesaId,
  register_id: readId,
  npq_user_id: readId,
  npq_user_number: readId,
  gias_gid: readId,
};

type Options = Pick<FileOptions, 'failedPath' | 'importedAt' | 'signal'>;

/**
 * Records whose identifiers are, as somebody who knows says it: from then on files that name them tell of that teacher,
 * whoever had them before. Rows that cannot be understood go to a file of their own with what to mend.
 *
 * @param log in a dry run one that takes nothing
 * @throws UnusableFile, and whatever the log throws
 */
export async function importIdentifiers(
  log: Log,
  bytes: AsyncIterable<Uint8Array>,
  digests: Digests,
  { failedPath, importedAt, signal }: Options,
): Promise<ImportReport> {
  const table = await openTable(bytes, identifierColumns);
  const file = failedPath === undefined ? undefined : failedRows(failedPath, table.columns);
  const failures = countedFailures(file);
  const assign = await assigner(log, digests, importedAt);
  const counts = { rows: 0, recorded: 0, alreadyKnown: 0 };
  try {
    for await (const row of table.rows) {
      if (signal?.aborted) break;
      counts.rows += 1;
      const outcome = row.problem ?? (await assign(row.values));
      if (typeof outcome === 'string') counts[outcome] += 1;
      else await failures.add(row, [outcome]);
    }
  } finally {
    await file?.close();
  }
  return { ...counts, differing: 0, failed: failures.count(), firstFailed: failures.first(), warnings: [] };
}

/** Says whose one identifier is, unless that is on record and no split has come since. */
async function assigner(log: Log, digests: Digests, importedAt: string) {
  const streams = identifierStreams(log, importedAt);
  const ties = await tiesIn(log);
  return async (row: Values<Column>): Promise<Problem | 'recorded' | 'alreadyKnown'> => {
    const read = readIdentifier(row);
    if ('problem' in read) return read;
    const { teacher_id: teacher, scheme } = row;
    const events = await log.readStream(streamOf(teacher));
    if (events.length === 0) return NOBODY;
    if (standingOf(events) === 'erased') return ERASED;
    const digest = digests.digestOf({ scheme, value: read.value });
    const held = (await streams.holdersOf([digest])).get(digest);
    if (streams.releasedFrom(digest).has(teacher)) return RELEASED;
    if (held?.teacher === teacher && held.since > (ties.splitOf(teacher)?.since ?? '')) return 'alreadyKnown';
    await streams.reassign(digest, { scheme, teacher });
    if (await takenBackFromErased(log, { digest, teacher }, importedAt)) return ERASED;
    return 'recorded';
  };
}

function readIdentifier(row: Values<Column>): Problem | { readonly value: string } {
  const empty = columns.find((column) => row[column] === '');
  if (empty) return { column: empty, problem: `There is no ${empty}.`, mend: 'Every row needs one.' };
  const reads = Object.hasOwn(schemes, row.scheme) ? schemes[row.scheme] : undefined;
  if (!reads)
    return {
      column: 'scheme',
      problem: 'No identifiers of this kind are known.',
      mend: `They are: ${Object.keys(schemes).join(', ')}.`,
    };
  const reading = reads(row.identifier);
  if ('problem' in reading) return { column: 'identifier', ...reading };
  return { value: String(reading.value) };
}

const ERASED: Problem = { column: 'teacher_id', ...OF_ERASED };

const RELEASED: Problem = {
  column: 'identifier',
  problem: 'This identifier was released from that teacher by an erasure, so it is never theirs again.',
  mend: 'Leave this out. Whoever comes with the identifier next is somebody new.',
};

const NOBODY: Problem = {
  column: 'teacher_id',
  problem: 'No teacher of this id is on record.',
  mend: 'Take the id from the timeline of the teacher, or from the report of the row that was given back.',
};
