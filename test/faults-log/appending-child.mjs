/**
 * Four writers append to the log at a URL and tell the truth about it on stdout, one line at a time:
 * `TRY <ids>` before an append, `ACK <ids>` after its answer, or `<error name> <ids>` when it was refused.
 * They run until they are killed, or `appends` times each.
 *
 *   node test/faults-log/appending-child.mjs <url> <name of this run> [appends]
 *
 * It runs from dist: `npx tsc -p tsconfig.build.json` first.
 */
import { writeSync } from 'node:fs';
import { eventIdOf } from '../../dist/libs/event-log/src/event-id.js';
import { openEventLog } from '../../dist/libs/event-log/src/open.js';

const [url, run, appends = 'Infinity'] = process.argv.slice(2);
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
    return revision;
  }
}

async function write(stream) {
  let revision = (await log.readStream(stream)).length;
  for (let n = 0; n < Number(appends); n += 1) {
    const events = [newEvent(stream, n, 0), newEvent(stream, n, 1)];
    say('TRY', events);
    revision = await append(stream, revision, events);
  }
}

await Promise.all(['a', 'b', 'c', 'd'].map(write));
await log.close();
