import { Command } from 'commander';
import { EXIT, EXIT_HELP } from './exit-codes.js';
import { importFiles, type Files } from './import-files.js';
import { refuseUnreadable } from './input-file.js';
import { LOG_ENVIRONMENT, logIn, openLog } from './open-log.js';
import { summaryOf, type Report } from './import-summary.js';
import type { Terminal } from './terminal.js';

interface Options extends Omit<Files, 'events'> {
  readonly log: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export const importCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('import')
    .description('Records what CSV files report. Importing a file twice changes nothing.')
    .argument('[file]', 'career events: CSV, gzip or not; - for the standard input')
    .option('--schools <file>', 'schools with phase, region, trust and alliance')
    .option(
      '--trust-history <file>',
      'when schools were in which trust, instead of the undated trusts of --schools',
    )
    .option('--log <url>', 'the log to record in', logIn(terminal))
    .option('--failed <file>', 'where the rows that failed go (default: beside the file, named .failed.csv)')
    .option('--dry-run', 'check the rows and record nothing; failed rows are still written to their file')
    .option('--json', 'print the report as JSON on the standard output')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `${LOG_ENVIRONMENT}\n\n${EXIT_HELP}`)
    .action(async (file: string | undefined, options: Options, command: Command) => {
      if (!file && !options.schools && !options.trustHistory)
        command.error('There is nothing to import: name a file.');
      finish(await importAndReport({ ...options, events: file }, terminal));
    });

const EXAMPLES = `Examples:
  pathways import events.csv --schools schools.csv
  pathways import events.csv.gz --dry-run
  zcat events.csv.gz | pathways import - --failed not-taken.csv --json > report.json
`;

async function importAndReport(options: Options & Files, terminal: Terminal): Promise<number> {
  for (const file of [options.schools, options.trustHistory, options.events]) await refuseUnreadable(file);
  const log = options.dryRun ? undefined : await openLog(options.log);
  try {
    const report = await importFiles(options, terminal, log);
    if (options.json) terminal.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
    else terminal.stderr.write(summaryOf(report));
    return terminal.signal.aborted ? stopped(terminal) : exitCodeOf(report);
  } catch (error) {
    // A file that is broken off looks damaged.
    if (terminal.signal.aborted) return stopped(terminal);
    throw error;
  } finally {
    await log?.close();
  }
}

function stopped({ stderr }: Terminal): number {
  stderr.write('Stopped. What was recorded stays; run the same command again to complete it.\n');
  return EXIT.interrupted;
}

const exitCodeOf = ({ schools, trustHistory, events }: Report): number =>
  [schools, trustHistory, events].some((file) => file && file.failed > 0) ? EXIT.someFailed : EXIT.ok;
