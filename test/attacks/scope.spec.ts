import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asking } from '../as-whom.js';
import { liveSocket, until } from '../live-events.js';
import {
  ALLIANCE,
  atS1,
  atS2,
  atS3,
  cameToS1,
  leftS1,
  MOVED_ON,
  nobody,
  S1,
  S2,
  S3,
  T1,
  twoTrusts,
  type TwoTrusts,
} from './two-trusts.js';

let world: TwoTrusts;
let school: Asking;
let trust: Asking;
let lead: Asking;
let officer: Asking;
beforeAll(async () => {
  world = await twoTrusts();
  school = await world.as('school', S1);
  trust = await world.as('trust_planner', T1);
  lead = await world.as('tsa_lead', ALLIANCE);
  officer = await world.as('data_officer');
});
afterAll(() => world.api.stop());

const TIMELINE = `query ($id: ID!) {
  timeline(teacherId: $id) { revision entries(first: 200) { totalCount edges { node { type effectiveOn fields } } } }
}`;
const EVENTS = `query ($id: ID!) { events(teacher: $id, first: 200) { edges { node { type data } } warnings } }`;

interface Entry {
  readonly type: string;
  readonly effectiveOn: string;
  readonly fields: Readonly<Record<string, unknown>>;
}
interface TimelineAnswer {
  readonly timeline: {
    readonly revision: number;
    readonly entries: { readonly totalCount: number; readonly edges: readonly { readonly node: Entry }[] };
  };
}
const entriesOf = async (who: Asking, id: string): Promise<readonly Entry[]> =>
  (await who.ask<TimelineAnswer>(TIMELINE, { id })).timeline.entries.edges.map(({ node }) => node);

describe('A1: the record of a teacher of another school', () => {
  it.each([
    ['a teacher of the same trust', atS2],
    ['a teacher of another trust', atS3],
  ])('%s is, for a school, as one who is not there', async (_what, id) => {
    for (const question of [TIMELINE, EVENTS])
      expect(await school.post(question, { id })).toEqual(await school.post(question, { id: nobody }));
    expect((await entriesOf(officer, id)).length).toBeGreaterThan(2);
  });

  it('is there for those who see them', async () => {
    expect((await entriesOf(school, atS1)).map(({ type }) => type)).toContain('PostStarted');
    expect((await entriesOf(trust, atS2)).map(({ type }) => type)).toContain('PostStarted');
    expect(await entriesOf(trust, atS3)).toEqual([]);
  });

  it('takes as long as one who is not there', async () => {
    const apart: number[] = [];
    // What else the machine does may come between once, and not each time.
    for (let attempt = 0; attempt < 6 && !apart.some((share) => share < 0.1); attempt += 1) {
      const [there, not] = await timesOf(atS3, nobody);
      apart.push(Math.abs(there - not) / not);
    }
    expect(Math.min(...apart)).toBeLessThan(0.1);
  });

  it('is not written to either: the refusal is that of an id that is not there', async () => {
    const left = { effectiveOn: '2024-09-01', commandId: 'synthetic-attack' };
    const say = async (teacherId: string): Promise<unknown> =>
      (
        await school.ask<{ outcome: unknown }>(
          `mutation ($input: LeaveTeachingInput!) {
            outcome: leaveTeaching(input: $input) { __typename ... on Refused { code message mend field } }
          }`,
          { input: { ...left, teacherId } },
        )
      ).outcome;
    expect(await say(nobody)).toMatchObject({ __typename: 'Refused', code: 'NOT_REGISTERED' });
    for (const id of [atS2, atS3, leftS1]) expect(await say(id)).toEqual(await say(nobody));
  });
});

/** How long two records usually take to be told, asked for in turn: what comes between makes some slower, never faster. */
async function timesOf(...ids: readonly [string, string]): Promise<readonly [number, number]> {
  const times: readonly [number[], number[]] = [[], []];
  for (let n = 0; n < 40; n += 1)
    for (const which of n % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const start = performance.now();
      await school.post(TIMELINE, { id: ids[which] });
      times[which].push(performance.now() - start);
    }
  const usual = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[all.length / 4]!;
  return [usual(times[0]), usual(times[1])];
}

it('A2: there is no way to a thing by a global id', async () => {
  for (const question of ['{ node(id: "x") { id } }', '{ nodes(ids: ["x"]) { id } }'])
    expect(await officer.codeOf(question)).toBe('GRAPHQL_VALIDATION_FAILED');
});

describe('A3: going round by trusts and schools', () => {
  const MOVES = `{ schoolMoves(from: "2020-09-01", to: "2024-09-01") { moves { totalCount edges { node { from to } } } } }`;

  it('counts nobody of another trust', async () => {
    const headcount = `{ headcount { inService bySchool { edges { node { organisation count } } } } }`;
    const seen = async (who: Asking) => (await who.ask<{ headcount: unknown }>(headcount)).headcount;
    expect(await seen(officer)).toMatchObject({ inService: 5 });
    expect(await seen(trust)).toEqual({
      inService: 3,
      bySchool: {
        edges: [{ node: { organisation: S1, count: 2 } }, { node: { organisation: S2, count: 1 } }],
      },
    });
    expect(await seen(school)).toEqual({
      inService: 2,
      bySchool: { edges: [{ node: { organisation: S1, count: 2 } }] },
    });
  });

  it('tells of no move whose other end is not seen', async () => {
    expect(JSON.stringify(await officer.ask(MOVES))).toContain(S3);
    expect(JSON.stringify(await trust.ask(MOVES))).not.toContain(S3);
  });

  it('names nobody of another trust by asking about that trust', async () => {
    const question = `query ($trust: ID) { benchStrength(trust: $trust) { posts { totalCount edges { node { teacher } } } } }`;
    const told = JSON.stringify(await trust.ask(question, { trust: 'synthetic-trust-two' }));
    for (const teacher of [atS3, leftS1]) expect(told).not.toContain(teacher);
  });
});

