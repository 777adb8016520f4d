/**
 * How close the event log comes to the disk: durable appends against `appendFile` + `fdatasync` of the same
 * bytes, in interleaved rounds of one run, because a shared disk changes its mood by the minute.
 *
 *   npx tsc -p tsconfig.build.json && node test/bench/event-log.bench.mjs [rounds] [folder]
 */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventLog } from '../../dist/libs/event-log/src/sqlite/sqlite-event-log.js';

const rounds = Number(process.argv[2] ?? 6);
const folder = await mkdtemp(join(process.argv[3] ?? tmpdir(), 'bench-'));

const SLICE_MS = 1_000;
const WRITERS = 64;
const BULK = 25_000;
const PER_STREAM = 25;

const data = JSON.stringify({
  programme: 'NPQSL',
  provider: 'organisation-synthetic-1',
  note: 'x'.repeat(150),
});
const metadata = JSON.stringify({ commandId: 'synthetic', source: { system: 'synthetic', id: '1' } });

let made = 0;
const newEvent = () => ({
  id: `00000000-0000-5000-8000-${String((made += 1)).padStart(12, '0')}`,
  type: 'SyntheticHappened',
  version: 1,
  effectiveOn: '2024-09-01',
  recordedAt: '2024-09-02T08:00:00.000Z',
  data,
  metadata,
});
const newEvents = (count) => Array.from({ length: count }, newEvent);

/** Events per second of a function that reports how many it wrote. */
async function rate(work) {
  const start = performance.now();
  return (await work()) / ((performance.now() - start) / 1_000);
}

async function forASlice(once) {
  const end = performance.now() + SLICE_MS;
  let written = 0;
  while (performance.now() < end) written += await once();
  return written;
}

async function rawFile() {
  const file = await open(join(folder, `raw-${made}`), 'a');
  const write = async (events) => {
    await file.appendFile(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    await file.datasync();
    return events.length;
  };
  return {
    serial: () => rate(() => forASlice(() => write(newEvents(1)))),
    concurrent: () => rate(() => forASlice(() => write(newEvents(WRITERS)))),
    bulk: () => rate(() => write(newEvents(BULK))),
    close: () => file.close(),
  };
}

function eventLog() {
  const log = openSqliteEventLog(join(folder, `log-${made}.sqlite`));
  const writer = (name) => {
    let revision = 0;
    return async () => {
      await log.append(name, revision, [newEvent()]);
      revision += 1;
      return 1;
    };
  };
  const streams = Array.from({ length: BULK / PER_STREAM }, (_, i) => `bulk-${i}`);
  const sum = (counts) => counts.reduce((a, b) => a + b, 0);
  return {
    serial: () => rate(() => forASlice(writer('serial'))),
    concurrent: () =>
      rate(async () =>
        sum(await Promise.all(Array.from({ length: WRITERS }, (_, i) => forASlice(writer(`w${i}`))))),
      ),
    bulk: () =>
      rate(async () => {
        await Promise.all(streams.map((stream) => log.append(stream, 0, newEvents(PER_STREAM))));
        return BULK;
      }),
    close: () => log.close(),
  };
}

const rates = { serial: [], concurrent: [], bulk: [] };
for (let round = 0; round <= rounds; round += 1) {
  for (const shape of Object.keys(rates)) {
    const raw = await rawFile();
    const log = eventLog();
    const pair = { raw: await raw[shape](), log: await log[shape]() };
    await Promise.all([raw.close(), log.close()]);
    if (round > 0) rates[shape].push(pair); // round 0 warms up
  }
}
await rm(folder, { recursive: true });

const row = (values, digits = 0) => {
  const sorted = [...values].sort((a, b) => a - b);
  const show = (value) => value.toFixed(digits).padStart(9);
  return `${show(sorted[0])} ${show(sorted[Math.floor(sorted.length / 2)])} ${show(sorted.at(-1))}`;
};
console.log(`${rounds} rounds, ${data.length} + ${metadata.length} bytes an event, events/s`);
console.log(`${''.padEnd(24)}${['min', 'median', 'max'].map((h) => h.padStart(9)).join(' ')}`);
for (const [shape, pairs] of Object.entries(rates)) {
  console.log(`${shape.padEnd(12)}${'raw file'.padEnd(12)}${row(pairs.map((p) => p.raw))}`);
  console.log(`${''.padEnd(12)}${'event log'.padEnd(12)}${row(pairs.map((p) => p.log))}`);
  console.log(
    `${''.padEnd(12)}${'ratio'.padEnd(12)}${row(
      pairs.map((p) => p.log / p.raw),
      2,
    )}`,
  );
}
