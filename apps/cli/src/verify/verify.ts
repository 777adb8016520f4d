import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { EventLog } from '#event-log/event-log';
import type { Contents } from '#read-models/replaying/contents-of';
import type { ReplayManifest } from '#read-models/replaying/manifest';
import { doorAt, urlIn } from '../ask/door.js';
import { EXIT, EXIT_HELP } from '../exit-codes.js';
import { LOG_ENVIRONMENT, logIn, openExistingLog } from '../open-log.js';
import { replayWatched } from '../replay/progress.js';
import type { Terminal } from '../terminal.js';
import { proofIn, TOKEN_FILE, TOKEN_FILE_ENVIRONMENT } from '../token/proof.js';

interface Options {
  readonly log: string;
  readonly url: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

export const verifyCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('verify')
    .description(
      'Proves that a read model holds what the log makes of it: replays the log up to the same position and compares the digests of what both hold. Whether the log itself is sound is told by pathways log verify.',
    )
    .argument(
      '[folder]',
      'a replay, or the data of a service that does not run (default: the running service)',
    )
    .option('--log <url>', 'the log that it rests on', logIn(terminal))
    .option('--url <url>', 'where the running service answers', urlIn(terminal))
    .option(...TOKEN_FILE)
    .option('--json', 'print the report as JSON')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `${ENVIRONMENT}\n\n${EXIT_HELP}`)
    .action(async (folder: string | undefined, options: Options) => {
      const log = await openExistingLog(options.log, '--log and PATHWAYS_LOG');
      try {
        finish(await verified(log, folder, options, terminal));
      } finally {
        await log.close();
      }
    });

const EXAMPLES = `Examples:
  pathways verify
  pathways verify --url http://127.0.0.1:4000 --json
  pathways verify data
  pathways verify then
`;

const ENVIRONMENT = `${LOG_ENVIRONMENT}
  PATHWAYS_URL   where the service answers, where none is named
${TOKEN_FILE_ENVIRONMENT}
  TMPDIR         where the replay is made, and removed again`;

async function verified(
  log: EventLog,
  folder: string | undefined,
  { url, tokenFile, json }: Options,
  terminal: Terminal,
): Promise<number> {
  try {
    const door = doorAt(url, terminal.signal, proofIn(tokenFile, terminal));
    const { contentsOfFolder } = await import('#read-models/replaying/contents-of');
    const { contentsOfService } = await import('./service.js');
    const held = folder === undefined ? await contentsOfService(door) : await contentsOfFolder(folder);
    const replayed = await replayOf(log, held, terminal);
    const report = reportOn(folder ?? url, held, replayed);
    terminal.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : wordsFor(report));
    return report.same ? EXIT.ok : EXIT.unsound;
  } catch (error) {
    if (!terminal.signal.aborted) throw error;
    terminal.stderr.write('Stopped before the end: nothing can be said.\n');
    return EXIT.interrupted;
  }
}

/** Built from the log alone, and gone again. */
async function replayOf(
  log: EventLog,
  { position, knownAt }: Contents,
  terminal: Terminal,
): Promise<ReplayManifest> {
  const { replayInto } = await import('#read-models/replaying/replay-into');
  const folder = await mkdtemp(join(tmpdir(), 'pathways-verify-'));
  try {
    return await replayWatched(terminal, (onProgress) =>
      replayInto(join(folder, 'replay'), log, {
        ...{ upTo: position, onProgress, signal: terminal.signal },
        ...(knownAt !== null && { knownAt }),
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Report {
  readonly same: boolean;
  readonly of: string;
  readonly position: string | null;
  readonly knownAt: string | null;
  readonly digest: string;
  readonly replayed: string;
  /** Tables that hold something else. */
  readonly differing: readonly string[];
}

const reportOn = (
  of: string,
  { position, knownAt, digest, tables }: Contents,
  replay: ReplayManifest,
): Report => ({
  same: digest === replay.digest,
  ...{ of, position, knownAt },
  digest: `sha256:${digest}`,
  replayed: `sha256:${replay.digest}`,
  differing: Object.keys({ ...tables, ...replay.tables }).filter(
    (name) => tables[name] !== replay.tables[name],
  ),
});

const wordsFor = ({ same, of, position, knownAt, digest, replayed, differing }: Report): string =>
  [
    same
      ? `${of} holds what a replay of the log holds:`
      : `${of} does not hold what a replay of the log holds: ${differing.join(', ')} differ.`,
    `  up to           ${position === null ? 'no position: nothing was read yet' : `position ${position}`}`,
    ...(knownAt === null ? [] : [`  known at        ${knownAt}`]),
    `  it holds        ${digest}`,
    `  the replay      ${replayed}`,
    ...(same ? [] : ['Build it anew: the mutation rebuildReadModel, or replay again.']),
    '',
  ].join('\n');
