import { realpathSync } from 'node:fs';
import { Command } from 'commander';
import type { EventLog } from '#event-log/event-log';
import { compareLogs } from '#event-log/moving/compare';
import { copyLog, EventNotTaken, type Copied } from '#event-log/moving/copy';
import { eventsUpTo } from '#event-log/moving/cursor';
import { LogsDiffer } from '#event-log/moving/difference';
import { fileOf } from '#event-log/open';
import { UnusableFile } from '#intake/csv/problem';
import { EXIT } from '../exit-codes.js';
import { openExistingLog, openLog } from '../open-log.js';
import type { Terminal } from '../terminal.js';
import { contentsLines, contentsReport, line, number, show } from './report.js';
import { watched } from './watched.js';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly json?: true;
}

interface Sides {
  readonly source: EventLog;
  readonly target: EventLog;
}

export const COPY_EXAMPLE = `  pathways log copy --from sqlite:data/log.sqlite --to esdb://127.0.0.1:2113?tls=false
  pathways log copy --from esdb://127.0.0.1:2113?tls=false --to sqlite:data/copy.sqlite --json
`;

export const copyCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('copy')
    .summary('bring every event of one log into another')
    .description(
      'Brings every event of one log into another, in order, with its id, times and metadata, and compares both at the end. Broken off, it goes on where it was when it is run again.',
    )
    .requiredOption('--from <url>', 'the log to copy; it is not changed')
    .requiredOption('--to <url>', 'an empty log, or one that holds the beginning of the other')
    .action(async (options: Options) => {
      refuseSame(options);
      const source = await openExistingLog(options.from, '--from');
      try {
        const target = await openLog(options.to, '--to');
        await copyAndReport({ source, target }, options, terminal)
          .then(finish)
          .finally(() => target.close());
      } finally {
        await source.close();
      }
    });

function refuseSame({ from, to }: Options): void {
  if (nameOf(from) === nameOf(to))
    throw new UnusableFile('--from and --to name the same log. Name another with --to.');
}

/** A file has one name, whichever way leads to it; a server the same for whoever signs in. */
function nameOf(url: string): string {
  const file = fileOf(url);
  if (file === undefined) return url.replace(/\/\/[^@/?]*@/, '//');
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

async function copyAndReport(sides: Sides, { json }: Options, terminal: Terminal): Promise<number> {
  try {
    const { signal } = terminal;
    const started = performance.now();
    const copied = await watched(terminal, 'copying', undefined, (onProgress) =>
      copyLog(sides.source, sides.target, { signal, onProgress }),
    );
    const copiedIn = performance.now() - started;
    const verified = signal.aborted ? undefined : await verify(sides, copied, terminal);
    const seconds = {
      copying: copiedIn / 1_000,
      comparing: (performance.now() - started - copiedIn) / 1_000,
    };
    if (!verified) return stopped(copied, json, terminal);
    const sourceWentOn = (await sides.source.head()) !== copied.upTo;
    const report = { outcome: 'same', ...copied, ...verified, sourceWentOn, seconds };
    show(terminal, json, report, wordsFor(report));
    return EXIT.ok;
  } catch (error) {
    if (error instanceof LogsDiffer) return refused({ difference: error.difference }, error, json, terminal);
    if (error instanceof EventNotTaken) return notTaken(error, json, terminal);
    throw error;
  }
}

/** Reads anew from both what the copy should have come to. */
async function verify({ source, target }: Sides, { alreadyThere, copied, upTo }: Copied, terminal: Terminal) {
  const compared = await watched(terminal, 'comparing', alreadyThere + copied, (onProgress) =>
    compareLogs(eventsUpTo(source, upTo), target.readAll({}), { signal: terminal.signal, onProgress }),
  );
  return compared && { source: contentsReport(compared.source), target: contentsReport(compared.target) };
}

type Verified = NonNullable<Awaited<ReturnType<typeof verify>>>;

const countLines = ({ alreadyThere, copied }: Copied): readonly string[] => [
  line('already there', number(alreadyThere)),
  line('copied', number(copied)),
];

const wordsFor = (report: Copied & Verified & { readonly sourceWentOn: boolean }): readonly string[] => [
  'Both logs hold the same, event by event:',
  ...countLines(report),
  ...contentsLines(report.target),
  line('up to', `position ${report.upTo ?? '0'} of the source, its head when the copy began`),
  ...(report.sourceWentOn
    ? ['More was appended to the source since. Run the same command again to copy that too.']
    : []),
];

function stopped(copied: Copied, json: true | undefined, terminal: Terminal): number {
  const words = [
    'Stopped. What was copied stays; run the same command again to go on.',
    ...countLines(copied),
  ];
  show(terminal, json, { outcome: 'stopped', ...copied }, words);
  return EXIT.interrupted;
}

function refused(report: object, { message }: Error, json: true | undefined, terminal: Terminal): number {
  show(terminal, json, { outcome: 'differs', ...report }, [
    message,
    'A copy needs an empty target, or one that holds the beginning of the source: name another with --to.',
  ]);
  return EXIT.unsound;
}

function notTaken(error: EventNotTaken, json: true | undefined, terminal: Terminal): number {
  const { sourcePosition, streamKind, revision, message } = error;
  show(terminal, json, { outcome: 'not taken', sourcePosition, streamKind, revision, message }, [
    message,
    'What stands before it was copied. Keep this log where it is, or copy it into one of the kind it comes from.',
  ]);
  return EXIT.unsound;
}
