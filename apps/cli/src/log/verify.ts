import { Command } from 'commander';
import type { EventLog } from '#event-log/event-log';
import { fileOf } from '#event-log/open';
import { damageIn } from '#event-log/sqlite/integrity';
import { seenIds } from '#event-log/sqlite/seen-ids';
import { verifyLog, type LogFault, type VerifyOptions } from '#event-log/verifying/verify';
import { EXIT } from '../exit-codes.js';
import { logIn, openExistingLog } from '../open-log.js';
import type { Terminal } from '../terminal.js';
import { factReader } from './readable-fact.js';
import { contentsLines, contentsReport, line, number, show } from './report.js';
import { watched } from './watched.js';

interface Options {
  readonly json?: true;
}

export const VERIFY_EXAMPLE = `  pathways log verify
  pathways log verify sqlite:backup.sqlite --json
`;

export const verifyCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('verify')
    .summary('check everything a log promises of what it holds')
    .description(
      'Reads a log from beginning to end and names its first fault: positions that do not rise, a gap in the revisions of a stream, an id used twice, an event that cannot be read. A change that leaves an event well-formed cannot be seen in one log alone: compare the digest with that of a copy or of an earlier time.',
    )
    .argument('[url]', 'the log', logIn(terminal))
    .action(async (url: string, { json }: Options) => {
      const log = await openExistingLog(url, 'the URL and PATHWAYS_LOG');
      try {
        finish(await verifyAndReport(log, fileOf(url), json, terminal));
      } finally {
        await log.close();
      }
    });

async function verifyAndReport(
  log: EventLog,
  file: string | undefined,
  json: true | undefined,
  terminal: Terminal,
): Promise<number> {
  const started = performance.now();
  const facts = factReader();
  const damage = (): string | undefined => (file === undefined ? undefined : damageIn(file));
  const verified = await verifyEvents(log, { faultInFact: facts.faultIn, damage }, terminal);
  if (!verified) {
    terminal.stderr.write('Stopped before the end: nothing can be said of the log.\n');
    return EXIT.interrupted;
  }
  const { contents, streamsReadAlone, fault } = verified;
  const report = {
    sound: fault === undefined,
    ...(fault && { fault }),
    ...contentsReport(contents),
    streamsReadAlone,
    notUnderstood: Object.fromEntries(facts.notUnderstood),
    seconds: (performance.now() - started) / 1_000,
  };
  show(terminal, json, report, [...(fault ? faultLines(fault) : ['The log is sound:']), ...wordsFor(report)]);
  return fault ? EXIT.unsound : EXIT.ok;
}

async function verifyEvents(
  log: EventLog,
  checks: Pick<VerifyOptions, 'faultInFact' | 'damage'>,
  terminal: Terminal,
) {
  const ids = seenIds();
  try {
    return await watched(terminal, 'verifying', undefined, (onProgress) =>
      verifyLog(log, { ids, ...checks, signal: terminal.signal, onProgress }),
    );
  } finally {
    ids.close();
  }
}

function faultLines({ position, streamKind, revision, what }: LogFault): readonly string[] {
  const event = streamKind === undefined ? '' : ` (revision ${revision} of a stream of kind '${streamKind}')`;
  const where = position === undefined ? 'The log has a fault' : `The first fault is at position ${position}`;
  return [
    `${where}${event}: ${what.replace(/\.$/, '')}.`,
    'Keep the log as it is, and restore a backup that is sound (libs/event-log/RESTORE.md). Read until then:',
  ];
}

interface Summary extends ReturnType<typeof contentsReport> {
  readonly streamsReadAlone: number;
  readonly notUnderstood: Readonly<Record<string, number>>;
}

const wordsFor = (report: Summary): readonly string[] => [
  ...contentsLines(report),
  line('read alone', `${number(report.streamsReadAlone)} streams`),
  ...Object.entries(report.notUnderstood).map(([kind, count]) =>
    line('not understood', `${kind}: ${number(count)} events, kept and left alone`),
  ),
];