describe('A4: a cursor', () => {
  const MEMBERS = `query ($after: String) {
    cohortMembers(cohort: "2019/20", first: 1, after: $after) {
      members { totalCount edges { cursor node { teacher } } pageInfo { endCursor } }
    }
  }`;
  interface Members {
    readonly cohortMembers: {
      readonly members: {
        readonly totalCount: number;
        readonly edges: readonly { readonly cursor: string; readonly node: { readonly teacher: string } }[];
        readonly pageInfo: { readonly endCursor: string };
      };
    };
  }
  const pageOf = async (who: Asking, after?: string) =>
    (await who.ask<Members>(MEMBERS, { after })).cohortMembers.members;

  it('goes on for whoever was given it', async () => {
    const first = await pageOf(officer);
    const second = await pageOf(officer, first.pageInfo.endCursor);
    expect(second.edges[0]!.node.teacher > first.edges[0]!.node.teacher).toBe(true);
    expect(first.edges[0]!.cursor).toBe(first.pageInfo.endCursor);
  });

  it('of somebody who sees others is refused', async () => {
    const { endCursor } = (await pageOf(officer)).pageInfo;
    for (const who of [school, trust])
      expect(await who.codeOf(MEMBERS, { after: endCursor })).toBe('BAD_CURSOR');
  });

  it('that was edited is refused, wherever one is taken', async () => {
    const { endCursor } = (await pageOf(school)).pageInfo;
    const [place, seal] = endCursor.split('.') as [string, string];
    const elsewhere = Buffer.from(JSON.stringify([atS3])).toString('base64url');
    for (const after of [`${elsewhere}.${seal}`, place, elsewhere, 'abc', '']) {
      expect(await school.codeOf(MEMBERS, { after })).toBe('BAD_CURSOR');
      const entries = `query ($id: ID!, $after: String) { timeline(teacherId: $id) { entries(after: $after) { totalCount } } }`;
      expect(await school.codeOf(entries, { id: atS1, after })).toBe('BAD_CURSOR');
      const events = `query ($id: ID!, $after: String) { events(teacher: $id, after: $after) { position } }`;
      expect(await school.codeOf(events, { id: atS1, after })).toBe('BAD_CURSOR');
    }
  });
});

describe('A6: totals', () => {
  it('are of those who are seen', async () => {
    const question = `{ cohortMembers(cohort: "2019/20") { members { totalCount edges { node { teacher } } } } }`;
    const seen = async (who: Asking) =>
      (
        await who.ask<{
          cohortMembers: { members: { totalCount: number; edges: readonly { node: { teacher: string } }[] } };
        }>(question)
      ).cohortMembers.members;
    const all = await seen(officer);
    expect(all.totalCount).toBe(5);
    const ofSchool = await seen(school);
    expect(ofSchool.totalCount).toBe(3);
    expect(ofSchool.edges.map(({ node }) => node.teacher).toSorted()).toEqual(
      [atS1, cameToS1, leftS1].toSorted(),
    );
    expect((await seen(trust)).totalCount).toBe(4);
  });
});

describe('A7: time', () => {
  it('shows what came while a teacher was there, and nothing of before or after', async () => {
    const came = await entriesOf(school, cameToS1);
    expect(came.filter(({ type }) => type === 'PostStarted').map(({ fields }) => fields['employer'])).toEqual(
      [S1],
    );
    expect(JSON.stringify(came)).not.toContain(S3);
    const left = await entriesOf(school, leftS1);
    expect(left.map(({ type }) => type)).toContain('PostStarted');
    expect(JSON.stringify(left)).not.toContain(S3);
  });

  it('counts a teacher on the days on which they were there', async () => {
    const on = async (who: Asking, asOf: string): Promise<number> =>
      (
        await who.ask<{ headcount: { inService: number } }>(
          `query ($asOf: CalendarDate) { headcount(asOf: $asOf) { inService } }`,
          { asOf },
        )
      ).headcount.inService;
    // atS1 and leftS1 before; atS1 and cameToS1 after.
    expect(await on(school, '2022-08-31')).toBe(2);
    expect(await on(school, MOVED_ON)).toBe(2);
    expect(await on(school, '2019-12-31')).toBe(0);
  });
});

describe('A8: a subscription', () => {
  it('tells a school of a teacher of its own, and nothing of another', async () => {
    const heard = async (teacher: string): Promise<number> => {
      const live = await liveSocket(world.api.url, { headers: school.headers });
      live.subscribe({ teacher });
      const next = () => live.messages.filter(({ type }) => type === 'next').length;
      if (teacher === atS1) await until(() => next() > 0);
      else await new Promise((resolve) => setTimeout(resolve, 500));
      live.socket.terminate();
      return next();
    };
    expect(await heard(atS1)).toBeGreaterThan(0);
    expect(await heard(atS3)).toBe(0);
  });

  it('of the whole history is refused to whoever does not see everybody', async () => {
    const live = await liveSocket(world.api.url, { headers: school.headers });
    live.subscribe({});
    await until(() => live.messages.some(({ type }) => type === 'error' || type === 'next'));
    live.socket.terminate();
    expect(JSON.stringify(live.messages)).toContain('FORBIDDEN');
  });
});

it('a lead of an alliance sees its schools and no records', async () => {
  expect(await lead.codeOf(TIMELINE, { id: atS1 })).toBe('FORBIDDEN');
  expect(await lead.codeOf(EVENTS, { id: atS1 })).toBe('FORBIDDEN');
  expect(S2).not.toBe(S1);
});
