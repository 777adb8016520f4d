import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asking } from '../as-whom.js';
import {
  ALLIANCE,
  atS1,
  atS2,
  atS3,
  cameToS1,
  leftS1,
  nobody,
  S1,
  S3,
  T1,
  twoTrusts,
  type TwoTrusts,
} from './two-trusts.js';

let world: TwoTrusts;
let school: Asking;
let trust: Asking;
beforeAll(async () => {
  world = await twoTrusts();
  school = await world.as('school', S1);
  trust = await world.as('trust_planner', T1);
});
afterAll(() => world.api.stop());

let said = 0;
interface Outcome {
  readonly __typename: string;
  readonly code?: string;
}
async function say(who: Asking, verb: string, fields: object): Promise<Outcome> {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
  const input = { commandId: `synthetic-recording-${(said += 1)}`, effectiveOn: '2024-09-01', ...fields };
  const { outcome } = await who.ask<{ outcome: Outcome }>(
    `mutation ($input: ${type}!) {
      outcome: ${verb}(input: $input) { __typename ... on Refused { code message mend field } }
    }`,
    { input },
  );
  return outcome;
}

const recorded = { __typename: 'Recorded' };

describe('A1: recording', () => {
  it('goes on for those who are with a school or a trust, and for whoever is registered by it', async () => {
    expect(await say(school, 'changePostTerms', { teacherId: atS1, post: `${atS1}-1`, fte: 0.8 })).toEqual(
      recorded,
    );
    expect(await say(trust, 'changePostTerms', { teacherId: atS2, post: `${atS2}-1`, fte: 0.8 })).toEqual(
      recorded,
    );
    const teacherId = 'synthetic-newly-registered';
    expect(await say(school, 'registerTeacher', { teacherId })).toEqual(recorded);
    const post = { teacherId, employer: S1, post: 'synthetic-first-post', role: 'classroom_teacher', fte: 1 };
    expect(await say(school, 'startPost', post)).toEqual(recorded);
    expect(await say(school, 'changePostTerms', { teacherId, post: post.post, fte: 0.5 })).toEqual(recorded);
  });

  it.each([
    ['of another school', () => school, atS2],
    ['of another trust', () => trust, atS3],
    ['who left', () => school, leftS1],
  ])('a teacher %s is one who is not there', async (_what, who, teacherId) => {
    const terms = { post: `${teacherId}-1`, fte: 0.8 };
    const asNobody = await say(who(), 'changePostTerms', { ...terms, teacherId: nobody });
    expect(asNobody).toMatchObject({ code: 'NOT_REGISTERED' });
    expect(await say(who(), 'changePostTerms', { ...terms, teacherId })).toEqual(asNobody);
  });

  it('what a teacher held elsewhere is not there to be ended, and a fact of elsewhere not to be struck out', async () => {
    const unknown = await say(school, 'changePostTerms', {
      teacherId: cameToS1,
      post: 'synthetic-none',
      fte: 0.5,
    });
    expect(unknown).toMatchObject({ code: 'UNKNOWN_ID' });
    const elsewhere = { teacherId: cameToS1, post: `${cameToS1}-1`, fte: 0.5 };
    expect(await say(school, 'changePostTerms', elsewhere)).toEqual(unknown);

    const factId = await factOf(cameToS1, S3);
    const strike = { teacherId: cameToS1, reason: 'a test' };
    const asNone = await say(school, 'voidFact', { ...strike, factId: 'synthetic-none' });
    expect(asNone).toMatchObject({ code: 'UNKNOWN_FACT' });
    expect(await say(school, 'voidFact', { ...strike, factId })).toEqual(asNone);
    const own = await factOf(cameToS1, S1);
    const change = { ...strike, factId: own, changes: { fte: 0.9 } };
    expect(await say(school, 'correctFact', change)).toEqual(recorded);
  });

  it('of an id that is taken only that shows', async () => {
    expect(await say(school, 'registerTeacher', { teacherId: atS3 })).toMatchObject({
      code: 'ALREADY_REGISTERED',
    });
  });
});

it('A27: nobody gives themselves sight of another school', async () => {
  const join = `mutation ($input: JoinTrustInput!) { joinTrust(input: $input) { __typename } }`;
  const input = { commandId: 'synthetic-join', effectiveOn: '2024-09-01', organisationId: S3, trust: T1 };
  for (const who of [school, trust, await world.as('tsa_lead', ALLIANCE)])
    expect(await who.codeOf(join, { input })).toBe('FORBIDDEN');
});

async function factOf(teacherId: string, employer: string): Promise<string> {
  const officer = await world.as('data_officer');
  const { timeline } = await officer.ask<{
    timeline: {
      entries: {
        edges: readonly { node: { factId: string; type: string; fields: { employer?: string } } }[];
      };
    };
  }>(
    `query ($teacherId: ID!) { timeline(teacherId: $teacherId) { entries { edges { node { factId type fields } } } } }`,
    {
      teacherId,
    },
  );
  return timeline.entries.edges.find(({ node }) => node.fields.employer === employer)!.node.factId;
}
