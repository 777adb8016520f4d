import { Command } from 'commander';
import type { EventLog } from '#event-log/event-log';
import type { ReplayManifest } from '#read-models/replaying/manifest';
import { EXIT, EXIT_HELP } from '../exit-codes.js';
import { LOG_ENVIRONMENT, logIn, openExistingLog } from '../open-log.js';
import type { Terminal } from '../terminal.js';
import { replayWatched } from './progress.js';
import { reportOn, summaryOf } from './summary.js';

export interface ReplayVerbOptions {
  readonly log: string;
  readonly to?: string;
  readonly knownAt?: string;
  readonly upTo?: string;
  readonly asOf?: string;
  readonly trainingModel?: string;
  readonly projection?: string;
  readonly timeLimit?: string;
  readonly memoryLimit?: string;
  readonly json?: true;
  readonly csv?: true;
}

export const replayCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('replay')
    .description(
      'Builds the answers anew from the log: as known at an instant, up to a position, as of a day, under another training model. The service is not touched. With --projection it runs a projection of your own instead.',
    )
    .option('--to <folder>', 'the folder to make; there must be nothing in it')
    .option('--log <url>', 'the log to read', logIn(terminal))
    .option('--known-at <instant>', 'only what was on record by then (default: everything)')
    .option('--up-to <position>', 'only up to this position of the log (default: its end)')
    .option('--as-of <date>', 'the day of which the figures are (default: the last day on record)')
    .option(
      '--training-model <code>',
      'add the retention of each cohort under this model, such as three_year',
    )
    .option('--projection <file>', 'a projection of your own: one .sql or .ts file; see docs/replay.md')
    .option('--time-limit <seconds>', 'of a projection (default: 300)')
    .option('--memory-limit <megabytes>', 'of a projection (default: 512)')
    .option('--json', 'print what was built, or the rows of the projection, as JSON')
    .option('--csv', 'print the rows of the projection as CSV')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `${LOG_ENVIRONMENT}\n\n${EXIT_HELP}`)
    .action(async (options: ReplayVerbOptions, command: Command) => {
      refuseUnclear(options, command);
      const log = await openExistingLog(options.log, '--log and PATHWAYS_LOG');
      try {
        finish(await replayed(log, options, terminal));
      } finally {
        await log.close();
      }
    });

const EXAMPLES = `Examples:
  pathways replay --to now
  pathways replay --to then --known-at 2025-09-01T00:00:00Z --as-of 2025-08-31
  pathways replay --to longer --training-model three_year --json
  pathways replay --projection first-posts.sql --csv > first-posts.csv
`;

function refuseUnclear(
  { to, projection, csv, asOf, trainingModel }: ReplayVerbOptions,
  command: Command,
): void {
  if (projection === undefined) {
    if (to === undefined) command.error('Name the folder to make: --to <folder>.');
    if (csv) command.error('--csv prints the rows of a projection: name one with --projection.');
  } else if (asOf !== undefined || trainingModel !== undefined)
    command.error('--as-of and --training-model concern our figures: a projection of your own says itself.');
}

/** Ctrl-C breaks off what is being built, which then is not there. */
async function replayed(log: EventLog, options: ReplayVerbOptions, terminal: Terminal): Promise<number> {
  try {
    if (options.projection === undefined) show(await build(log, options, terminal), options, terminal);
    else
      return await (
        await import('../projection/run.js')
      ).projectAndPrint(log, { ...options, projection: options.projection }, terminal);
    return EXIT.ok;
  } catch (error) {
    if (!terminal.signal.aborted) throw error;
    terminal.stderr.write('Stopped. Nothing was left behind; run the same command again.\n');
    return EXIT.interrupted;
  }
}

interface Built {
  readonly manifest: ReplayManifest;
  readonly seconds: number;
}

async function build(
  log: EventLog,
  { to, knownAt, upTo, asOf, trainingModel }: ReplayVerbOptions,
  terminal: Terminal,
): Promise<Built> {
  const { replayInto } = await import('#read-models/replaying/replay-into');
  const started = performance.now();
  const manifest = await replayWatched(terminal, (onProgress) =>
    replayInto(to!, log, {
      ...(knownAt !== undefined && { knownAt }),
      ...(upTo !== undefined && { upTo }),
      asked: { ...(asOf !== undefined && { asOf }), ...(trainingModel !== undefined && { trainingModel }) },
      ...{ onProgress, signal: terminal.signal },
    }),
  );
  return { manifest, seconds: (performance.now() - started) / 1_000 };
}

function show({ manifest, seconds }: Built, { to, json }: ReplayVerbOptions, { stdout }: Terminal): void {
  const report = reportOn(to!, manifest, seconds);
  stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : summaryOf(report));
}
