import { resolve } from 'node:path';
import { Command } from 'commander';
import { openEventLog } from '#event-log/open';
import type { EventLog } from '#event-log/event-log';
import { importCareerEvents } from '#intake/career-events/import-career-events';
import { UnusableFile } from '#intake/csv/problem';
import { EXIT, EXIT_HELP } from './exit-codes.js';
import { inputFile } from './input-file.js';
import { summaryOf, type FileReport } from './import-summary.js';
import { progressOn } from './progress.js';
import type { Terminal } from './terminal.js';

interface Options {
  readonly log: string;
  readonly failed?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export const importCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('import')
    .description('Records the career events that a CSV file reports. Importing a file twice changes nothing.')
    .argument('<file>', 'career events: CSV, gzip or not; - for the standard input')
    .option('--log <url>', 'the log to record in', terminal.env['PATHWAYS_LOG'] ?? 'sqlite:./data/log.sqlite')
    .option('--failed <file>', 'where rows that failed go (default: beside the file, named .failed.csv)')
    .option('--dry-run', 'check the rows and record nothing')
    .option('--json', 'print the report as JSON')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `\nEnvironment:\n  PATHWAYS_LOG  the default of --log\n\n${EXIT_HELP}`)
    .action(async (file: string, options: Options) => finish(await importFile(file, options, terminal)));

const EXAMPLES = `Examples:
  pathways import events.csv
  pathways import events.csv.gz --dry-run
  zcat events.csv.gz | pathways import - --failed not-taken.csv --json > report.json
`;

async function importFile(file: string, options: Options, terminal: Terminal): Promise<number> {
  const log = options.dryRun ? undefined : await openEventLog(options.log);
  try {
    const report = await reportOn(file, options, terminal, log);
    if (options.json) terminal.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
    else terminal.stderr.write(summaryOf(report, options.dryRun === true));
    return exitCodeOf(report, terminal);
  } finally {
    await log?.close();
  }
}

async function reportOn(
  file: string,
  { failed = failedPathOf(file) }: Options,
  terminal: Terminal,
  log: EventLog | undefined,
): Promise<FileReport> {
  if (resolve(failed) === resolve(file))
    throw new UnusableFile('The failed rows would overwrite the file itself. Name another with --failed.');
  const started = performance.now();
  const progress = progressOn(terminal);
  const { bytes, size } = await inputFile(file, terminal, progress.advance);
  const importedAt = new Date().toISOString();
  progress.begin(size);
  try {
    const report = await importCareerEvents(log, bytes, {
      failedPath: failed,
      importedAt,
      signal: terminal.signal,
    });
    const seconds = (performance.now() - started) / 1000;
    return { file, ...report, ...(report.failed > 0 && { failedFile: failed }), seconds };
  } finally {
    progress.end();
  }
}

const failedPathOf = (file: string): string =>
  file === '-' ? 'import.failed.csv' : `${file.replace(/\.gz$/i, '').replace(/\.csv$/i, '')}.failed.csv`;

function exitCodeOf(report: FileReport, { signal, stderr }: Terminal): number {
  if (signal.aborted) {
    stderr.write('Stopped. What was recorded stays; run the same command again to complete it.\n');
    return EXIT.interrupted;
  }
  return report.failed > 0 ? EXIT.someFailed : EXIT.ok;
}
