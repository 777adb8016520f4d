/**
 * The peer by name: Emmett, the best kept event store for TypeScript on SQLite. It is no dependency of this project: it
 * is installed beside the temporary files, once, when the network allows.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logged, rateOf } from './appends.mjs';
import { figure, notMeasured } from './figures.mjs';
import { turnAbout } from './stopwatch.mjs';
import { newEvent } from './synthetic-events.mjs';

/** The newest pair of which each part names the other. */
const VERSION = '0.38.5';
const PACKAGES = [
  `@event-driven-io/emmett@${VERSION}`,
  `@event-driven-io/emmett-sqlite@${VERSION}`,
  'sqlite3@5.1.7',
];
const INSTALLING_MS = 15 * 60_000;

const PEER = `@event-driven-io/emmett-sqlite ${VERSION}: WAL, synchronous=FULL, one connection kept open, one append after the other (side by side they would share a transaction and be answered before its commit)`;
const ROWS = {
  64: 'durable appends, 64 writers, against Emmett',
  1: 'durable appends, one writer, against Emmett',
};

/** @param {import('./run.mjs').Options} options */
export async function measure({ rounds, quick, folder, tell }) {
  const { emmett, reason } = installed(tell);
  const common = { unit: 'events/s', peer: PEER };
  if (!emmett) return Object.values(ROWS).map((name) => notMeasured({ ...common, name, reason }));
  const sliceMs = quick ? 300 : 1_000;
  const figures = [];
  let opened = 0;
  const newPath = () => join(folder, `emmett-${(opened += 1)}`);
  for (const [writers, name] of Object.entries(ROWS)) {
    tell(`Appending with ${writers} writer(s), turn about with Emmett …`);
    const pairs = await turnAbout(
      rounds,
      () => logged(newPath(), Number(writers), sliceMs),
      () => stored(emmett, newPath(), Number(writers), sliceMs),
    );
    figures.push(figure({ ...common, name, pairs }));
  }
  return figures;
}

async function stored(
  { appendToStream, createEventStoreSchema, sqliteConnection },
  fileName,
  writers,
  sliceMs,
) {
  const connection = sqliteConnection({ fileName });
  await connection.command('PRAGMA synchronous = FULL');
  await createEventStoreSchema(connection);
  const { type, data, metadata } = newEvent();
  const event = { type, data: JSON.parse(data), metadata: JSON.parse(metadata) };
  let last = Promise.resolve();
  const rate = await rateOf(writers, sliceMs, (stream, revision) => {
    const expected = revision === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(revision);
    const options = { expectedStreamVersion: expected };
    last = last.then(() => appendToStream(connection, stream, 'writer', [event], options));
    return last.then(({ success }) => {
      if (!success) throw new Error('Emmett has refused an append.');
    });
  });
  connection.close();
  return rate;
}

/** The peer's exports, or why there are none. */
function installed(tell) {
  const folder = join(tmpdir(), `pathways-bench-emmett-${VERSION}`);
  if (!existsSync(join(folder, 'node_modules', '@event-driven-io'))) {
    tell('Installing Emmett beside the temporary files; its driver is compiled, which takes minutes …');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const options = { cwd: folder, timeout: INSTALLING_MS, encoding: 'utf8' };
    const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...PACKAGES], options);
    if (npm.status !== 0) return { reason: 'it could not be installed' };
  }
  try {
    return { emmett: createRequire(join(folder, 'package.json'))('@event-driven-io/emmett-sqlite') };
  } catch {
    return { reason: 'it was installed but does not start' };
  }
}
