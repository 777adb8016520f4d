/**
 * The figures at the size of a nation: a million made-up teachers, some 23 million facts, against the same cells asked
 * for by hand, against ourselves with a tenth of the teachers, and against ourselves while facts come in.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEventLog } from '../../dist/libs/event-log/src/open.js';
import { recordReported } from '../../dist/libs/intake/src/record-reported.js';
import { cumulativeIncidence } from '../../dist/libs/read-models/src/competing-risks/incidence.js';
import { openReadModel } from '../../dist/libs/read-models/src/open.js';
import { headcount } from '../../dist/libs/read-models/src/pipeline/headcount.js';
import { retention } from '../../dist/libs/read-models/src/retention/retention.js';
import { survival } from '../../dist/libs/read-models/src/survival/survival.js';
import { timelineOf } from '../../dist/libs/read-models/src/timeline/timeline.js';
import { syntheticPopulation } from '../../dist/libs/synthetic/src/population.js';
import { askedByHand } from './asked-by-hand.mjs';
import { figure } from './figures.mjs';
import { secondsOf, turnAbout } from './stopwatch.mjs';

const TEACHERS = 1_000_000;
const QUICK = 20_000;
const BUILT_MS = 60 * 60_000;
const asOf = '2026-08-31';
const YEARS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const ROUTE = 'school_direct_salaried';
const CHANGED = 1_000;
const TIMELINES = 500;
const TIMELINE_MS = 5;
const REFRESH_SHARE = 0.05;
/** While facts come in, and before: so long each. */
const ASKING_MS = { full: 30_000, quick: 4_000 };

const QUESTIONS = {
  'retention, all cohorts': (model) => retention(model, { asOf, years: YEARS }),
  'retention by route': (model) => retention(model, { asOf, years: YEARS, by: ['ROUTE'] }),
  'survival by route': (model) => survival(model, { asOf, by: ['ROUTE'], atYears: [1, 5, 10] }),
  headcount: (model) => headcount(model, { asOf }),
};

/** Against the first of each: what it costs to ask of a school, a trust, an alliance in place of the profession. */
const retained = (args) => (model) => retention(model, { asOf, years: YEARS, ...args });
const leaving = (event) => (model) => survival(model, { asOf, event, atYears: [1, 5, 10] });
const SCOPES = [
  [
    retained({}),
    {
      'retention in the school': retained({ scope: 'SCHOOL' }),
      'retention in the trust': retained({ scope: 'TRUST' }),
      'retention in the alliance': retained({ scope: 'ALLIANCE' }),
    },
  ],
  [
    leaving('LEAVE_PROFESSION'),
    {
      'leaving the school': leaving('LEAVE_SCHOOL'),
      'leaving the trust': leaving('LEAVE_TRUST'),
      'what comes first': (model) =>
        cumulativeIncidence(model, { asOf, causes: 'FIRST_EVENT', atYears: [1, 5, 10] }),
    },
  ],
];

/** @param {import('./run.mjs').Options} options */
export async function measure({ rounds, quick, teachers, folder, tell }) {
  const many = teachers ?? (quick ? QUICK : TEACHERS);
  const tenth = Math.ceil(many / 10);
  const [large, small] = [
    await population(folder, 'many', many, tell),
    await population(folder, 'tenth', tenth, tell),
  ];
  try {
    tell('Asking …');
    return [
      ...(await againstByHand(large, rounds)),
      ...(await growth(large, small, rounds)),
      ...(await scopes(large, rounds)),
      await timelines(large, many),
      await refresh(large, rounds),
      await whileFactsComeIn(large, quick ? ASKING_MS.quick : ASKING_MS.full, tell),
    ];
  } finally {
    for (const { model, log } of [large, small]) {
      await model.close();
      await log.close();
    }
  }
}

/** So many synthetic teachers on record, the read model built, and a copy of its file to be asked by hand. */
async function population(folder, name, teachers, tell) {
  const file = join(folder, `${name}.sqlite`);
  const log = await openEventLog(`sqlite:${file}`);
  tell(`Recording ${teachers} synthetic teachers …`);
  const { recorded } = await recordReported(log, syntheticPopulation({ seed: 1, teachers, until: asOf }), {
    importedAt: new Date().toISOString(),
  });
  tell(`Building the read model of ${recorded} facts …`);
  const readModel = join(folder, `${name}-read-model`);
  let model;
  const seconds = await secondsOf(async () => {
    model = await openReadModel({ log, folder: readModel });
    if (!(await model.waitFor(await log.head(), BUILT_MS))) throw new Error('It did not catch up.');
  });
  return { file, log, model, teachers, seconds, readModel };
}

const BY_HAND =
  'one SQL query by hand for the same cells, over a copy of the same file, with the same limits';
const MILLISECONDS = { unit: 'ms', lessIsBetter: true };
const asked = (question, model) => async () =>
  1_000 * (await secondsOf(() => question(model.seenBy('EVERYONE'))));

/** What is asked of us, and the same of the query by hand. */
const ALSO_BY_HAND = [
  { name: 'retention, all cohorts', ours: {}, byHand: {} },
  { name: 'retention by route', ours: { by: ['ROUTE'] }, byHand: { by: 'route' } },
  {
    name: 'retention of one route',
    ours: { among: [{ dimension: 'ROUTE', values: [ROUTE] }] },
    byHand: { route: ROUTE },
  },
];

