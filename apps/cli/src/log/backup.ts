import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { compareLogs } from '#event-log/moving/compare';
import { eventsUpTo } from '#event-log/moving/cursor';
import { LogsDiffer } from '#event-log/moving/difference';
import { fileOf, openEventLog } from '#event-log/open';
import { copyPages } from '#event-log/sqlite/backup';
import { damageIn } from '#event-log/sqlite/integrity';
import { UnusableFile } from '#intake/csv/problem';
import { EXIT } from '../exit-codes.js';
import { logIn, openExistingLog } from '../open-log.js';
import type { Terminal } from '../terminal.js';
import { contentsLines, contentsReport, line, show } from './report.js';
import { watched } from './watched.js';

interface Options {
  readonly log: string;
  readonly to: string;
  readonly json?: true;
}

export const BACKUP_EXAMPLE = `  pathways log backup --to backup.sqlite
  pathways log backup --log sqlite:data/log.sqlite --to /mnt/backup/log-2026-11-22.sqlite
`;

export const backupCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('backup')
    .summary('take a consistent copy of the SQLite log of a running service')
    .description(
      'Takes a consistent copy of a SQLite log while a service writes to it, and verifies it before it gets its name.',
    )
    .option('--log <url>', 'the log to back up', logIn(terminal))
    .requiredOption('--to <file>', 'the file to make; there must be none of that name')
    .action(async (options: Options) => finish(await backUp(options, terminal)));

async function backUp({ log: url, to, json }: Options, terminal: Terminal): Promise<number> {
  const file = fileIn(url);
  refuseExisting(to);
  const log = await openExistingLog(url, '--log and PATHWAYS_LOG');
  const unfinished = `${resolve(to)}.${process.pid}.unfinished`;
  try {
    await takePages(file, unfinished, terminal);
    const damage = damageIn(unfinished);
    if (damage !== undefined) return unusable(`its file is damaged: ${damage}`, json, terminal);
    const contents = await beginningOf(log, unfinished, terminal);
    await keep(unfinished, to, terminal);
    const report = { outcome: 'backed up', file: to, ...contents };
    show(terminal, json, report, wordsFor(report));
    return EXIT.ok;
  } catch (error) {
    if (error instanceof LogsDiffer) return unusable(error.message, json, terminal);
    if (!terminal.signal.aborted) throw error;
    terminal.stderr.write('Stopped. Nothing was left behind; run the same command again.\n');
    return EXIT.interrupted;
  } finally {
    await log.close();
    for (const rest of ['', '-wal', '-shm', '-journal']) await rm(`${unfinished}${rest}`, { force: true });
  }
}

function fileIn(url: string): string {
  const file = fileOf(url);
  if (file !== undefined) return file;
  throw new UnusableFile(
    'A backup is taken of SQLite logs. EventStoreDB has its own: a snapshot of its disk, or a copy of its files with the checkpoint files (*.chk) first. Or bring its events into a file: pathways log copy --from <its URL> --to sqlite:<file>.',
  );
}

function refuseExisting(to: string): void {
  if (existsSync(to)) throw new UnusableFile(`${to}: There is a file of that name. Name another with --to.`);
  if (!existsSync(dirname(resolve(to))))
    throw new UnusableFile(`${to}: There is no such folder. Make it, or name another with --to.`);
}

async function takePages(file: string, unfinished: string, terminal: Terminal): Promise<void> {
  let done = 0;
  await watched(terminal, 'copying', 100, (advance) =>
    copyPages(file, unfinished, {
      signal: terminal.signal,
      onProgress: ({ pages, of }) => {
        const percent = Math.floor((pages / of) * 100);
        advance(percent - done);
        done = percent;
      },
    }),
  );
}

/**
 * Reads the copy beside the log itself.
 *
 * @throws LogsDiffer it is not the log's beginning
 */
async function beginningOf(log: Awaited<ReturnType<typeof openEventLog>>, path: string, terminal: Terminal) {
  const { signal } = terminal;
  const copy = await openEventLog(`sqlite:${path}`);
  try {
    const upTo = await copy.head();
    const compared = await watched(terminal, 'comparing', undefined, (onProgress) =>
      compareLogs(eventsUpTo(log, upTo), copy.readAll({}), { signal, onProgress }),
    );
    signal.throwIfAborted();
    return { upTo, ...contentsReport(compared!.target) };
  } finally {
    await copy.close();
  }
}

/** From here on the copy is whole, on disk, and known by its name. */
async function keep(unfinished: string, to: string, { signal }: Terminal): Promise<void> {
  await synced(unfinished);
  signal.throwIfAborted();
  refuseExisting(to);
  await rename(unfinished, to);
  await synced(dirname(resolve(to)));
}

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function unusable(reason: string, json: true | undefined, terminal: Terminal): number {
  show(terminal, json, { outcome: 'not backed up', reason }, [
    `The copy cannot be used, and was not kept: ${reason}`,
    'Find out with "pathways log verify" whether the log itself is sound.',
  ]);
  return EXIT.unsound;
}

const wordsFor = (
  report: ReturnType<typeof contentsReport> & { file: string; upTo: string | undefined },
): readonly string[] => [
  `${report.file} holds a copy of the log, verified:`,
  ...contentsLines(report),
  line('up to', `position ${report.upTo ?? '0'}`),
];
