import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asking } from '../as-whom.js';
import { atS1, atS3, cameToS1, nobody, S1, S2, S3, T1, twoTrusts, type TwoTrusts } from './two-trusts.js';

let world: TwoTrusts;
let school: Asking;
let trust: Asking;
let officer: Asking;
beforeAll(async () => {
  world = await twoTrusts();
  school = await world.as('school', S1);
  trust = await world.as('trust_planner', T1);
  officer = await world.as('data_officer');
});
afterAll(() => world.api.stop());

let said = 0;
interface Outcome {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly factIds?: readonly string[];
}
async function say(who: Asking, verb: string, fields: object): Promise<Outcome> {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
  const input = { commandId: `synthetic-elsewhere-${(said += 1)}`, effectiveOn: '2024-09-01', ...fields };
  const { outcome } = await who.ask<{ outcome: Outcome }>(
    `mutation ($input: ${type}!) {
      outcome: ${verb}(input: $input) {
        __typename ... on Recorded { factIds } ... on Refused { code message mend field }
      }
    }`,
    { input },
  );
  return outcome;
}
const saidBy = async (who: Asking, verb: string, fields: object): Promise<string> => {
  const outcome = await say(who, verb, fields);
  expect(outcome).toMatchObject({ __typename: 'Recorded' });
  return outcome.factIds![0]!;
};

describe('A1: a record that was merged away or parted', () => {
  it('is not there for whoever did not see it, and its merge is not struck out', async () => {
    const teacherId = 'synthetic-merged-away';
    await saidBy(officer, 'registerTeacher', { teacherId, effectiveOn: '2019-08-01' });
    const factId = await saidBy(officer, 'mergeRecord', { teacherId, into: atS3 });
    for (const who of [school, trust]) {
      const strike = { factId, reason: 'a test' };
      const asNobody = await say(who, 'voidFact', { ...strike, teacherId: nobody });
      expect(asNobody).toMatchObject({ code: 'NOT_REGISTERED' });
      expect(await say(who, 'voidFact', { ...strike, teacherId })).toEqual(asNobody);
      const first = { post: 'synthetic-first', employer: S1, role: 'classroom_teacher', fte: 1 };
      const told = await say(who, 'startPost', { ...first, teacherId });
      expect(told).toEqual(await say(who, 'startPost', { ...first, teacherId: nobody }));
    }
  });

  it('whose posts all count as those of others is not one that was nowhere', async () => {
    const teacherId = 'synthetic-parted';
    await saidBy(officer, 'registerTeacher', { teacherId, effectiveOn: '2019-08-01' });
    await saidBy(officer, 'awardQts', { teacherId, effectiveOn: '2020-07-31', route: 'apply_for_qts' });
    const post = {
      post: 'synthetic-parted-1',
      employer: 'synthetic-school-three',
      role: 'classroom_teacher',
    };
    const factId = await saidBy(officer, 'startPost', {
      teacherId,
      effectiveOn: '2020-09-01',
      ...post,
      fte: 1,
    });
    const reassigned = await saidBy(officer, 'reassignFacts', {
      teacherId,
      factIds: [factId],
      teacher: atS1,
    });
    const strike = { factId: reassigned, reason: 'a test' };
    expect(await say(school, 'voidFact', { teacherId, ...strike })).toMatchObject({ code: 'NOT_REGISTERED' });
    await saidBy(officer, 'voidFact', { teacherId, ...strike });
  });
});

