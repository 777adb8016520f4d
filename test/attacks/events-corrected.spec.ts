import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asking } from '../as-whom.js';
import { liveSocket, until } from '../live-events.js';
import { S1, S2, S3, twoTrusts, type TwoTrusts } from './two-trusts.js';

const teacher = 'synthetic-put-right';

let world: TwoTrusts;
let school: Asking;
beforeAll(async () => {
  world = await twoTrusts();
  school = await world.as('school', S1);
  await say('registerTeacher', { effectiveOn: '2019-08-01' });
  await say('awardQts', { effectiveOn: '2020-07-31', route: 'apply_for_qts' });
  const post = { employer: S3, post: 'synthetic-put-right-1', role: 'classroom_teacher', fte: 1 };
  const factId = await say('startPost', { effectiveOn: '2020-09-01', ...post });
  const corrected = { effectiveOn: '2024-09-01', factId, reason: 'a test' };
  await say('correctFact', { ...corrected, changes: { employer: S2 }, correctedEffectiveOn: '2021-09-01' });
  await say('correctFact', { ...corrected, changes: { employer: S1 }, correctedEffectiveOn: '2022-09-01' });
});
afterAll(() => world.api.stop());

let said = 0;
async function say(verb: string, fields: object): Promise<string> {
  const commandId = `synthetic-put-right-${(said += 1)}`;
  const outcome = await world.api.say(verb, { commandId, teacherId: teacher, ...fields });
  if (outcome.__typename === 'Refused') throw new Error(outcome.message);
  return outcome.factIds[0]!;
}

const EVENTS = `query ($id: ID!, $from: CalendarDate, $to: CalendarDate, $types: [String!]) {
  events(teacher: $id, first: 200, effectiveFrom: $from, effectiveTo: $to, types: $types) {
    edges { node { type effectiveOn data status changedBy } }
  }
}`;
interface Told {
  readonly type: string;
  readonly effectiveOn: string;
  readonly data: string;
  readonly status: string;
}
const eventsSeen = async (wanted: object = {}): Promise<readonly Told[]> => {
  const { events } = await school.ask<{ events: { edges: readonly { node: Told }[] } }>(EVENTS, {
    id: teacher,
    ...wanted,
  });
  return events.edges.map(({ node }) => node);
};

describe('A7: what was first recorded of elsewhere', () => {
  it('is no part of an event as a school sees it', async () => {
    const events = await eventsSeen();
    const start = events.find(({ type }) => type === 'PostStarted')!;
    expect(start).toMatchObject({ effectiveOn: '2022-09-01', status: 'CORRECTED' });
    expect(JSON.parse(start.data)).toMatchObject({ employer: S1 });
    expect(events.filter(({ type }) => type === 'FactCorrected')).toHaveLength(1);
    for (const hidden of [S2, S3, '2020-09-01', '2021-09-01'])
      expect(JSON.stringify(events)).not.toContain(hidden);
  });

  it('is not found by its day either', async () => {
    const types = ['PostStarted'];
    expect(await eventsSeen({ types, from: '2020-09-01', to: '2021-12-31' })).toEqual([]);
    expect(await eventsSeen({ types, from: '2022-09-01', to: '2022-09-01' })).toHaveLength(1);
  });

  it('is no part of what a subscription tells', async () => {
    const live = await liveSocket(world.api.url, { headers: school.headers });
    live.subscribe({ teacher }, 'subscription ($teacher: ID) { events(teacher: $teacher) { type data } }');
    const told = () => live.messages.filter(({ type }) => type === 'next');
    await until(() => JSON.stringify(told()).includes('FactCorrected'));
    live.socket.terminate();
    expect(JSON.stringify(told())).toContain(S1);
    for (const hidden of [S2, S3]) expect(JSON.stringify(told())).not.toContain(hidden);
  });
});
