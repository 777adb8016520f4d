import type { Problem } from '../csv/problem.js';
import { lineSplitter, type Line } from '../csv/lines.js';
import { decoded } from '../csv/text.js';
import { unpacked } from '../csv/bytes.js';
import { OF_ERASED } from '../erased.js';
import { countedFailures, type Failures } from '../failures.js';
import type { FileOptions } from '../files/file-kind.js';
import type { ImportReport } from '../import-report.js';
import { recordOnce } from '../record-reported.js';
import type { Log } from '../recording/each-stream.js';
import { countedWarnings, type Warnings } from '../warnings.js';
import { factInLine, type ToldFact } from './fact-line.js';
import { FAILED, failedLines, type FailedLine } from './failed-lines.js';
import { objectIn } from './object-in.js';

type Options = Pick<FileOptions, 'failedPath' | 'importedAt' | 'signal'>;

type FromLine = ToldFact & { readonly line: FailedLine };

const DIFFERS: Problem = {
  problem: 'The fact of this id is on record and says something else. The one recorded first stands.',
  mend: 'If it was wrong, add a FactCorrected or a FactVoided that refers to it.',
};

/**
 * Records facts that stand one to a line as JSON objects. Lines that cannot be understood go to a file of their own with
 * what to mend; the others are recorded, each once for ever.
 *
 * @param log in a dry run one that takes nothing
 * @throws UnusableFile, and whatever the log throws
 */
export async function importFacts(
  log: Log,
  bytes: AsyncIterable<Uint8Array>,
  { failedPath, importedAt, signal }: Options,
): Promise<ImportReport> {
  const file = failedPath === undefined ? undefined : failedLines(failedPath);
  const failures = countedFailures(file);
  const warnings = countedWarnings();
  const seen = { rows: 0 };
  try {
    const facts = factsIn(linesOf(bytes), { failures, warnings, seen, importedAt, signal });
    const counts = await recordOnce(log, facts, ({ event }) => event, {
      onDiffering: ({ line }) => failures.add(line, [DIFFERS]),
      onErased: ({ line }) => failures.add(line, [OF_ERASED]),
      weigh: ({ event }) => event.data.length + event.metadata.length,
    });
    return {
      ...counts,
      rows: seen.rows,
      failed: failures.count(),
      firstFailed: failures.first(),
      warnings: warnings.list(),
    };
  } finally {
    await file?.close();
  }
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const splitter = lineSplitter();
  for await (const piece of decoded(unpacked(bytes))) yield splitter.take(piece);
  yield splitter.rest();
}

interface Along {
  readonly failures: Failures<FailedLine>;
  readonly warnings: Warnings;
  readonly seen: { rows: number };
  readonly importedAt: string;
  readonly signal: AbortSignal | undefined;
}

async function* factsIn(pieces: AsyncIterable<readonly Line[]>, along: Along): AsyncGenerator<FromLine> {
  for await (const lines of pieces) {
    if (along.signal?.aborted) return;
    for (const line of lines) {
      if (line.text.trim() === '') continue;
      along.seen.rows += 1;
      const { written, ...understood } = read(line, along.importedAt);
      const failed = { line: line.number, written };
      if ('told' in understood) {
        along.warnings.doubtCodes(understood.told.fact);
        yield { ...understood.told, line: failed };
      } else await along.failures.add(failed, understood.problems);
    }
  }
}

const TOO_LONG: Problem = { problem: 'The line is too long for a fact.', mend: 'Write one fact to a line.' };
function read({ text, cut }: Line, importedAt: string) {
  if (cut) return { written: text, problems: [TOO_LONG] };
  const line = objectIn(text);
  if ('problem' in line) return { written: text, problems: [line.problem] };
  const { [FAILED]: _before, ...written } = line.object;
  return { written, ...factInLine(written, importedAt) };
}
