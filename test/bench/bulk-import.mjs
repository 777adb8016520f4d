/**
 * Bulk import of reported facts, and whether it slows down as the log grows: millions of facts of made-up careers, one
 * teacher after the other as sources deliver them. The peer inserts the same bytes, slice by slice, turn about.
 */
import { join } from 'node:path';
import { recordReported } from '../../dist/libs/intake/src/record-reported.js';
import { openSqliteEventLog } from '../../dist/libs/event-log/src/sqlite/sqlite-event-log.js';
import { syntheticPopulation } from '../../dist/libs/synthetic/src/population.js';
import { bareSqlite } from './bare-sqlite.mjs';
import { figure } from './figures.mjs';
import { collectGarbage, secondsOf } from './stopwatch.mjs';

const PARTS = 5;
/** Short slices: what they hold in memory is paid for by whoever allocates, and that is the import. */
const SLICE_FACTS = 20_000;
const BARE = 'better-sqlite3 alone: the same events, made before, inserted 5,000 to a transaction';
const COMMIT_EVENTS = 5_000;
const IMPORTED_AT = '2026-09-01T08:00:00.000Z';

/** @param {import('./run.mjs').Options} options */
export async function measure({ quick, folder, tell }) {
  const slicesAPart = quick ? 5 : 1_000_000 / SLICE_FACTS;
  const pairOf = (name) => openPair(join(folder, name));
  const [grown, young] = [pairOf('grown'), pairOf('young')];
  await grown.slice(); // to warm up
  const growing = [];
  for (let part = 1; part < PARTS; part += 1) {
    tell(`Importing ${slicesAPart * SLICE_FACTS} facts, part ${part} of ${PARTS} …`);
    for (let n = 0; n < slicesAPart; n += 1) growing.push(await grown.slice());
  }
  tell('Importing the fifth part, turn about with the first of another log …');
  const last = [];
  for (let n = 0; n < slicesAPart; n += 1)
    last.push({ fifth: await grown.slice(), first: await young.slice() });
  await Promise.all([grown.close(), young.close()]);
  return figuresOf(growing, last, quick ? 'part' : 'million');
}

function figuresOf(growing, last, part) {
  const fifthAgainstFirst = (side) =>
    last.map(({ fifth, first }) => ({ ours: fifth[side], other: first[side] }));
  const unit = 'facts/s';
  return [
    figure({ name: 'bulk import of reported facts', unit, peer: BARE, goal: 0.4, pairs: growing }),
    figure({
      name: `bulk import, fifth ${part}`,
      unit,
      limit: `our own first ${part}, into another log, turn about`,
      goal: 0.8,
      pairs: fifthAgainstFirst('ours'),
    }),
    figure({
      name: `bulk insert, fifth ${part}`,
      unit,
      limit: `better-sqlite3 alone, its fifth ${part} against its first, turn about: what the disk and the engine lose`,
      pairs: fifthAgainstFirst('other'),
    }),
  ];
}

/** A log and its peer, which are given the same facts slice by slice. */
function openPair(path) {
  const log = openSqliteEventLog(`${path}-log.sqlite`);
  const bare = bareSqlite(`${path}-bare.sqlite`);
  const careers = endlessCareers();
  return {
    slice: () => slice(log, bare, careers),
    close: async () => {
      bare.close();
      await log.close();
    },
  };
}

/** Rates of importing the next facts, and of inserting the events they became. */
async function slice(log, bare, careers) {
  const facts = SLICE_FACTS;
  const next = Array.from({ length: facts }, () => careers.next().value);
  const before = await log.head();
  collectGarbage();
  const ours = facts / (await secondsOf(() => recordReported(log, next, { importedAt: IMPORTED_AT })));
  const events = [];
  for await (const batch of log.readAll({ after: before })) events.push(...batch);
  if (events.length !== facts) throw new Error(`${events.length} of ${facts} facts were recorded.`);
  collectGarbage();
  return { ours, other: facts / (await secondsOf(async () => insertAll(bare, events))) };
}

function insertAll(bare, events) {
  for (let from = 0; from < events.length; from += COMMIT_EVENTS) {
    const some = events.slice(from, from + COMMIT_EVENTS);
    bare.commit((add) => some.forEach((event) => add(event.stream, event.revision, event)));
  }
}

/** The same careers again and again, each time of other teachers: making them anew would take longer than importing. */
function* endlessCareers() {
  const careers = [...syntheticPopulation({ seed: 1, teachers: 2_000, until: '2026-08-31' })];
  for (let round = 0; ; round += 1) {
    for (const reported of careers) yield { ...reported, stream: `${reported.stream}-${round}` };
  }
}
