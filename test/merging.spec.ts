import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Recorded, Refused } from './running-api.js';
import { runningApi } from './running-api.js';

/** Two records that turn out to be one teacher's: the first has the training, the second the posts. */
const trained = 'synthetic-trained';
const employed = 'synthetic-employed';

let api: Awaited<ReturnType<typeof runningApi>>;
let said = 0;
let position = '';
let qts: Recorded;

const say = async (verb: string, teacherId: string, effectiveOn: string, fields: object = {}) => {
  const outcome = await api.say(verb, { commandId: `c-${++said}`, teacherId, effectiveOn, ...fields });
  if (outcome.__typename === 'Recorded') position = outcome.position;
  return outcome;
};
const recorded = async (...told: Parameters<typeof say>): Promise<Recorded> => {
  const outcome = await say(...told);
  expect(outcome.__typename).toBe('Recorded');
  return outcome as Recorded;
};
const caughtUp = () => api.readModel.waitFor(position, 10_000);

const inService = async (knownAt: string | null = null): Promise<number> => {
  const { stages } = await api.ask<{ stages: { inService: number } }>(
    `query ($atLeast: String, $knownAt: Instant) {
      stages: headcount(asOf: "2024-01-01", atLeast: $atLeast, knownAt: $knownAt) { inService } }`,
    { atLeast: position, knownAt },
  );
  return stages.inService;
};

const timeline = async (teacherId: string, knownAt: string | null = null) => {
  await caughtUp();
  const answer = await api.ask<{ timeline: { entries: { edges: { node: Record<string, string> }[] } } }>(
    `query ($teacherId: ID!, $knownAt: Instant) {
      timeline(teacherId: $teacherId, knownAt: $knownAt) { entries { edges { node { type record countsFor status } } } } }`,
    { teacherId, knownAt },
  );
  return answer.timeline.entries.edges.map(({ node: { type, record, countsFor } }) => [
    type,
    record,
    countsFor,
  ]);
};

beforeAll(async () => {
  api = await runningApi();
  await api.say('registerSchool', {
    commandId: 'school',
    organisationId: 'synthetic-school',
    effectiveOn: '2000-09-01',
    name: 'Synthetic School',
  });
  await recorded('registerTeacher', trained, '2020-08-01');
  qts = await recorded('awardQts', trained, '2021-07-05', { route: 'assessment_only' });
  await recorded('registerTeacher', employed, '2021-08-01');
  await recorded('startPost', employed, '2021-09-01', {
    post: 'p1',
    role: 'classroom_teacher',
    employer: 'synthetic-school',
  });
}, 60_000);
afterAll(() => api?.stop());

describe('two records of one teacher', () => {
  let merge: Recorded;
  let before: string;

  it('are nobody in service apart, and one teacher in service once merged', async () => {
    expect(await inService()).toBe(0);
    before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    merge = await recorded('mergeRecord', trained, '2024-03-01', { into: employed });
    expect(await inService()).toBe(1);
    expect(await inService(before)).toBe(0);
  });

  it('are one timeline, each fact with its record; before it was known they were two', async () => {
    expect(await timeline(employed)).toEqual([
      ['TeacherRegistered', trained, employed],
      ['QtsAwarded', trained, employed],
      ['TeacherRegistered', employed, employed],
      ['PostStarted', employed, employed],
      ['RecordMerged', trained, employed],
    ]);
    expect(await timeline(employed, before)).toEqual([
      ['TeacherRegistered', employed, employed],
      ['PostStarted', employed, employed],
    ]);
    expect((await timeline(trained)).map(([, record]) => record)).toEqual([trained, trained, trained]);
  });

  it('take commands on the one that goes on, where rules know the facts of both', async () => {
    const refused = (await say('startInduction', trained, '2021-09-01')) as Refused;
    expect(refused).toMatchObject({ code: 'MERGED', field: 'teacherId' });
    expect(refused.mend).toContain(employed);
    await recorded('startInduction', employed, '2021-09-01');
  });

  it('are not merged the other way round, nor into themselves or nobody', async () => {
    expect(await say('mergeRecord', employed, '2024-03-02', { into: trained })).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await say('mergeRecord', employed, '2024-03-02', { into: employed })).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await say('mergeRecord', employed, '2024-03-02', { into: 'synthetic-nobody' })).toMatchObject({
      code: 'NOT_REGISTERED',
      field: 'into',
    });
  });

  it('part again once the merge is voided; a fact of the wrong one is then reassigned', async () => {
    await recorded('voidFact', trained, '2024-04-01', { factId: merge.factIds[0] });
    expect(await inService()).toBe(0);
    const { factIds } = qts;
    await recorded('reassignFacts', trained, '2024-04-02', { factIds, teacher: employed });
    expect(await inService()).toBe(1);
    expect(await timeline(employed)).toContainEqual(['QtsAwarded', trained, employed]);
    expect(await timeline(trained)).toContainEqual(['QtsAwarded', trained, employed]);
    expect(await timeline(trained)).toContainEqual(['TeacherRegistered', trained, trained]);
    expect(await say('reassignFacts', employed, '2024-04-02', { factIds, teacher: trained })).toMatchObject({
      code: 'UNKNOWN_FACT',
    });
  });
});
