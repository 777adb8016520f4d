import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { EventLog } from '#event-log/event-log';
import { fileOf } from '#event-log/open';
import { keyFileFor } from '#intake/identity/key-file';
import { formatNames } from '#intake/files/known-file';
import { areThereKeys, keySettingsFrom } from '#privacy/keys/open-keys';
import { privacyOn } from '#privacy/privacy';
import { readDay } from '#intake/values/calendar-day';
import { EXIT, EXIT_HELP } from './exit-codes.js';
import { importFiles, type Files } from './import-files.js';
import { refuseUnreadable } from './input-file.js';
import { LOG_ENVIRONMENT, logIn, openLog } from './open-log.js';
import { summaryOf, type Report } from './import-summary.js';
import type { Terminal } from './terminal.js';

interface Options extends Omit<Files, 'file'> {
  readonly log: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export const importCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('import')
    .description(
      'Records what a file reports. What it is, its columns tell. Importing a file twice changes nothing; a later ' +
        'file of the same source records what differs.',
    )
    .argument('[file]', 'a file of a known format, gzip or not; - for the standard input')
    .addOption(new Option('--format <name>', 'what the file is, if you know better').choices(formatNames))
    .option('--on <date>', 'the day on which a file without dates, such as a census, was true: 2025-11-06')
    .option('--schools <file>', 'schools with phase, region, trust and alliance')
    .option(
      '--trust-history <file>',
      'when schools were in which trust, instead of the undated trusts of --schools',
    )
    .option('--log <url>', 'the log to record in', logIn(terminal))
    .option('--failed <file>', 'where the rows that failed go (default: beside the file, named .failed.csv)')
    .option(
      '--dry-run',
      'tell what would be recorded and record nothing; failed rows are still written to their file',
    )
    .option('--json', 'print the report as JSON on the standard output')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `${LOG_ENVIRONMENT}\n${KEY_ENVIRONMENT}\n\n${EXIT_HELP}`)
    .action(async (file: string | undefined, options: Options, command: Command) => {
      if (!file && !options.schools && !options.trustHistory)
        command.error('There is nothing to import: name a file.');
      const day = options.on === undefined ? undefined : readDay(options.on);
      if (day && 'problem' in day) command.error(`--on: ${day.problem} ${day.mend}`);
      finish(await importAndReport({ ...options, file }, terminal));
    });

const EXAMPLES = `Examples:
  pathways import events.csv --schools schools.csv
  pathways import trainees.csv --dry-run
  pathways import census.csv --on 2025-11-06
  zcat events.csv.gz | pathways import - --failed not-taken.csv --json > report.json
`;

const KEY_ENVIRONMENT = `  PATHWAYS_IDENTITY_KEY_FILE
                 the key by which people are known again (default: identity.key beside the log)
  PATHWAYS_IMPORT_MAX_MIB, PATHWAYS_IMPORT_MAX_LINES
                 how much a file may hold, unpacked (default: 4096 MiB, 10,000,000 lines)`;

async function importAndReport(options: Options & Files, terminal: Terminal): Promise<number> {
  for (const file of [options.schools, options.trustHistory, options.file]) await refuseUnreadable(file);
  const log = await openToImport(options);
  const keySettings = keySettingsFrom(terminal.env, fileOf(options.log));
  const privacy = log && privacyOn(log, keySettings, () => new Date());
  try {
    const keyFile = keyFileFor(terminal.env, fileOf(options.log));
    // An old copy of the log that was put back knows nothing of erasures that the keys know of.
    if (privacy && !options.dryRun && areThereKeys(keySettings)) await privacy.ready();
    const openKeys = privacy && (async () => (await privacy.ready()).keys);
    const report = await importFiles(options, terminal, {
      ...{ log, keyFile, openKeys, dryRun: options.dryRun === true },
    });
    if (options.json) terminal.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
    else terminal.stderr.write(summaryOf(report));
    return terminal.signal.aborted ? stopped(terminal) : exitCodeOf(report);
  } catch (error) {
    // A file that is broken off looks damaged.
    if (terminal.signal.aborted) return stopped(terminal);
    throw error;
  } finally {
    await privacy?.close();
    await log?.close();
  }
}

/** A dry run looks into a log that is there, and makes none. */
async function openToImport({ log, dryRun }: Options): Promise<EventLog | undefined> {
  const file = fileOf(log);
  return dryRun && file !== undefined && !existsSync(file) ? undefined : openLog(log);
}

function stopped({ stderr }: Terminal): number {
  stderr.write('Stopped. What was recorded stays; run the same command again to complete it.\n');
  return EXIT.interrupted;
}

const exitCodeOf = ({ schools, trustHistory, file }: Report): number =>
  [schools, trustHistory, file].some((each) => each && each.failed > 0) ? EXIT.someFailed : EXIT.ok;
