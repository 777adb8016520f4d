import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventLog } from '#event-log/open';
import { recordReported } from '#intake/record-reported';
import { syntheticPopulation } from '#synthetic/population';
import { ofAlliances } from './alliance-question-sums.js';
import { say } from './import-run.js';
import { listedQuestions, wordsOf, type ListedQuestion } from './question-list.js';
import * as sums from './question-sums.js';
import { ofResearchers } from './research-question-sums.js';
import { runningApi } from './running-api.js';
import { ofTrusts } from './trust-question-sums.js';

/** The beginning of the demo's population: the same people, fewer of them. */
const POPULATION = { seed: 20_261_122, teachers: 3_000, until: '2026-08-31' };

/** What must hold of the answer to each question that has one. */
const CHECKS: Readonly<Record<string, (answer: never) => void>> = {
  ...ofAlliances,
  ...ofTrusts,
  ...ofResearchers,
  T1: sums.trainingOutcomes,
  T2: (answer: GridAnswer) => {
    sums.grid(answer, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(answer.cohorts.find(({ cohort }) => cohort === '2009/10')).toMatchObject({
      benchmark: { cells: expect.arrayContaining([{ year: 1, percent: expect.any(Number) }]) },
    });
  },
  T7: sums.trainingWithdrawals,
  T8: sums.trainingOutcomes,
  T19: sums.pooled,
  P20: sums.whatIf,
  R1: (answer: GridAnswer) => sums.grid(answer, [1, 2, 3, 4, 5, 6]),
  R2: ({ point, continuous }: Aliased<GridAnswer>) => {
    sums.grid(point!, [1, 2, 3, 5, 10]);
    sums.noMoreThan(continuous!, point!);
  },
  R5: sums.curves,
  R10: sums.reEntry,
  R16: sums.deIdentified,
  R17: sums.leaverDestinations,
  R18: sums.recordingLag,
  R20: (vocabularies: readonly { name: string; terms: readonly { code: string }[] }[]) => {
    expect(vocabularies.length).toBeGreaterThan(10);
    for (const { terms } of vocabularies)
      expect(new Set(terms.map(({ code }) => code)).size).toBe(terms.length);
  },
};

type GridAnswer = Parameters<typeof sums.grid>[0];
type Aliased<T> = Readonly<Record<string, T>>;

const listed = await listedQuestions();
const asked = listed.filter(({ verdict }) => verdict !== 'Missing');

let api: Awaited<ReturnType<typeof runningApi>>;
beforeAll(async () => {
  api = await runningApi();
  const log = await openEventLog(api.logUrl);
  await recordReported(log, syntheticPopulation(POPULATION), { importedAt: new Date().toISOString() });
  const head = await log.head();
  await log.close();
  while (api.readModel.status().position !== head) await sleep(50);
});
afterAll(() => api.stop());

describe('the list of questions', () => {
  it('has all sixty, each with a verdict in words', () => {
    const ids = ['T', 'P', 'R'].flatMap((who) =>
      Array.from({ length: 20 }, (_, index) => `${who}${index + 1}`),
    );
    expect(listed.map(({ id }) => id)).toEqual(ids);
  });

  it('names a command for those that are answered, even in part, and none for the others', () => {
    const commands = listed.map(({ id, verdict, command, graphql }) => ({
      id,
      isAsked: verdict !== 'Missing',
      hasCommand: command !== undefined || graphql !== undefined,
    }));
    expect(commands.filter(({ isAsked, hasCommand }) => isAsked !== hasCommand)).toEqual([]);
  });

  it('says of those answered in part what is missing', () => {
    const silent = listed.filter(
      ({ verdict, words }) => verdict === 'In part' && !words.includes('Missing: '),
    );
    expect(silent).toEqual([]);
  });

  it('has a check for each that is asked', () => {
    expect(Object.keys(CHECKS).toSorted()).toEqual(asked.map(({ id }) => id).toSorted());
  });
});

describe('the questions, asked of synthetic people', () => {
  it.each(asked)('$id', async (question) => {
    const answer = await answerTo(question);
    CHECKS[question.id]!(answer as never);
  });
});

/** Runs what the page shows, as it stands. */
async function answerTo({ command, graphql }: ListedQuestion): Promise<unknown> {
  if (graphql) return api.ask(graphql);
  const [program, ...args] = wordsOf(command!);
  expect(program).toBe('pathways');
  if (args[0] === 'export') return manifestOf(args);
  const { stdout, stderr, exitCode } = await say([...args, '--url', api.url]);
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  expect(stdout).toMatch(/│/);
  const said = await say([...args, '--json', '--url', api.url]);
  return JSON.parse(said.stdout) as unknown;
}

/** An extract is made of the log, and its manifest is the answer. */
async function manifestOf(args: readonly string[]): Promise<unknown> {
  const elsewhere = args.map((arg, place) => (args[place - 1] === '--to' ? join(api.folder, arg) : arg));
  const { stdout, stderr, exitCode } = await say([...elsewhere, '--log', api.logUrl, '--json']);
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  return JSON.parse(stdout) as unknown;
}