async function againstByHand({ model, readModel }, rounds) {
  const hand = await askedByHand(readModel);
  const figures = [];
  try {
    for (const { name, ours, byHand } of ALSO_BY_HAND) {
      const mine = () => retention(model.seenBy('EVERYONE'), { asOf, years: YEARS, ...ours });
      const theirs = () => hand.retention({ asOf, years: YEARS, ...byHand });
      if (!byHand.by) await hand.isTheSame(await mine(), { asOf, years: YEARS, ...byHand });
      const pairs = await turnAbout(rounds, asked(mine), asked(theirs));
      figures.push(figure({ name, ...MILLISECONDS, peer: BY_HAND, goal: 0.5, pairs }));
    }
    return figures;
  } finally {
    hand.close();
  }
}

/** What the first of these makes when it is asked for is made before. */
async function scopes({ model }, rounds) {
  const figures = [];
  for (const [profession, narrow] of SCOPES)
    for (const [name, question] of Object.entries(narrow)) {
      await question(model.seenBy('EVERYONE'));
      const twice = async () => 2 * (await asked(profession, model)());
      const pairs = await turnAbout(rounds, asked(question, model), twice);
      const limit = 'twice the time of the same question of the profession';
      figures.push(figure({ name, ...MILLISECONDS, limit, goal: 1, pairs }));
    }
  return figures;
}

/** Per teacher: with ten times as many, an answer may take ten times as long. */
async function growth(large, small, rounds) {
  const figures = [];
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const perTeacher =
      ({ model, teachers }) =>
      async () =>
        (1_000_000_000 * (await secondsOf(() => question(model.seenBy('EVERYONE'))))) / teachers;
    const pairs = await turnAbout(rounds, perTeacher(large), perTeacher(small));
    figures.push(
      figure({
        ...{ name: `${name}, for each teacher`, unit: 'ns', lessIsBetter: true, goal: 1, pairs },
        limit: 'the same of a tenth of the teachers: no more than linear is 1',
      }),
    );
  }
  return figures;
}

async function timelines({ log }, teachers) {
  const times = [];
  for (let n = 0; n < TIMELINES; n += 1) {
    const stream = streamOf(Math.floor((n * teachers) / TIMELINES));
    times.push(1_000 * (await secondsOf(async () => mustHold(timelineOf(await log.readStream(stream))))));
  }
  const pairs = [{ ours: percentile(times, 95), other: TIMELINE_MS }];
  const limit = `${TIMELINE_MS} ms; p95 of ${TIMELINES} teachers, median ${percentile(times, 50).toFixed(2)} ms`;
  return figure({ name: "one teacher's timeline, p95", ...MILLISECONDS, limit, goal: 1, pairs });
}

const streamOf = (n) => `teacher-synthetic-${String(n + 1).padStart(6, '0')}`;

function mustHold(entries) {
  if (entries.length === 0) throw new Error('There is no such teacher.');
}

async function refresh({ log, model, teachers, seconds }, rounds) {
  const pairs = [];
  for (let round = 0; round < Math.min(rounds, 3); round += 1) {
    const facts = Array.from({ length: CHANGED }, (_, n) =>
      assessed(streamOf(Math.floor((n * teachers) / CHANGED)), `refresh-${round}-${n}`),
    );
    await recordReported(log, facts, { importedAt: new Date().toISOString() });
    const head = await log.head();
    const ours = await secondsOf(() => model.waitFor(head, BUILT_MS));
    pairs.push({ ours, other: REFRESH_SHARE * seconds });
  }
  const limit = `a twentieth of the time of a full rebuild`;
  return figure({
    ...{ name: `refresh after ${CHANGED} changed teachers`, unit: 's', lessIsBetter: true, goal: 1 },
    ...{ limit, pairs },
  });
}

/** A fact of a kind that answers rest on. */
export const assessed = (stream, id) => ({
  stream,
  fact: { type: 'ReadinessAssessed', effectiveOn: asOf, role: 'headteacher', rating: 'not_ready' },
  recordedAt: '2026-08-31T12:00:00.000Z',
  source: { system: 'synthetic-benchmark', id },
});

async function whileFactsComeIn({ file, model, teachers }, ms, tell) {
  const quiet = await p95OfAsking(model, ms);
  tell('Asking while a thousand facts a second come in …');
  const writer = fork(new URL('./steady-writer.mjs', import.meta.url), [file, String(teachers)]);
  await once(writer, 'message');
  const busy = await p95OfAsking(model, ms);
  writer.send('stop');
  const [{ facts, seconds }] = await once(writer, 'message');
  const limit = `half the speed without them; ${Math.round(facts / seconds)} facts/s came in from another process`;
  const pairs = [{ ours: busy, other: 2 * quiet }];
  return figure({ name: 'an answer while facts come in, p95', ...MILLISECONDS, limit, goal: 1, pairs });
}

/** Every question in turn, as one person would ask them, with a breath in between. */
async function p95OfAsking(model, ms) {
  const times = [];
  for (const until = performance.now() + ms; performance.now() < until; await sleep(10))
    for (const question of Object.values(QUESTIONS)) times.push(await asked(question, model)());
  return percentile(times, 95);
}

const percentile = (values, percent) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor((values.length * percent) / 100))];
