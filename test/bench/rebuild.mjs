/** A full rebuild of the read model: how it compares with a plain fold, whether it stays linear, and what memory it takes. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openEventLog } from '../../dist/libs/event-log/src/open.js';
import { recordReported } from '../../dist/libs/intake/src/record-reported.js';
import { syntheticPopulation } from '../../dist/libs/synthetic/src/population.js';
import { figure } from './figures.mjs';
import { turnAbout } from './stopwatch.mjs';

const run = promisify(execFile);

/** So many made-up teachers come to a million facts and a little more, and to five. */
const TEACHERS = { one: 43_500, five: 216_000 };
const QUICK = { one: 4_000, five: 20_000 };
const MOST_MIB = 1_536;
/** Building five million takes long; so many rounds tell enough. */
const MOST_ROUNDS = 3;

/** @param {import('./run.mjs').Options} options */
export async function measure({ rounds, quick, folder, tell }) {
  const { one, five } = quick ? QUICK : TEACHERS;
  const small = await recorded(join(folder, 'one.sqlite'), one, tell);
  const large = await recorded(join(folder, 'five.sqlite'), five, tell);
  const few = Math.min(rounds, MOST_ROUNDS);
  const peaks = [];
  const rebuilt = async (log, what = 'rebuild') => {
    const { seconds, peakMiB } = await measured(what, log, folder);
    if (log === large) peaks.push(peakMiB);
    return log.facts / seconds;
  };
  const folded = async (log) => log.facts / (await measured('fold', log, folder)).seconds;

  tell('Rebuilding the read model of the smaller log …');
  const ofSmall = await turnAbout(
    rounds,
    () => rebuilt(small),
    () => folded(small),
  );
  const ofWhole = await turnAbout(
    few,
    () => rebuilt(small, 'whole'),
    () => folded(small),
  );
  tell('Rebuilding that of the larger …');
  const ofLarge = await turnAbout(
    few,
    () => rebuilt(large),
    () => folded(large),
  );
  tell('Both in turns …');
  const growth = await turnAbout(
    few,
    () => rebuilt(large),
    () => rebuilt(small),
  );
  return figuresOf({ ofSmall, ofWhole, ofLarge, growth, peaks });
}

function figuresOf({ ofSmall, ofWhole, ofLarge, growth, peaks }) {
  const unit = 'facts/s';
  const peer = 'a plain fold over the same log: JSON.parse, switch, Maps of objects, nothing on disk';
  return [
    figure({ name: 'full rebuild, a million facts', unit, peer, goal: 1.5, pairs: ofSmall }),
    figure({ name: 'full rebuild with every table, a million facts', unit, peer, pairs: ofWhole }),
    figure({ name: 'full rebuild, five million facts', unit, peer, goal: 1.5, pairs: ofLarge }),
    figure({
      name: 'full rebuild, five million against one',
      unit,
      limit: 'our own rate over a million facts: linear is 1',
      goal: 0.8,
      pairs: growth,
    }),
    figure({
      name: 'full rebuild of five million, peak memory',
      unit: 'MiB',
      limit: 'the most it may take',
      lessIsBetter: true,
      goal: 1,
      pairs: peaks.map((ours) => ({ ours, other: MOST_MIB })),
    }),
  ];
}

async function recorded(file, teachers, tell) {
  tell(`Recording ${teachers} synthetic teachers …`);
  const log = await openEventLog(`sqlite:${file}`);
  try {
    const population = syntheticPopulation({ seed: 1, teachers, until: '2026-08-31' });
    const { recorded: facts } = await recordReported(log, population, {
      importedAt: new Date().toISOString(),
    });
    return { file, facts };
  } finally {
    await log.close();
  }
}

async function measured(what, { file }, folder) {
  const script = new URL('./rebuild-run.mjs', import.meta.url).pathname;
  const { stdout } = await run(process.execPath, [script, what, file, folder]);
  return JSON.parse(stdout);
}
