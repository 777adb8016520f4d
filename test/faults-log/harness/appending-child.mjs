/**
 * Writers append to the log at a URL and tell the truth about it on stdout, one line at a time: `TRY <ids>` before an
 * append, `ACK <ids>` after its answer, or `<error name> <ids>` when it failed; then they try it again, until it is
 * acknowledged. They run until they are killed, or to the end of what they were asked for.
 *
 *   node test/faults-log/harness/appending-child.mjs <url> <name of this run> [pairs | script]
 *
 * Four writers append pairs of events, so many each or without end. Or one writer appends a script of 200 events, one
 * at a time, always the same.
 *
 * It runs from dist: `npx tsc -p tsconfig.build.json` first.
 */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventIdOf } from '../../../dist/libs/event-log/src/event-id.js';
import { openEventLog } from '../../../dist/libs/event-log/src/open.js';

const RETRY_MS = 20;
const STREAMS = ['a', 'b', 'c', 'd'];
const SCRIPT_EVENTS = 200;

const [url, run, task = 'Infinity'] = process.argv.slice(2);
const log = await openEventLog(url);

const say = (word, events) => writeSync(1, `${word} ${events.map(({ id }) => id).join(' ')}\n`);

const newEvent = (stream, n, i) => ({
  id: eventIdOf(`${run}-${n}`, stream, i),
  type: 'SyntheticHappened',
  version: 1,
  effectiveOn: '2024-09-01',
  recordedAt: '2024-09-02T08:00:00.000Z',
  data: JSON.stringify({ run, n, i, note: 'x'.repeat(200) }),
  metadata: '{}',
});

/** Answers the revision to go on from. */
async function append(stream, revision, events) {
  try {
    const appended = await log.append(stream, revision, events);
    say('ACK', events);
    return appended.revision;
  } catch (error) {
    if (error.name === 'RevisionConflict') return append(stream, error.actual, events);
    say(error.name, events);
    await sleep(RETRY_MS);
    return append(stream, revision, events);
  }
}

async function appendPairs(stream) {
  let revision = (await log.readStream(stream)).length;
  for (let n = 0; n < Number(task); n += 1) {
    const events = [newEvent(stream, n, 0), newEvent(stream, n, 1)];
    say('TRY', events);
    revision = await append(stream, revision, events);
  }
}

async function appendScript() {
  for (let n = 0; n < SCRIPT_EVENTS; n += 1) {
    const stream = STREAMS[n % STREAMS.length];
    const events = [newEvent(stream, n, 0)];
    say('TRY', events);
    await append(stream, Math.floor(n / STREAMS.length), events);
  }
}

await (task === 'script' ? appendScript() : Promise.all(STREAMS.map(appendPairs)));
await log.close();
