import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningApi } from '../running-api.js';

/** Mistakes with the rights of a person, through the door. Everybody here is synthetic. */

let api: Awaited<ReturnType<typeof runningApi>>;
beforeAll(async () => void (api = await runningApi()), 60_000);
afterAll(() => api?.stop());

const register = (teacherId: string) =>
  api.say('registerTeacher', { commandId: `register-${teacherId}`, teacherId, effectiveOn: '2024-09-01' });
const say = (verb: string, teacherId: string, fields: object) => {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
  return api.post(`mutation ($input: ${type}!) { outcome: ${verb}(input: $input) }`, {
    input: { teacherId, ...fields },
  });
};

describe('a command id that was used', () => {
  it('for another command is refused, and said again is recorded once', async () => {
    const teacher = 'synthetic-ids';
    await register(teacher);
    const rectify = { commandId: 'case-17', familyName: 'Nobodysname' };
    const outcomeOf = async (...told: Parameters<typeof say>) => (await say(...told)).body.data?.['outcome'];
    expect(await outcomeOf('rectifySubject', teacher, rectify)).toBe('RECORDED');
    expect(await outcomeOf('rectifySubject', teacher, rectify)).toBe('RECORDED');
    expect(await outcomeOf('restrictSubject', teacher, { commandId: 'case-17' })).toBe('ID_TAKEN');
    expect(await outcomeOf('rectifySubject', teacher, { ...rectify, familyName: 'Other' })).toBe('ID_TAKEN');
    const restrict = { commandId: 'case-18', ground: 'unlawful' };
    expect(await outcomeOf('restrictSubject', teacher, restrict)).toBe('RECORDED');
    expect(await outcomeOf('restrictSubject', teacher, restrict)).toBe('RECORDED');
    expect(await outcomeOf('restrictSubject', teacher, { ...restrict, ground: 'objection_pending' })).toBe(
      'ID_TAKEN',
    );
    expect(await outcomeOf('restrictSubject', teacher, { commandId: `register-${teacher}` })).toBe(
      'ID_TAKEN',
    );
    expect(await outcomeOf('rectifySubject', teacher, { ...rectify, commandId: 'case-18' })).toBe('ID_TAKEN');
  });
});

describe('a rectification that says nothing', () => {
  it('is refused, and recorded is nothing', async () => {
    const teacher = 'synthetic-nothing';
    await register(teacher);
    for (const nothing of [{}, { noLonger: [] }, { familyName: null }]) {
      const { body } = await say('rectifySubject', teacher, { commandId: 'n', ...nothing });
      expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    }
    const taken = await say('rectifySubject', teacher, { commandId: 'n', noLonger: ['trn'] });
    expect(taken.body.data).toEqual({ outcome: 'RECORDED' });
  });
});

describe('an erasure of an id that is on no record', () => {
  it('is refused, and whoever gets that id later can tell who they are', async () => {
    const { body } = await api.post(
      'mutation { eraseSubject(input: { teacherId: "synthetic-later" }) { isErased } }',
    );
    expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'NOT_REGISTERED' } });
    await register('synthetic-later');
    const told = await say('rectifySubject', 'synthetic-later', {
      commandId: 'a',
      familyName: 'Nobodysname',
    });
    expect(told.body.data).toEqual({ outcome: 'RECORDED' });
  });
});
