/**
 * One run, in a process of its own, so that its peak of memory is its own and nobody else's heap is in its way. Prints
 * the seconds it took, those of all cores together, and the peak in MiB.
 *
 * `whole` is a rebuild in which those tables are made, too, that wait for a question to read them.
 *
 *   node test/bench/rebuild-run.mjs rebuild|whole|fold <log.sqlite> <folder>
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openEventLog } from '../../dist/libs/event-log/src/open.js';
import { storedTables } from '../../dist/libs/read-models/src/derive/derivations.js';
import { openReadModel } from '../../dist/libs/read-models/src/open.js';
import { foldPlainly } from './plain-fold.mjs';
import { secondsOf } from './stopwatch.mjs';

const BUILT_MS = 30 * 60_000;

const [what, file, parent] = process.argv.slice(2);
const log = await openEventLog(`sqlite:${file}`);
const folder = await mkdtemp(join(parent, 'rebuild-'));
let readModel;
let folded;

async function rebuild() {
  readModel = await openReadModel({ log, folder });
  if (!(await readModel.waitFor(await log.head(), BUILT_MS))) throw new Error('It did not catch up.');
}

async function whole() {
  await rebuild();
  const counts = [...storedTables].map((table) => `(SELECT count(*) FROM ${table})`);
  await readModel
    .seenBy('EVERYONE')
    .ask({ asOf: '2026-08-31' }, ({ rows }) => rows(`SELECT ${counts.join(', ')}`));
}

const fold = async () => (folded = await foldPlainly(log));
const before = process.cpuUsage();
const seconds = await secondsOf({ rebuild, whole, fold }[what]);
const { user, system } = process.cpuUsage(before);
const teachers = folded?.teachers.size ?? null;
const peakMiB = process.resourceUsage().maxRSS / 1_024;
console.log(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, peakMiB, teachers }));
await readModel?.close();
await log.close();
await rm(folder, { recursive: true });
