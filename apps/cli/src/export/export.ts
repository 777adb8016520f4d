import { Command } from 'commander';
import type { EventLog } from '#event-log/event-log';
import type { Extract, ExtractOptions } from '#read-models/exporting/extract';
import { formats, type Format } from '#read-models/exporting/formats';
import { EXIT, EXIT_HELP } from '../exit-codes.js';
import { LOG_ENVIRONMENT, logIn, openExistingLog } from '../open-log.js';
import type { Terminal } from '../terminal.js';
import { exportWatched } from './progress.js';
import { projectOf } from './project-key.js';
import { summaryOf } from './summary.js';

interface Options {
  readonly to?: string;
  readonly log: string;
  readonly format?: readonly string[];
  readonly knownAt?: string;
  readonly upTo?: string;
  readonly asOf?: string;
  readonly project: string;
  readonly projectKeyFile?: string;
  readonly identified?: true;
  readonly kAnonymity?: string;
  readonly json?: true;
}

export const exportCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('export')
    .description(
      'Writes an extract for research into a new folder: facts and tables with pseudonyms, figures, what they mean, and how to load them. The same snapshot comes to the same bytes.',
    )
    .option('--to <folder>', 'the folder to make; there must be nothing in it')
    .option('--log <url>', 'the log to read', logIn(terminal))
    .option('--format <formats...>', `one or more of ${formats.join(', ')} (default: parquet)`)
    .option('--known-at <instant>', 'only what was on record by then (default: everything)')
    .option('--up-to <position>', 'only up to this position of the log (default: its end)')
    .option('--as-of <date>', 'the day of which the figures are (default: the last day on record)')
    .option('--project <name>', 'the project that pseudonyms are made for', 'own')
    .option('--project-key-file <file>', 'where its key is kept (default: projects/<name>.key in PATHWAYS_DATA)')
    .option('--k-anonymity <k>', 'write only a de-identified stream of events: each record that of k people at least')
    .option('--identified', 'write every fact as it stands, as NDJSON that can be imported: for yourself only')
    .option('--json', 'print the manifest as JSON')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `${LOG_ENVIRONMENT}\n\n${EXIT_HELP}`)
    .action(async (options: Options, command: Command) => {
      const { to } = options;
      if (to === undefined) return command.error('Name the folder to make: --to <folder>.');
      const extract = await extractOf(options, to, terminal, command);
      const log = await openExistingLog(options.log, '--log and PATHWAYS_LOG');
      try {
        finish(await exported(log, extract, { ...options, to }, terminal));
      } finally {
        await log.close();
      }
    }); // prettier-ignore

const EXAMPLES = `Examples:
  pathways export --to extract --project ect-retention
  pathways export --to extract --format csv ees --known-at 2025-09-01T00:00:00Z
  pathways export --to stream --k-anonymity 10
  pathways export --to mine --format ndjson --identified
`;

async function extractOf(
  options: Options,
  to: string,
  terminal: Terminal,
  command: Command,
): Promise<Extract> {
  const asked = formatsIn(options, command);
  if (options.identified) {
    if (options.kAnonymity !== undefined) command.error('Of --identified and --k-anonymity only one can be.');
    if (asked.join() !== 'ndjson') command.error('Identified facts are written as NDJSON: add --format ndjson.');
    return { profile: 'identified' };
  }
  if (options.kAnonymity !== undefined)
    return { profile: 'de-identified', k: Number(options.kAnonymity), formats: asked };
  return { profile: 'own', project: await projectOf(options.project, options.projectKeyFile, to, terminal), formats: asked };
} // prettier-ignore

/** Named one by one or with commas in between. */
function formatsIn({ format = ['parquet'] }: Options, command: Command): readonly Format[] {
  const named = [...new Set(format.flatMap((each) => each.split(',')))];
  const unknown = named.filter((name) => !(formats as readonly string[]).includes(name));
  if (unknown.length > 0)
    command.error(`There is no format "${unknown.join('", "')}". There are: ${formats.join(', ')}.`);
  return named as readonly Format[];
}

/** Ctrl-C breaks off what is being written, which then is not there. */
async function exported(
  log: EventLog,
  extract: Extract,
  options: Options & { readonly to: string },
  terminal: Terminal,
): Promise<number> {
  const { exportInto } = await import('#read-models/exporting/export-into');
  const { to, json } = options;
  try {
    const manifest = await exportWatched(terminal, (onProgress) =>
      exportInto(to, log, extract, { ...extentIn(options), onProgress, signal: terminal.signal }),
    );
    if (json) terminal.stdout.write(`${JSON.stringify(manifest, undefined, 2)}\n`);
    terminal.stderr.write(summaryOf(to, manifest));
    return EXIT.ok;
  } catch (error) {
    if (!terminal.signal.aborted) throw error;
    terminal.stderr.write('Stopped. Nothing was left behind; run the same command again.\n');
    return EXIT.interrupted;
  }
}

const extentIn = ({ knownAt, upTo, asOf }: Options): Pick<ExtractOptions, 'knownAt' | 'upTo' | 'asOf'> => ({
  ...(knownAt !== undefined && { knownAt }),
  ...(upTo !== undefined && { upTo }),
  ...(asOf !== undefined && { asOf }),
});
