import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { addressOf, doorAt, SERVICE_ENVIRONMENT, ServiceUnavailable, urlIn } from '../ask/door.js';
import { EXIT, EXIT_HELP } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { proofIn, TOKEN_FILE, type Proof } from '../token/proof.js';
import { pagesOf } from './pages.js';
import { instantOf, type ToldEvent, type Wanted } from './wanted.js';

interface Options {
  readonly type?: readonly string[];
  readonly teacher?: string;
  readonly organisation?: string;
  readonly since?: string;
  readonly after?: string;
  readonly follow?: true;
  readonly json?: true;
  readonly url: string;
  readonly tokenFile?: string;
}

/** So long it waits before it asks again for a service that has gone. */
const AGAIN_MS = 1_000;

export const eventsCommand = (terminal: Terminal, finish: (exitCode: number) => void): Command =>
  new Command('events')
    .description('Lists the events of the history in the order in which they were recorded: a line each.')
    .option('--type <types...>', 'only events of these types, such as NpqStarted')
    .option('--teacher <id>', 'only the record of this teacher')
    .option('--organisation <id>', 'only the record of this organisation')
    .option('--since <day or instant>', 'only what was recorded then (UTC) or later', instantOf)
    .option('--after <position>', 'only what stands in the log after this position, the first word of a line')
    .option('--follow', 'go on with what is recorded from now on, until Ctrl-C')
    .option('--json', 'print each event as a JSON object on a line of its own (NDJSON)')
    .option('--url <url>', 'where the service answers', urlIn(terminal))
    .option(...TOKEN_FILE)
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', `${SERVICE_ENVIRONMENT}\n\n${EXIT_HELP}`)
    .action(async (options: Options) =>
      finish(await untilInterrupted(terminal, () => listed(options, terminal))),
    );

const EXAMPLES = `Examples:
  pathways events --since 2026-09-01 | head
  pathways events --teacher synthetic-blake
  pathways events --type NpqStarted NpqPassed --json > npqs.ndjson
  pathways events --after 1045031 --follow --json
`;

/** What is broken off by Ctrl-C fails in many ways. Everything printed so far is whole. */
async function untilInterrupted({ signal }: Terminal, work: () => Promise<void>): Promise<number> {
  try {
    await work();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return signal.aborted ? EXIT.interrupted : EXIT.ok;
}

async function listed(options: Options, terminal: Terminal): Promise<void> {
  const wanted = wantedBy(options);
  const print = (event: ToldEvent): unknown =>
    terminal.stdout.write(options.json ? `${JSON.stringify(event)}\n` : lineOf(event));
  let reached = options.after;
  let isWarned = false;
  const proof = proofIn(options.tokenFile, terminal);
  for await (const page of pagesOf(doorAt(options.url, terminal.signal, proof), wanted)) {
    if (!isWarned) for (const warning of page.warnings) terminal.stderr.write(`warning: ${warning}\n`);
    isWarned = true;
    page.events.forEach(print);
    reached = page.reached ?? reached;
  }
  if (options.follow)
    await follow(
      { ...wanted, ...(reached && { afterPosition: reached }) },
      { ...options, proof },
      terminal,
      print,
    );
}

const wantedBy = ({ type, teacher, organisation, since, after }: Options): Wanted => ({
  ...(type && { types: type }),
  ...(teacher !== undefined && { teacher }),
  ...(organisation !== undefined && { organisation }),
  ...(since && { recordedFrom: since }),
  ...(after !== undefined && { afterPosition: after }),
});

/** Goes on after the last event that was printed, whenever the service comes back. */
async function follow(
  wanted: Wanted,
  { url, proof }: Options & { readonly proof: Proof },
  { signal, stderr }: Terminal,
  print: (event: ToldEvent) => unknown,
): Promise<void> {
  const { liveEvents } = await import('./live.js');
  let { afterPosition } = wanted;
  let isGone = false;
  const take = (event: ToldEvent): void => {
    [afterPosition, isGone] = [event.position, false];
    if (isSince(event, wanted)) print(event);
  };
  while (!signal.aborted) {
    const rest = { ...wanted, ...(afterPosition !== undefined && { afterPosition }) };
    await taken(liveEvents({ address: addressOf(url), proof }, rest, signal), take);
    if (!isGone) stderr.write('The service has gone. It is asked again until it is back.\n');
    isGone = true;
    await sleep(AGAIN_MS, undefined, { signal });
  }
}

/** Until the service has gone, whether it said so or not. */
async function taken(events: AsyncIterable<ToldEvent>, take: (event: ToldEvent) => void): Promise<void> {
  try {
    for await (const event of events) take(event);
  } catch (error) {
    if (!(error instanceof ServiceUnavailable)) throw error;
  }
}

/** The service follows by type and record alone. */
const isSince = ({ recordedAt }: ToldEvent, { recordedFrom }: Wanted): boolean =>
  recordedFrom === undefined || Date.parse(recordedAt) >= Date.parse(recordedFrom);

const NOTES: Readonly<Record<string, string>> = {
  STRUCK_OUT: '  (struck out)',
  CORRECTED: '  (corrected)',
  NOT_UNDERSTOOD: '  (not understood)',
};

const lineOf = ({ position, recordedAt, effectiveOn, type, stream, status, fields }: ToldEvent): string =>
  `${position}  ${recordedAt}  ${effectiveOn}  ${type}  ${stream}  ${JSON.stringify(fields)}${NOTES[status] ?? ''}\n`;
