/**
 * One run of what goes out or comes in, in a process of its own, so that its peak of memory is its own. Prints the
 * seconds it took, what it took them for and the peak in MiB.
 *
 *   node test/bench/io-run.mjs export|identified <log.sqlite> <folder>
 *   node test/bench/io-run.mjs copy <folder of an extract> <folder>
 *   node test/bench/io-run.mjs import|parse <facts.ndjson> <log.sqlite>
 */
import { createReadStream, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';
import { openEventLog } from '../../dist/libs/event-log/src/open.js';
import { importFacts } from '../../dist/libs/intake/src/ndjson/import-facts.js';
import { exportInto } from '../../dist/libs/read-models/src/exporting/export-into.js';
import { EXPORT_LIMITS } from '../../dist/libs/read-models/src/exporting/extract.js';
import { secondsOf } from './stopwatch.mjs';

const PROFILES = {
  export: { profile: 'own', project: { name: 'bench', key: Buffer.alloc(32, 1) }, formats: ['parquet'] },
  identified: { profile: 'identified' },
};

const [what, from, to] = process.argv.slice(2);
const told = await { export: exported, identified: exported, copy: copied, import: imported, parse: parsed }[
  what
]();
console.log(JSON.stringify({ ...told, peakMiB: process.resourceUsage().maxRSS / 1_024 }));

async function exported() {
  const log = await openEventLog(`sqlite:${from}`);
  const written = [];
  let manifest;
  const seconds = await secondsOf(async () => {
    manifest = await exportInto(to, log, PROFILES[what], {
      signal: new AbortController().signal,
      onProgress: ({ step }) => step === 'writing' && written.push(performance.now()),
    });
  });
  await log.close();
  const of = manifest.files.filter(({ table, path }) => table !== null && !path.endsWith('.csv'));
  return {
    seconds,
    rows: of.reduce((sum, file) => sum + file.rows, 0),
    writing: (written.at(-1) - written[0]) / 1_000,
    // The facts are written first.
    facts: {
      rows: of.find(({ table }) => table === 'facts').rows,
      seconds: (written[1] - written[0]) / 1_000,
    },
  };
}

/** DuckDB's own COPY of the same tables, from a database of its own with the same limits. */
async function copied() {
  const instance = await DuckDBInstance.create(join(to, 'copy.duckdb'), {
    memory_limit: EXPORT_LIMITS.memory,
    threads: String(EXPORT_LIMITS.threads),
  });
  const connection = await instance.connect();
  const tables = readdirSync(from)
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => name.replace('.parquet', ''));
  for (const table of tables)
    await connection.run(`CREATE TABLE ${table} AS FROM '${join(from, `${table}.parquet`)}'`);
  await connection.run('CHECKPOINT');
  let rows = 0;
  const facts = {};
  const seconds = await secondsOf(async () => {
    for (const table of tables) {
      const path = join(to, `${table}.parquet`);
      const started = performance.now();
      const copy = await connection.runAndReadAll(
        `COPY ${table} TO '${path}' (FORMAT parquet, COMPRESSION zstd)`,
      );
      const count = Number(copy.getRows()[0][0]);
      if (table === 'facts')
        Object.assign(facts, { rows: count, seconds: (performance.now() - started) / 1_000 });
      rows += count;
    }
  });
  connection.closeSync();
  instance.closeSync();
  return { seconds, rows, facts };
}

async function imported() {
  const log = await openEventLog(`sqlite:${to}`);
  let report;
  const seconds = await secondsOf(async () => {
    const bytes = createReadStream(from, { highWaterMark: 256 * 1024 });
    report = await importFacts(log, bytes, { importedAt: '2026-09-01T08:00:00.000Z' });
  });
  await log.close();
  for (const rest of ['', '-wal', '-shm']) await rm(`${to}${rest}`, { force: true });
  if (report.failed > 0) throw new Error(`${report.failed} lines failed.`);
  return { seconds, rows: report.recorded };
}

/** The least that must be done. */
async function parsed() {
  let rows = 0;
  const seconds = await secondsOf(async () => {
    for await (const line of createInterface({ input: createReadStream(from) }))
      if (JSON.parse(line).type) rows += 1;
  });
  return { seconds, rows };
}
