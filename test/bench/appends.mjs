/** Durable appends: how close the log comes to the bare engine below it, and to the bare disk. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { openSqliteEventLog } from '../../dist/libs/event-log/src/sqlite/sqlite-event-log.js';
import { bareSqlite, groupCommit } from './bare-sqlite.mjs';
import { figure } from './figures.mjs';
import { turnAbout } from './stopwatch.mjs';
import { newEvent, newEvents } from './synthetic-events.mjs';

const WRITERS = 64;
const FILE = 'a file: append what is waiting as lines of JSON, fdatasync, answer';

/** @param {import('./run.mjs').Options} options */
export async function measure({ rounds, quick, folder, tell }) {
  const sliceMs = quick ? 300 : 1_000;
  let opened = 0;
  const newPath = () => join(folder, `appends-${(opened += 1)}`);
  const many = () => logged(newPath(), WRITERS, sliceMs);
  tell(`Appending with ${WRITERS} writers …`);
  const engine = await turnAbout(rounds, many, () => grouped(newPath(), sliceMs));
  const file = await turnAbout(rounds, many, () => filed(newPath(), WRITERS, sliceMs));
  tell('Appending with one writer …');
  const alone = await turnAbout(
    rounds,
    () => logged(newPath(), 1, sliceMs),
    () => filed(newPath(), 1, sliceMs),
  );
  const unit = 'events/s';
  return [
    figure({
      name: 'durable appends, 64 writers',
      unit,
      peer: 'better-sqlite3 alone: take 64 events, BEGIN IMMEDIATE, 64 inserts into a table with only its rowid, COMMIT, resolve 64 promises',
      goal: 0.6,
      pairs: engine,
    }),
    figure({ name: 'durable appends, 64 writers, against a file', unit, limit: FILE, pairs: file }),
    figure({ name: 'durable appends, one writer, against a file', unit, limit: FILE, pairs: alone }),
  ];
}

/** Events per second of writers that each wait for their answer before they append again. */
export async function rateOf(writers, sliceMs, appendAs) {
  const started = performance.now();
  const end = started + sliceMs;
  let written = 0;
  const write = async (_, writer) => {
    for (let revision = 0; performance.now() < end; revision += 1) {
      await appendAs(`writer-${writer}`, revision);
      written += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  return written / ((performance.now() - started) / 1_000);
}

export async function logged(path, writers, sliceMs) {
  const log = openSqliteEventLog(path);
  const rate = await rateOf(writers, sliceMs, (stream, revision) =>
    log.append(stream, revision, [newEvent()]),
  );
  await log.close();
  return rate;
}

async function grouped(path, sliceMs) {
  const bare = bareSqlite(path);
  const append = groupCommit(bare, WRITERS);
  const end = performance.now() + sliceMs;
  const rate = await rateOfRounds(end, (revision) =>
    Promise.all(Array.from({ length: WRITERS }, (_, i) => append(`writer-${i}`, revision, newEvent()))),
  );
  bare.close();
  return rate;
}

async function filed(path, size, sliceMs) {
  const file = await open(path, 'a');
  const end = performance.now() + sliceMs;
  const rate = await rateOfRounds(
    end,
    async () => {
      const lines = newEvents(size).map((event) => `${JSON.stringify(event)}\n`);
      await file.appendFile(lines.join(''));
      await file.datasync();
    },
    size,
  );
  await file.close();
  return rate;
}

/** Events per second of whole rounds of `size` events. */
async function rateOfRounds(end, oneRound, size = WRITERS) {
  const started = performance.now();
  let rounds = 0;
  for (; performance.now() < end; rounds += 1) await oneRound(rounds);
  return (rounds * size) / ((performance.now() - started) / 1_000);
}
