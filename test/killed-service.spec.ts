import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openEventLog } from '#event-log/open';
import type { StoredEvent } from '#event-log/event-log';
import type { Client, Recorded } from './running-api.js';
import type { Service } from './service-process.js';
import { startService } from './service-process.js';

const KILLS = process.env.FAULTS === 'long' ? 200 : 20;
const CLIENTS = 6;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pathways-killed-'));
});
afterAll(async () => {
  await running?.stop('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

let running: Service | undefined;
const start = async (): Promise<Service> => (running = await startService(folder));

interface Said {
  readonly verb: string;
  readonly input: { readonly commandId: string; readonly teacherId: string };
}

/** What was sent, and what of it was acknowledged. */
const tried = new Map<string, Said>();
const acknowledged = new Map<string, Recorded>();

/** A little career, verb after verb. All people here are synthetic. */
const career = (teacherId: string): readonly (readonly [string, object])[] => [
  ['registerTeacher', { effectiveOn: '2015-09-01' }],
  ['awardQts', { effectiveOn: '2015-09-01', route: 'assessment_only' }],
  [
    'startPost',
    {
      effectiveOn: '2015-09-02',
      post: `${teacherId}-1`,
      role: 'classroom_teacher',
      employer: 'synthetic-school-1',
    },
  ],
  ['startCareerBreak', { effectiveOn: '2016-01-04', kind: 'caring' }],
  ['endCareerBreak', { effectiveOn: '2016-04-04' }],
  ['startNpq', { effectiveOn: '2017-09-04', enrolment: `${teacherId}-npq`, qualification: 'NPQSL' }],
  [
    'promote',
    {
      effectiveOn: '2018-09-03',
      fromPost: `${teacherId}-1`,
      post: `${teacherId}-2`,
      role: 'middle_leader',
      employer: 'synthetic-school-2',
    },
  ],
  ['leaveTeaching', { effectiveOn: '2020-08-31', reason: 'relocation' }],
  ['returnToTeaching', { effectiveOn: '2021-09-01' }],
];

async function saying(service: Client, said: Said): Promise<void> {
  tried.set(said.input.commandId, said);
  const outcome = await service.say(said.verb, said.input);
  if (outcome.__typename !== 'Recorded') throw new Error(`refused: ${outcome.code} ${outcome.message}`);
  acknowledged.set(said.input.commandId, outcome);
}

/** Writes careers until the service is gone. */
async function write(service: Client, name: string): Promise<void> {
  for (let teacher = 1; ; teacher += 1) {
    const teacherId = `synthetic-${name}-${teacher}`;
    for (const [index, [verb, fields]] of career(teacherId).entries())
      await saying(service, { verb, input: { ...fields, commandId: `${teacherId}/${index}`, teacherId } });
  }
}

/** Only the death of the service ends the writing; a refusal or an error answer is a failure of this test. */
const untilGone = (writing: Promise<void>): Promise<void> =>
  writing.catch((error: unknown) => {
    if (!isConnectionLost(error)) throw error;
  });

/** By its name: the error comes from outside the test's own realm. */
const isConnectionLost = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'TypeError';

async function storedEvents(): Promise<readonly StoredEvent[]> {
  const log = await openEventLog(`sqlite:${join(folder, 'log.sqlite')}`);
  const events: StoredEvent[] = [];
  for await (const batch of log.readAll({})) events.push(...batch);
  await log.close();
  return events;
}

const commandIdOf = (event: StoredEvent): string =>
  (JSON.parse(event.metadata) as { commandId: string }).commandId;

async function expectNothingLostOrDoubled(): Promise<void> {
  const stored = (await storedEvents()).map(commandIdOf);
  const storedOnce = new Set(stored);
  expect(stored.length).toBe(storedOnce.size);
  expect([...acknowledged.keys()].filter((id) => !storedOnce.has(id))).toEqual([]);
  expect(stored.filter((id) => !tried.has(id))).toEqual([]);
}

/** What was sent and never answered is sent again with its id: it must be recorded once and only once. */
async function sayUnansweredAgain(service: Client): Promise<void> {
  for (const [id, said] of tried) if (!acknowledged.has(id)) await saying(service, said);
}

/** Fields of one question are answered side by side, so each must wait for the position. */
const ANSWERS = `query ($at: String!) {
  headcount(asOf: "2020-01-01", atLeast: $at) { inService onCareerBreak byStage { stage count } basis { n position } }
  retention(asOf: "2022-01-01", years: [1, 5], atLeast: $at) { cohorts { cohort n cells { year retained percent } } }
  npqs(asOf: "2022-01-01", atLeast: $at) { counts { qualification state count } basis { position } }
  transitions(asOf: "2022-01-01", from: "2015-01-01", to: "2022-01-01", atLeast: $at) { transitions { from to count } }
}`;

it(
  `loses and doubles nothing when killed ${KILLS} times while it writes, and its answers equal a rebuild`,
  async () => {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const service = await start();
      await sayUnansweredAgain(service);
      const writing = Array.from({ length: CLIENTS }, (_, n) => untilGone(write(service, `${kill}-${n}`)));
      await pause(50 + Math.random() * 400);
      await service.stop('SIGKILL');
      await Promise.all(writing);
      await expectNothingLostOrDoubled();
    }
    const service = await start();
    await sayUnansweredAgain(service);
    await expectNothingLostOrDoubled();
    const position = (await storedEvents()).at(-1)!.position;
    const live = await service.ask(ANSWERS, { at: position });
    await service.stop('SIGTERM');
    await rm(join(folder, 'read-model'), { recursive: true });
    const rebuilt = await start();
    expect(await rebuilt.ask(ANSWERS, { at: position })).toEqual(live);
    expect(await rebuilt.stop('SIGTERM')).toBe(0);
  },
  KILLS * 15_000,
);
