/**
 * Runs the benchmarks, all of them or those named, and prints their figures: a table, or with `--json` one object.
 * What they have to say meanwhile goes to stderr.
 *
 *   node test/bench/run.mjs [log] [read-model] [figures] [io] [edge] [--json] [--quick] [--rounds 6] [--teachers 200000] [--folder /a/disk]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { asJson, asTable } from './figures.mjs';

/**
 * Each of these exports `measure(options)`, which answers a list of figures.
 *
 * @typedef {object} Options
 * @property {number} rounds how often both sides of a figure take their turn, after one to warm up
 * @property {boolean} quick smaller amounts, for while one is at work; never for a figure that is quoted
 * @property {number} [teachers] how many the figures at the size of a nation take, in place of a million
 * @property {string} folder an empty folder on the disk to be measured, which is deleted afterwards
 * @property {(message: string) => void} tell
 */
const BENCHMARKS = {
  log: ['./appends.mjs', './bulk-import.mjs', './emmett.mjs', './rebuild.mjs'],
  'read-model': ['./answers.mjs'],
  figures: ['./national.mjs'],
  io: ['./io.mjs'],
  edge: ['./edge.mjs'],
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    teachers: { type: 'string' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const named = positionals.length > 0 ? positionals : Object.keys(BENCHMARKS);
const unknown = named.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark '${unknown.join(', ')}'; there are: ${Object.keys(BENCHMARKS).join(', ')}.`,
  );
  process.exit(2);
}

const { json, quick } = values;
const teachers = values.teachers === undefined ? undefined : Number(values.teachers);
const rounds = Number(values.rounds ?? (quick ? 2 : 6));
const folder = await mkdtemp(join(values.folder, 'pathways-bench-'));
const figures = [];
try {
  for (const module of named.flatMap((name) => BENCHMARKS[name])) {
    const { measure } = await import(module);
    figures.push(
      ...(await measure({ rounds, quick, teachers, folder, tell: (message) => console.error(message) })),
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(json ? asJson(figures) : asTable(figures));
