/** Five million facts out as Parquet and in as NDJSON: how fast, and in how much memory. */
import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openEventLog } from '../../dist/libs/event-log/src/open.js';
import { recordReported } from '../../dist/libs/intake/src/record-reported.js';
import { syntheticPopulation } from '../../dist/libs/synthetic/src/population.js';
import { figure } from './figures.mjs';
import { turnAbout } from './stopwatch.mjs';

const run = promisify(execFile);

/** So many made-up teachers come to five million facts and a little more; in a quick run to a hundred thousand. */
const TEACHERS = 216_000;
const QUICK = 4_300;
const MOST_MIB = 1_024;
/** Each round takes minutes. */
const MOST_ROUNDS = 2;

/** @param {import('./run.mjs').Options} options */
export async function measure({ rounds, quick, teachers, folder, tell }) {
  const file = join(folder, 'io.sqlite');
  const facts = await recorded(file, teachers ?? (quick ? QUICK : TEACHERS), tell);
  const few = Math.min(rounds, MOST_ROUNDS);
  const peaks = { export: [], import: [], identified: [] };
  const extract = join(folder, 'extract');
  const copies = join(folder, 'copies');
  const inFolder = async (what, from, to) => {
    await rm(to, { recursive: true, force: true });
    if (what === 'copy') await mkdir(to);
    const told = await measured(what, from, to);
    peaks[what]?.push(told.peakMiB);
    return told;
  };
  tell('Exporting to Parquet, in turn with COPY …');
  let whole;
  const tables = [];
  await inFolder('export', file, extract);
  const writing = await turnAbout(
    few,
    async () => {
      whole = await inFolder('export', file, extract);
      tables.push({ ours: whole.rows / whole.writing });
      return whole.facts.rows / whole.facts.seconds;
    },
    async () => {
      const { rows, seconds, facts: ofFacts } = await inFolder('copy', extract, copies);
      tables.push({ other: rows / seconds });
      return ofFacts.rows / ofFacts.seconds;
    },
  );
  tell('Exporting to NDJSON, and importing that in turn with parsing it …');
  const identified = join(folder, 'identified');
  await inFolder('identified', file, identified);
  const lines = join(identified, 'facts.ndjson');
  const rate = (what) => async (round) => {
    const { rows, seconds, peakMiB } = await measured(what, lines, join(folder, `import-${round}.sqlite`));
    if (rows !== facts) throw new Error(`${rows} of ${facts} facts.`);
    peaks[what]?.push(peakMiB);
    return rows / seconds;
  };
  const importing = await turnAbout(few, rate('import'), rate('parse'));
  return figuresOf({ writing, tables: pairsIn(tables), importing, peaks, whole, facts });
}

function figuresOf({ writing, tables, importing, peaks, whole, facts }) {
  const memory = { unit: 'MiB', lessIsBetter: true, goal: 1, limit: 'a gigabyte, of a process of its own' };
  const pairsOf = (values) => values.map((ours) => ({ ours, other: MOST_MIB }));
  const copyRate = writing.at(-1).other;
  return [
    figure({
      name: 'writing the facts to Parquet',
      unit: 'facts/s',
      peer: "DuckDB's own COPY of the same table to Parquet with zstd, in its order, with the same limits",
      goal: 0.5,
      pairs: writing,
    }),
    figure({
      name: 'writing every table to Parquet',
      unit: 'rows/s',
      peer: 'the same of every table of the extract, one after another',
      pairs: tables,
    }),
    figure({
      name: 'a whole export, from the log on',
      unit: 'facts/s',
      limit: 'the same COPY, as if the tables had been there: the replay and the pseudonyms on top of it',
      pairs: [{ ours: facts / whole.seconds, other: copyRate }],
    }),
    figure({ name: 'export to Parquet, peak memory', ...memory, pairs: pairsOf(peaks.export) }),
    figure({ name: 'export to NDJSON, peak memory', ...memory, pairs: pairsOf(peaks.identified) }),
    figure({
      name: 'import of NDJSON',
      unit: 'facts/s',
      limit: 'reading and parsing every line, and nothing else',
      pairs: importing,
    }),
    figure({ name: 'import of NDJSON, peak memory', ...memory, pairs: pairsOf(peaks.import) }),
  ];
}

async function recorded(file, teachers, tell) {
  tell(`Recording ${teachers} synthetic teachers …`);
  const log = await openEventLog(`sqlite:${file}`);
  try {
    const population = syntheticPopulation({ seed: 1, teachers, until: '2026-08-31' });
    const { recorded: facts } = await recordReported(log, population, {
      importedAt: '2026-09-01T08:00:00.000Z',
    });
    return facts;
  } finally {
    await log.close();
  }
}

async function measured(what, from, to) {
  const script = new URL('./io-run.mjs', import.meta.url).pathname;
  const { stdout } = await run(process.execPath, [script, what, from, to]);
  return JSON.parse(stdout);
}
