/**
 * How fast the read model is built and answers, on a synthetic population. The yardstick of a rebuild is a bare loop
 * that reads the same events from the same log and parses their JSON, in the same run, turn about.
 *
 *   npm run build && node test/bench/read-model.bench.mjs [teachers] [rounds]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEventLog } from '../../dist/libs/event-log/src/open.js';
import { recordReported } from '../../dist/libs/intake/src/record-reported.js';
import { headcount } from '../../dist/libs/read-models/src/pipeline/headcount.js';
import { transitions } from '../../dist/libs/read-models/src/pipeline/transitions.js';
import { openReadModel } from '../../dist/libs/read-models/src/open.js';
import { retention } from '../../dist/libs/read-models/src/retention/retention.js';
import { syntheticPopulation } from '../../dist/libs/synthetic/src/population.js';

const [teachers = 24_000, rounds = 3] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'pathways-bench-'));
const log = await openEventLog(`sqlite:${join(folder, 'log.sqlite')}`);

const seconds = async (work) => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};
const spread = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return [median, sorted[0], sorted.at(-1)];
};
const told = (values, digits = 0) => {
  const [median, least, most] = spread(values).map((value) => value.toFixed(digits));
  return `${median} (${least}–${most})`;
};

async function parseAll() {
  let parsed = 0;
  for await (const batch of log.readAll({}))
    for (const event of batch) if (JSON.parse(event.data)) parsed += 1;
  return parsed;
}

async function rebuild(number) {
  const readModel = await openReadModel({ log, file: join(folder, `read-model-${number}.duckdb`) });
  if (!(await readModel.waitFor(await log.head(), 600_000)))
    throw new Error('The read model did not catch up.');
  return readModel;
}

const questions = {
  'retention, ten years': (model) =>
    retention(model, { asOf: '2026-08-31', years: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }),
  'retention by route': (model) => retention(model, { asOf: '2026-08-31', years: [1, 5, 10], by: ['ROUTE'] }),
  headcount: (model) => headcount(model, { asOf: '2026-08-31' }),
  'transitions, three years': (model) =>
    transitions(model, { asOf: '2026-08-31', from: '2023-09-01', to: '2026-08-31' }),
};

try {
  const population = syntheticPopulation({ seed: 1, teachers, until: '2026-08-31' });
  const taken = await seconds(() =>
    recordReported(log, population, { importedAt: new Date().toISOString() }),
  );
  const facts = await parseAll();
  console.log(
    `${teachers} synthetic teachers, ${facts} facts; recorded at ${Math.round(facts / taken)} facts/s`,
  );
  const bare = [];
  const built = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await seconds(parseAll));
    let readModel;
    built.push(await seconds(async () => (readModel = await rebuild(round))));
    await readModel.close();
  }
  console.log(`bare read and JSON.parse  ${told(bare.map((s) => facts / s))} facts/s`);
  console.log(`rebuild                   ${told(built.map((s) => facts / s))} facts/s`);
  console.log(
    `rebuild / bare, time      ${told(
      built.map((s, i) => s / bare[i]),
      2,
    )}`,
  );
  const readModel = await rebuild('asked');
  for (const [name, ask] of Object.entries(questions)) {
    const times = [];
    for (let n = 0; n < 15; n += 1) times.push(1000 * (await seconds(() => ask(readModel))));
    console.log(`${name.padEnd(25)} ${told(times)} ms`);
  }
  const known = () => headcount(readModel, { asOf: '2021-09-15', knownAt: '2021-09-20T00:00:00Z' });
  console.log(
    `as known at an instant    ${Math.round(1000 * (await seconds(known)))} ms the first time, then ${Math.round(1000 * (await seconds(known)))} ms`,
  );
  await readModel.close();
} finally {
  await log.close();
  await rm(folder, { recursive: true, force: true });
}
