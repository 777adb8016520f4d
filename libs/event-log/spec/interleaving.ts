import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { RevisionConflict, type EventLog, type StoredEvent } from '../src/event-log.js';
import { events, everything } from './synthetic-events.js';

const WRITERS = 8;
/** Fewer streams than writers can keep to themselves, so that they meet. */
const STREAMS = 12;
const LARGEST_BATCH = 40;
const NEVER_MS = 60_000;

/** What was handed in, what a reader saw who followed meanwhile, and what stood in the log at the end. */
export interface Interleaving {
  readonly written: readonly string[];
  readonly followed: readonly StoredEvent[];
  readonly stored: readonly StoredEvent[];
}

type Chance = (from: number, to: number) => number;

function chanceOf(seed: number): Chance {
  const generator = xoroshiro128plus(seed);
  return (from, to) => uniformInt(generator, from, to);
}

/** Mostly goes on at once, sometimes lets the others go first, seldom pauses. */
async function hesitate(chance: Chance): Promise<void> {
  const mood = chance(0, 19);
  if (mood === 0) await sleep(chance(1, 3));
  else if (mood < 8) await turn();
}

/** Appends after whatever stands there by now. */
async function append(
  log: EventLog,
  stream: string,
  seen: number,
  batch: ReturnType<typeof events>,
): Promise<number> {
  try {
    return (await log.append(stream, seen, batch)).revision;
  } catch (error) {
    if (error instanceof RevisionConflict) return append(log, stream, error.actual, batch);
    throw error;
  }
}

/** Writes so many events in batches of any size, here and there. Answers with their ids. */
async function write(log: EventLog, name: string, count: number, chance: Chance): Promise<string[]> {
  const seen = new Map<string, number>();
  const ids: string[] = [];
  for (let n = 0; ids.length < count; n += 1) {
    const stream = `stream-${chance(1, STREAMS)}`;
    const batch = events(`${name}-${n}`, Math.min(chance(1, LARGEST_BATCH), count - ids.length));
    seen.set(stream, await append(log, stream, seen.get(stream) ?? 0, batch));
    ids.push(...batch.map((event) => event.id));
    await hesitate(chance);
  }
  return ids;
}

/** Reads along into a list until it is stopped. */
async function follow(
  log: EventLog,
  followed: StoredEvent[],
  chance: Chance,
  signal: AbortSignal,
): Promise<void> {
  for await (const batch of log.follow({ batchSize: chance(1, 500), signal })) {
    followed.push(...batch);
    await hesitate(chance);
  }
}

/** Waits until a reader has come to the head, or has not come any further for so long that he never will. */
async function arrival(log: EventLog, followed: readonly StoredEvent[]): Promise<void> {
  const head = (await log.head()) ?? '';
  let [seen, since] = [-1, Date.now()];
  while (seen < 0 || log.comparePositions(followed[seen]?.position ?? '', head) < 0) {
    if (followed.length - 1 > seen) [seen, since] = [followed.length - 1, Date.now()];
    else if (Date.now() - since > NEVER_MS) return;
    await sleep(5);
  }
}

/** Eight writers append `count` events while a reader follows. Its twists and turns are those of the seed. */
export async function interleave(log: EventLog, seed: number, count: number): Promise<Interleaving> {
  const stop = new AbortController();
  const followed: StoredEvent[] = [];
  const following = follow(log, followed, chanceOf(seed), stop.signal);
  const shares = Array.from({ length: WRITERS }, (_, w) => Math.floor((count + w) / WRITERS));
  const writers = shares.map((share, w) => write(log, `writer-${w}`, share, chanceOf(seed * 1_000 + w)));
  const written = (await Promise.all(writers)).flat();
  await arrival(log, followed);
  // A little longer, to see whether anything comes twice.
  await sleep(20);
  stop.abort();
  await following;
  return { written, followed, stored: await everything(log) };
}

/** What is wrong with what the reader saw; nothing if he saw each event once, in the order of the log. */
export function faultOf({ written, followed, stored }: Interleaving): string | undefined {
  const seen = new Set(followed.map((event) => event.id));
  const missed = written.filter((id) => !seen.has(id)).length;
  if (missed > 0) return `${missed} of ${written.length} events were never seen.`;
  if (followed.length > seen.size) return `${followed.length - seen.size} events were seen twice.`;
  const differs = stored.findIndex((event, at) => !isDeepStrictEqual(event, followed[at]));
  if (differs >= 0) return `Event ${differs} of the log is another one to the reader.`;
  return stored.length === written.length
    ? undefined
    : `${stored.length} events are stored, not ${written.length}.`;
}
