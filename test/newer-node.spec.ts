/** A rolling deployment: a newer node writes what this release doesn't know into the same log. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventLog } from '#event-log/open';
import { runningApi } from './running-api.js';

const TEACHER = 'synthetic-teacher';
const NEWER = 1000;

let api: Awaited<ReturnType<typeof runningApi>>;
let position: string;

const said = (verb: string, commandId: string, fields: object) =>
  api.say(verb, { commandId, teacherId: TEACHER, effectiveOn: '2020-09-01', ...fields });

/** As a newer node has it: a type that came later, and a later version of one that is known. */
const byNewerNode = (type: string, version: number, data: object) => ({
  id: `synthetic-${type}`,
  type,
  version,
  effectiveOn: '2020-10-01',
  recordedAt: '2020-10-02T09:00:00.000Z',
  data: JSON.stringify(data),
  metadata: '{}',
});

beforeAll(async () => {
  api = await runningApi();
  await said('registerTeacher', 'synthetic-c1', {});
  await said('awardQts', 'synthetic-c2', { route: 'assessment_only' });
  const log = await openEventLog(api.logUrl);
  const written = await log.append(`teacher-${TEACHER}`, 2, [
    byNewerNode('TeacherMerged', 1, { into: 'synthetic-other' }),
    byNewerNode('PostStarted', NEWER, { posts: [{ employer: 'synthetic-school' }] }),
  ]);
  await log.close();
  position = written.position;
});
afterAll(() => api.stop());

describe('beside a newer node', () => {
  it('every answer leaves out what this release does not know, and says so', async () => {
    const answer = await api.ask(
      `query ($atLeast: String) {
        headcount(atLeast: $atLeast) { inService basis { n warnings } }
        known: headcount(atLeast: $atLeast, knownAt: "2021-01-01T00:00:00Z") { basis { warnings } }
      }`,
      { atLeast: position },
    );
    const warnings = [
      '2 facts on record are of a type or version that this release does not know: no answer rests on them.',
    ];
    expect(answer).toEqual({
      headcount: { inService: 0, basis: { n: 0, warnings } },
      known: { basis: { warnings } },
    });
  });

  it('the timeline shows it by its name, with its fields as they stand', async () => {
    const { timeline } = await api.ask<{ timeline: { entries: { edges: { node: object }[] } } }>(
      `{ timeline(teacherId: "${TEACHER}") { entries { edges { node { type status fields } } } } }`,
    );
    expect(timeline.entries.edges.map(({ node }) => node).slice(2)).toEqual([
      { type: 'TeacherMerged', status: 'NOT_UNDERSTOOD', fields: { into: 'synthetic-other' } },
      {
        type: 'PostStarted',
        status: 'NOT_UNDERSTOOD',
        fields: { posts: [{ employer: 'synthetic-school' }] },
      },
    ]);
  });

  it('commands go on without it, and cannot void it', async () => {
    expect(await said('voidFact', 'synthetic-c3', { factId: 'synthetic-PostStarted' })).toMatchObject({
      code: 'UNKNOWN_FACT',
    });
    const post = { post: 'synthetic-post', role: 'classroom_teacher', employer: 'synthetic-school' };
    expect(await said('startPost', 'synthetic-c4', post)).toMatchObject({
      __typename: 'Recorded',
      revision: 5,
    });
  });
});
