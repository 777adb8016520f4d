/**
 * What the protection of people costs who asks: ten questions over HTTP by the lead of all alliances, seen within that
 * scope, protected against disclosure and written into the audit; against the same questions by a data officer, who sees
 * everybody as it is, and of whom nothing is written down. Both services are one process, on one log and one read model.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { auditIn } from '../../dist/apps/api/src/settings.js';
import { cursorsSealedWith } from '../../dist/apps/api/src/asking/cursors.js';
import { openAudit } from '../../dist/apps/api/src/audit/open-audit.js';
import { ledgersIn } from '../../dist/apps/api/src/disclosing/kept/ledgers.js';
import { edgeFrom } from '../../dist/apps/api/src/graphql/limits/edge-settings.js';
import { serve } from '../../dist/apps/api/src/serve.js';
import { openEventLog } from '../../dist/libs/event-log/src/open.js';
import { recordReported } from '../../dist/libs/intake/src/record-reported.js';
import { openReadModel } from '../../dist/libs/read-models/src/open.js';
import { ownIssuerIn } from '../../dist/libs/sign-in/src/own-issuer.js';
import { syntheticPopulation } from '../../dist/libs/synthetic/src/population.js';
import { figure } from './figures.mjs';
import { secondsOf, turnAbout } from './stopwatch.mjs';

const UNTIL = '2026-08-31';
const BASIS = 'basis { definition asOf position n }';
const QUESTIONS = {
  headcount: `{ headcount { ${BASIS} inService onCareerBreak } }`,
  'headcount of a year ago': `{ headcount(asOf: "2025-08-31") { ${BASIS} inService onCareerBreak } }`,
  cohorts: `{ cohorts { ${BASIS} cohorts { cohort entered qualified inService } } }`,
  retention: `{ retention(years: [1, 2, 3, 4, 5]) { ${BASIS} cohorts { cohort n cells { year eligible retained percent } } } }`,
  'retention by training': `{ retention(by: [TRAINING_MODEL], years: [1, 5]) { ${BASIS} pooled { group { label } cells { year eligible retained percent } } } }`,
  'retention by route': `{ retention(by: [ROUTE], years: [1, 3]) { ${BASIS} pooled { group { label } cells { year eligible retained percent } } } }`,
  survival: `{ survival(atYears: [1, 3, 5]) { ${BASIS} groups { n } } }`,
  'destinations of leavers': `{ leaverDestinations { ${BASIS} byYear { __typename } } }`,
  NPQs: `{ npqs { ${BASIS} counts { __typename } } }`,
  'times to a stage': `{ stageTimes { ${BASIS} steps { __typename } } }`,
};

const clock = { now: () => new Date(`${UNTIL}T12:00:00Z`) };
/** Nobody is known to it, and it forgets at once. */
const noAudit = { record: async () => {}, recordSoon: async () => {}, close: async () => {} };

/** @param {import('./run.mjs').Options} options */
export async function measure({ rounds, quick, folder, tell }) {
  const house = await builtHouse(join(folder, 'edge'), quick ? 2_000 : 24_000, tell);
  try {
    const figures = [];
    for (const [name, query] of Object.entries(QUESTIONS))
      figures.push(...(await asked(house, name, query, rounds, tell)));
    return [overall(figures), ...figures];
  } finally {
    await house.close();
  }
}

async function builtHouse(dataFolder, teachers, tell) {
  const log = await openEventLog(`sqlite:${join(dataFolder, 'log.sqlite')}`);
  tell(`Recording ${teachers} synthetic teachers …`);
  await recordReported(log, syntheticPopulation({ seed: 1, teachers, until: UNTIL }), {
    importedAt: new Date().toISOString(),
  });
  const readModel = await openReadModel({ log, folder: join(dataFolder, 'read-model') });
  while (!(await readModel.waitForStart(60_000)));
  const foundations = {
    ...{ log, readModel, clock, audit: await openAudit(auditIn(dataFolder), dataFolder, clock) },
    ...{ cursors: cursorsSealedWith(randomBytes(32).toString('base64url')), ledgers: ledgersIn(dataFolder) },
    identityKeyFile: join(dataFolder, 'identity.key'),
  };
  const settings = {
    ...{ dataFolder, host: '127.0.0.1', port: 0, graphiql: false },
    edge: { ...edgeFrom({}), pointsAMinute: 1e12, answerWithinMs: 600_000 },
  };
  const guarded = await serve(foundations, settings);
  const bare = await serve({ ...foundations, audit: noAudit }, settings);
  const issuer = await ownIssuerIn(dataFolder);
  const tokenOf = (role, organisations) =>
    issuer.tokenFor({ subject: `bench-${role}`, role, organisations, purpose: 'a benchmark' }, 3_600);
  return {
    guarded: asking(guarded.url, await tokenOf('tsa_lead', await alliancesIn(log))),
    bare: asking(bare.url, await tokenOf('data_officer', [])),
    async close() {
      await Promise.all([guarded.stop(), bare.stop()]);
      foundations.ledgers.close();
      await foundations.audit.close();
      await readModel.close();
      await log.close();
    },
  };
}

async function alliancesIn(log) {
  const found = new Set();
  for await (const batch of log.readAll({ sought: { types: ['AllianceRegistered'] } }))
    for (const { type, stream } of batch)
      if (type === 'AllianceRegistered') found.add(stream.slice('organisation-'.length));
  return [...found];
}

const asking = (url, token) => async (query) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const { errors } = await response.json();
  if (errors) throw new Error(`${errors[0].extensions.code}: ${errors[0].message}`);
};

/** So often in a turn: one alone is a matter of milliseconds. */
const A_TURN = 5;

async function asked({ guarded, bare }, name, query, rounds, tell) {
  tell(`Asking for ${name} …`);
  const turn = (ask) => async () => {
    const times = [];
    for (let n = 0; n < A_TURN; n += 1) times.push(1_000 * (await secondsOf(() => ask(query))));
    return times.toSorted((a, b) => a - b)[Math.floor(A_TURN / 2)];
  };
  // What is made for the first who asks is made before.
  for (const ask of [bare, guarded]) await ask(query);
  return [
    figure({
      ...{ name, unit: 'ms', lessIsBetter: true },
      peer: 'the same question without scope, disclosure control and audit',
      pairs: await turnAbout(rounds, turn(guarded), turn(bare)),
    }),
  ];
}

/** The median of the ten, as if each were asked as often as another. */
function overall(figures) {
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  return figure({
    ...{ name: 'ten questions, the median', unit: 'ms', lessIsBetter: true, goal: 0.8 },
    peer: 'the same questions without scope, disclosure control and audit: 0.8 is 25 % more',
    pairs: [
      {
        ours: median(figures.map(({ ours }) => ours.median)),
        other: median(figures.map(({ peer }) => peer.median)),
      },
    ],
  });
}
