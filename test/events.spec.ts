import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventLog } from '#event-log/open';
import { eventsIn, fill } from './log-run.js';
import { runningApi } from './running-api.js';

interface Node {
  readonly id: string;
  readonly position: string;
  readonly type: string;
  readonly stream: string;
  readonly teacher: string | null;
  readonly status: string;
  readonly changedBy: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
  readonly data: string;
  readonly source: { readonly system: string; readonly id: string } | null;
}

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly position: string | null;
  readonly warnings: readonly string[];
}

const FIELDS = `edges { cursor node { id position type stream teacher status changedBy fields data source { system id } } }
  pageInfo { hasNextPage endCursor } position warnings`;

let api: Awaited<ReturnType<typeof runningApi>>;
beforeAll(async () => {
  api = await runningApi();
  await fill(api.logUrl, 120);
});
afterAll(() => api.stop());

const VARIABLES = `$first: Int, $after: String, $types: [String!], $teacher: ID, $organisation: ID,
  $effectiveFrom: CalendarDate, $effectiveTo: CalendarDate, $recordedFrom: Instant, $recordedTo: Instant,
  $afterPosition: String, $upToPosition: String`;
const ARGUMENTS = VARIABLES.replaceAll(/\$(\w+): [^,]+/g, '$1: $$$1');

async function page(variables: object = {}): Promise<Page> {
  const { events } = await api.ask<{ events: Page }>(
    `query (${VARIABLES}) { events(${ARGUMENTS}) { ${FIELDS} } }`,
    variables,
  );
  return events;
}

async function allPages(variables: {
  readonly after?: string | null;
  readonly [name: string]: unknown;
}): Promise<readonly Node[]> {
  const nodes: Node[] = [];
  let after = variables.after ?? null;
  for (let hasNext = true; hasNext;) {
    const { edges, pageInfo } = await page({ ...variables, after });
    nodes.push(...edges.map(({ node }) => node));
    [hasNext, after] = [pageInfo.hasNextPage, pageInfo.endCursor];
  }
  return nodes;
}

const codeOf = async (variables: object): Promise<unknown> => {
  const { body } = await api.post(`query (${VARIABLES}) { events(${ARGUMENTS}) { position } }`, variables);
  return body.errors?.[0]?.extensions?.code;
};

