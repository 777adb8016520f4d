/**
 * How fast the read model is built and answers, on a synthetic population. The limit of all of it is a bare loop that
 * reads the same events from the same log and parses their JSON: what any answer would cost at the least without a read
 * model.
 */
import { join } from 'node:path';
import { openEventLog } from '../../dist/libs/event-log/src/open.js';
import { recordReported } from '../../dist/libs/intake/src/record-reported.js';
import { headcount } from '../../dist/libs/read-models/src/pipeline/headcount.js';
import { transitions } from '../../dist/libs/read-models/src/pipeline/transitions.js';
import { openReadModel } from '../../dist/libs/read-models/src/open.js';
import { retention } from '../../dist/libs/read-models/src/retention/retention.js';
import { syntheticPopulation } from '../../dist/libs/synthetic/src/population.js';
import { figure } from './figures.mjs';
import { secondsOf, turnAbout } from './stopwatch.mjs';

const QUESTIONS = {
  'retention, ten years': (model) =>
    retention(model, { asOf: '2026-08-31', years: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }),
  'retention by route': (model) => retention(model, { asOf: '2026-08-31', years: [1, 5, 10], by: ['ROUTE'] }),
  headcount: (model) => headcount(model, { asOf: '2026-08-31' }),
  'transitions, three years': (model) =>
    transitions(model, { asOf: '2026-08-31', from: '2023-09-01', to: '2026-08-31' }),
};

/** @param {import('./run.mjs').Options} options */
export async function measure({ rounds, quick, folder, tell }) {
  const teachers = quick ? 2_000 : 24_000;
  const log = await openEventLog(`sqlite:${join(folder, 'answers.sqlite')}`);
  try {
    tell(`Recording ${teachers} synthetic teachers …`);
    const population = syntheticPopulation({ seed: 1, teachers, until: '2026-08-31' });
    await recordReported(log, population, { importedAt: new Date().toISOString() });
    return await measureOn(log, { rounds, folder, tell });
  } finally {
    await log.close();
  }
}

async function measureOn(log, { rounds, folder, tell }) {
  const facts = await parseAll(log);
  tell(`Building the read model of ${facts} facts …`);
  const built = (name) => rebuild(log, join(folder, `read-model-${name}.duckdb`));
  const figures = [
    figure({
      name: 'read model, built',
      unit: 'facts/s',
      limit: 'reading the same log and parsing its JSON, nothing kept',
      pairs: await turnAbout(
        Math.min(rounds, 3),
        async (round) => facts / (await secondsOf(async () => (await built(round)).close())),
        async () => facts / (await secondsOf(() => parseAll(log))),
      ),
    }),
  ];
  const readModel = await built('asked');
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    tell(`Asking for ${name} …`);
    figures.push(await answered(log, name, rounds, () => ask(readModel.seenBy('EVERYONE'))));
  }
  await readModel.close();
  return figures;
}

async function answered(log, name, rounds, ask) {
  return figure({
    name: `answered: ${name}`,
    unit: 'ms',
    limit: 'reading the same log and parsing its JSON: the least of an answer without a read model',
    lessIsBetter: true,
    pairs: await turnAbout(
      rounds,
      async () => 1_000 * (await secondsOf(ask)),
      async () => 1_000 * (await secondsOf(() => parseAll(log))),
    ),
  });
}

async function parseAll(log) {
  let parsed = 0;
  for await (const batch of log.readAll({}))
    for (const event of batch) if (JSON.parse(event.data)) parsed += 1;
  return parsed;
}

async function rebuild(log, file) {
  const readModel = await openReadModel({ log, folder: file });
  if (!(await readModel.waitFor(await log.head(), 600_000)))
    throw new Error('The read model did not catch up.');
  return readModel;
}