describe('A27: what is recorded gives nobody sight of another place or time', () => {
  const beyond = { __typename: 'Refused', code: 'BEYOND_SCOPE' };
  const post = (employer: string, name: string) => ({
    ...{ teacherId: cameToS1, employer, post: name, role: 'classroom_teacher', fte: 1 },
  });

  it('nothing begins at a place of somebody else', async () => {
    expect(await say(school, 'startPost', post(S3, 'synthetic-at-three'))).toMatchObject(beyond);
    expect(await say(school, 'startPost', post(S2, 'synthetic-at-two'))).toMatchObject(beyond);
    const move = { ...post(S3, 'synthetic-moved'), fromPost: `${cameToS1}-2` };
    expect(await say(school, 'moveLaterally', move)).toMatchObject(beyond);
    const newcomer = { ...post(S3, 'synthetic-newcomer-1'), teacherId: 'synthetic-newcomer' };
    await saidBy(school, 'registerTeacher', { teacherId: newcomer.teacherId });
    expect(await say(school, 'startPost', newcomer)).toMatchObject(beyond);
  });

  it('nothing reaches back to when the teacher was elsewhere', async () => {
    const early = { ...post(S1, 'synthetic-early'), effectiveOn: '2020-09-02' };
    expect(await say(school, 'startPost', early)).toMatchObject(beyond);
    const factId = await saidBy(school, 'startPost', post(S1, 'synthetic-late'));
    const correction = { teacherId: cameToS1, factId, reason: 'a test', changes: {} };
    const moved = (correctedEffectiveOn: string) => ({ ...correction, correctedEffectiveOn });
    expect(await say(school, 'correctFact', moved('2020-09-02'))).toMatchObject(beyond);
    expect(await say(school, 'correctFact', { ...correction, changes: { employer: S3 } })).toMatchObject(
      beyond,
    );
    await saidBy(school, 'correctFact', moved('2023-09-01'));
  });

  it('nor does taking back what an officer corrected', async () => {
    const early = { ...post(S1, 'synthetic-corrected'), effectiveOn: '2020-09-03' };
    const factId = await saidBy(officer, 'startPost', early);
    const change = { correctedEffectiveOn: '2023-09-01', changes: {}, reason: 'a test' };
    const correction = await saidBy(officer, 'correctFact', { teacherId: cameToS1, factId, ...change });
    const strike = { teacherId: cameToS1, factId: correction, reason: 'a test' };
    expect(await say(school, 'voidFact', strike)).toMatchObject(beyond);
  });

  it('what goes on at a school of theirs is theirs to record', async () => {
    await saidBy(trust, 'startPost', post(S2, 'synthetic-second'));
    await saidBy(school, 'endPost', { teacherId: cameToS1, post: `${cameToS1}-2` });
  });
});

it('A7: a refusal tells nothing of what came before the teacher did', async () => {
  const effectiveOn = '2021-09-01';
  const teacherId = 'synthetic-failed-elsewhere';
  await saidBy(officer, 'registerTeacher', { teacherId, effectiveOn: '2019-08-01' });
  await saidBy(officer, 'awardQts', { teacherId, effectiveOn: '2020-07-31', route: 'apply_for_qts' });
  const post = { teacherId, role: 'classroom_teacher', fte: 1 };
  const former = { ...post, employer: S3, post: 'synthetic-former', effectiveOn: '2020-09-01' };
  await saidBy(officer, 'startPost', former);
  await saidBy(officer, 'startInduction', { teacherId, effectiveOn: '2020-09-01' });
  await saidBy(officer, 'failInduction', { teacherId, effectiveOn });
  await saidBy(officer, 'endPost', { teacherId, post: former.post, effectiveOn: '2022-08-31' });
  await saidBy(officer, 'startPost', {
    ...post,
    employer: S1,
    post: 'synthetic-now',
    effectiveOn: '2022-09-01',
  });
  const told = [
    await say(school, 'startInduction', { teacherId }),
    await say(school, 'passInduction', { teacherId }),
    await say(school, 'startPost', { ...post, employer: S1, post: former.post }),
  ];
  for (const outcome of told) {
    expect(outcome.__typename).toBe('Refused');
    expect(JSON.stringify(outcome)).not.toMatch(/failed|2020|2021|2022-08-31|former/);
  }
  expect(told[0]).toMatchObject({ code: 'BEYOND_SCOPE' });
  await saidBy(school, 'changePostTerms', { teacherId, post: 'synthetic-now', fte: 0.5 });
});
