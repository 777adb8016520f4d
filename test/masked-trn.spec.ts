import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '#sign-in/role';
import { asWhom } from './as-whom.js';
import { runningApi } from './running-api.js';

/** Who is told a TRN whole, masked or not at all, through the door. Everybody here is synthetic. */

let api: Awaited<ReturnType<typeof runningApi>>;
const teacherId = 'synthetic-shared';
const [familyName, trn] = ['Nobodysname', '9900041'];
const since = '2020-09-01';
const EMPLOYER = 'synthetic-employer';
const SHARING = 'synthetic-sharing';
const TRUST = 'synthetic-trust';

const said = async (verb: string, input: object) => {
  const outcome = await api.say(verb, {
    commandId: `${verb} of the test`,
    ...input,
  });
  expect(outcome).toMatchObject({ __typename: 'Recorded' });
};

beforeAll(async () => {
  api = await runningApi();
  for (const organisationId of [EMPLOYER, SHARING])
    await said('registerSchool', {
      ...{ commandId: `of ${organisationId}`, organisationId, effectiveOn: since },
      ...{ name: 'Synthetic', phase: 'primary', region: 'north_west' },
    });
  const [organisationId, effectiveOn] = [SHARING, since];
  await said('joinTrust', { organisationId, effectiveOn, trust: TRUST });
  await said('joinAlliance', { organisationId, effectiveOn, alliance: 'synthetic-alliance' });
  await said('registerTeacher', { teacherId, effectiveOn });
  await said('startPost', {
    ...{ teacherId, effectiveOn, post: 'p1', role: 'classroom_teacher', employer: EMPLOYER, fte: 1 },
    sharedWith: [{ school: SHARING, fte: 0.4 }],
  });
  await api.ask(
    `mutation { rectifySubject(input: { commandId: "r", teacherId: "${teacherId}", familyName: "${familyName}", trn: "${trn}" }) }`,
  );
}, 60_000);
afterAll(() => api?.stop());

const QUESTION = `{ personalDetails(teacherId: "${teacherId}") { status familyName trn } }`;
const as = (role: Role, of: string) =>
  asWhom(api, {
    ...{ subject: `synthetic-${role}`, role, purpose: 'a test' },
    organisations: of === '' ? [] : [of],
  });

describe('the TRN of a teacher in a shared post', () => {
  it.each<[role: Role, of: string, seen: object]>([
    ['school', EMPLOYER, { status: 'HELD', familyName, trn }],
    ['data_officer', '', { status: 'HELD', familyName, trn }],
    ['school', SHARING, { status: 'HELD', familyName, trn: '*****41' }],
    ['trust_planner', TRUST, { status: 'HELD', familyName, trn: '*****41' }],
    ['school', 'synthetic-other', { status: 'NONE', familyName: null, trn: null }],
    ['trust_planner', 'synthetic-other', { status: 'NONE', familyName: null, trn: null }],
  ])('is for a %s of "%s" as they may know it', async (role, of, seen) => {
    const asked = await (await as(role, of)).post(QUESTION);
    expect(asked.body).toEqual({ data: { personalDetails: seen } });
  });

  it.each<[Role, string]>([
    ['tsa_lead', 'synthetic-alliance'],
    ['researcher', ''],
    ['operator', ''],
  ])('is for a %s not even asked for', async (role, of) => {
    const { body } = await (await as(role, of)).post(QUESTION);
    expect(body.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect(JSON.stringify(body)).not.toMatch(/\d\d"|Nobodysname/);
  });
});