describe('the event history in pages', () => {
  it('holds every event of the log once and in order, those of types that no answer rests on among them', async () => {
    const stored = await eventsIn(api.logUrl);
    const nodes = await allPages({ first: 200 });
    expect(nodes.map(({ id, position }) => [id, position])).toEqual(
      stored.map(({ id, position }) => [id, position]),
    );
    expect(nodes.map(({ data, fields }) => [data, fields])).toEqual(
      stored.map(({ data }) => [data, JSON.parse(data)]),
    );
    expect(new Set(nodes.map(({ type }) => type)).has('CpdCoachingHeld')).toBe(true);
  });

  it.each<readonly [string, object, (event: Awaited<ReturnType<typeof eventsIn>>[number]) => boolean]>([
    ['types', { types: ['NpqStarted', 'QtsAwarded'] }, (e) => ['NpqStarted', 'QtsAwarded'].includes(e.type)],
    [
      'days of effect',
      { effectiveFrom: '2012-09-01', effectiveTo: '2013-08-31' },
      (e) => e.effectiveOn >= '2012-09-01' && e.effectiveOn <= '2013-08-31',
    ],
    [
      'instants of recording, with an offset',
      { recordedFrom: '2015-01-01T01:00:00+01:00', recordedTo: '2016-01-01T00:00:00Z' },
      (e) => e.recordedAt >= '2015-01-01T00:00:00.000Z' && e.recordedAt <= '2016-01-01T00:00:00.000Z',
    ],
    [
      'a type and days at once',
      { types: ['PostStarted'], effectiveFrom: '2018-01-01' },
      (e) => e.type === 'PostStarted' && e.effectiveOn >= '2018-01-01',
    ],
  ])('narrowed by %s holds just those, whatever the size of its pages', async (_name, variables, isMeant) => {
    const expected = (await eventsIn(api.logUrl)).filter(isMeant).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(5);
    for (const first of [7, 200])
      expect((await allPages({ ...variables, first })).map(({ id }) => id)).toEqual(expected);
  });

  it('of one record is its stream, with positions, narrowed as the rest', async () => {
    const stored = await eventsIn(api.logUrl);
    const { stream } = stored.find(({ type }) => type === 'NpqStarted')!;
    const teacher = stream.replace('teacher-', '');
    const own = stored.filter((event) => event.stream === stream);
    expect((await allPages({ teacher, first: 3 })).map(({ position }) => position)).toEqual(
      own.map(({ position }) => position),
    );
    const npqs = await allPages({ teacher, types: ['NpqStarted'] });
    expect(npqs.map(({ id }) => id)).toEqual(
      own.filter(({ type }) => type === 'NpqStarted').map(({ id }) => id),
    );
    const [, second, , fourth] = own;
    const between = await page({ teacher, afterPosition: second!.position, upToPosition: fourth!.position });
    expect(between.edges.map(({ node }) => node.position)).toEqual(
      own.slice(2, 4).map(({ position }) => position),
    );
    const organisation = stored.find((event) => event.stream.startsWith('organisation-'))!.stream;
    const ofOrganisation = await allPages({ organisation: organisation.replace('organisation-', '') });
    expect(ofOrganisation.length).toBe(stored.filter((event) => event.stream === organisation).length);
  });

  it('begins after one position and ends at another, and says how far it looked', async () => {
    const stored = await eventsIn(api.logUrl);
    const [from, to] = [stored[9]!.position, stored[19]!.position];
    const nodes = await allPages({ afterPosition: from, upToPosition: to, first: 4 });
    expect(nodes.map(({ position }) => position)).toEqual(
      stored.slice(10, 20).map(({ position }) => position),
    );
    expect((await page({ upToPosition: to, types: ['NoneSuch'] })).position).toBe(to);
    expect((await page({ types: ['NoneSuch'] })).position).toBe(stored.at(-1)!.position);
  });

  it('keeps its pages while facts are appended, and the new ones come last', async () => {
    const before = await eventsIn(api.logUrl);
    const first = await page({ first: 150 });
    await api.say('registerTeacher', {
      ...{ commandId: 'synthetic-1', teacherId: 'synthetic-new', effectiveOn: '2026-09-01' },
    });
    expect(await page({ first: 150 })).toEqual(first);
    const rest = await allPages({ after: first.pageInfo.endCursor, first: 200 });
    expect(
      [...first.edges.map(({ node }) => node), ...rest].map(({ id }) => id).slice(0, before.length),
    ).toEqual(before.map(({ id }) => id));
    expect(rest.at(-1)).toMatchObject({ teacher: 'synthetic-new', source: null, status: 'IN_FORCE' });
  });

  it('says what was struck out and what was corrected, and by what', async () => {
    const start = { teacherId: 'synthetic-changed', effectiveOn: '2024-09-01' };
    const say = async (verb: string, input: object): Promise<string> => {
      const said = await api.say(verb, {
        commandId: `${verb}-${JSON.stringify(input)}`.slice(0, 60),
        ...start,
        ...input,
      });
      if (said.__typename !== 'Recorded') throw new Error(JSON.stringify(said));
      return said.factIds[0]!;
    };
    await say('registerTeacher', {});
    const qts = await say('awardQts', { route: 'assessment_only' });
    const voided = await say('voidFact', { factId: qts, reason: 'synthetic slip' });
    const nodes = await allPages({ teacher: 'synthetic-changed' });
    expect(nodes.find(({ id }) => id === qts)).toMatchObject({ status: 'STRUCK_OUT', changedBy: [voided] });
    const reinstated = await say('voidFact', { factId: voided, reason: 'it was none' });
    const after = await allPages({ teacher: 'synthetic-changed' });
    expect(after.find(({ id }) => id === qts)).toMatchObject({ status: 'IN_FORCE', changedBy: [] });
    expect(after.find(({ id }) => id === voided)).toMatchObject({
      status: 'STRUCK_OUT',
      changedBy: [reinstated],
    });
  });

  it('refuses what cannot be, and says so of a type that it does not know', async () => {
    expect(await codeOf({ first: 201 })).toBe('COST');
    expect(await codeOf({ after: 'bm9uZQ' })).toBe('BAD_CURSOR');
    expect(await codeOf({ afterPosition: 'no position' })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ afterPosition: '999999999' })).toBe('UNKNOWN_POSITION');
    expect(await codeOf({ teacher: 'a', organisation: 'b' })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ types: [] })).toBe('BAD_USER_INPUT');
    const { edges, warnings } = await page({ types: ['NpqStrted'] });
    expect(edges).toEqual([]);
    expect(warnings).toEqual(['This release knows no event of type NpqStrted. Did you mean NpqStarted?']);
  });

  it('of an empty log is empty', async () => {
    const empty = await runningApi();
    try {
      const answer = await empty.ask(
        '{ events { edges { cursor } pageInfo { hasNextPage endCursor } position } }',
      );
      expect(answer).toEqual({
        events: { edges: [], pageInfo: { hasNextPage: false, endCursor: null }, position: null },
      });
    } finally {
      await empty.stop();
    }
  });

  it('shows events of a type that a later release brought', async () => {
    const log = await openEventLog(api.logUrl);
    await log.append('teacher-synthetic-later', 0, [
      {
        ...{ id: '7697352c-ed94-5d12-b2ca-d8dff851e0dd', type: 'BroughtLater', version: 1 },
        ...{ effectiveOn: '2026-09-01', recordedAt: '2026-09-02T00:00:00Z', data: '{"a":1}', metadata: '{}' },
      },
    ]);
    await log.close();
    const { edges, warnings } = await page({ types: ['BroughtLater'] });
    expect(edges[0]!.node).toMatchObject({ status: 'NOT_UNDERSTOOD', fields: { a: 1 }, source: null });
    expect(warnings).toHaveLength(1);
  });
});
