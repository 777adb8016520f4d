import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import type { Page } from '../src/answer.js';
import { cohortMembers, cohorts } from '../src/cohort/cohort.js';
import { assignments } from '../src/leadership/assignments.js';
import { npqs } from '../src/leadership/npqs.js';
import { readiness } from '../src/leadership/readiness.js';
import { retention } from '../src/retention/retention.js';
import { event } from './example.js';
import { withModel } from './opened-model.js';
import { organisations } from './random-careers.js';

const view = { asOf: '2020-01-01' };

/** A teacher who qualifies in July 2014 and holds a post from September, and what else they do. */
function teacher(
  id: string,
  role: string,
  employer: string,
  ...more: [string, string, object][]
): readonly StoredEvent[] {
  const facts: [string, string, object][] = [
    ['QtsAwarded', '2014-07-01', {}],
    ['PostStarted', '2014-09-01', { post: 'p', role, employer }],
    ...more,
  ];
  return facts.map(([type, on, data], index) =>
    event(`teacher-${id}`, index + 1, { id: `${id}-${index}`, type, on, at: `${on}T12:00:00Z`, data }),
  );
}

const npqsl = { enrolment: 'e', qualification: 'NPQSL' };
const passed: [string, string, object] = ['NpqPassed', '2018-06-01', npqsl];
const rated = (rating: string, on: string): [string, string, object] => [
  'ReadinessAssessed',
  on,
  { role: 'senior_leader', rating, assessor: 'assessor-1' },
];
const assigned = (assignment: string, school: string): [string, string, object] => [
  'AssignmentStarted',
  '2019-01-01',
  { assignment, title: 'acting head', school, plannedEndOn: '2020-08-31' },
];

const events = [
  ...organisations,
  ...teacher('a', 'middle_leader', 'S1', passed, rated('ready_now', '2019-01-01'), assigned('x', 'S1')),
  ...teacher('b', 'middle_leader', 'S3', passed, assigned('y', 'S1'), assigned('z', 'S2')),
  ...teacher(
    'c',
    'classroom_teacher',
    'S1',
    passed,
    rated('ready_now', '2017-01-01'),
    rated('not_ready', '2019-01-01'),
  ),
  ...teacher('d', 'classroom_teacher', 'T2', rated('ready_now', '2017-01-01')),
  ...teacher('e', 'senior_leader', 'S1', ['NpqStarted', '2019-09-01', npqsl]),
  ...teacher('f', 'middle_leader', 'S1', passed, ['LeftTeaching', '2019-08-31', {}]),
];

describe('readiness for a role', () => {
  it('names who is ready and every reason, in service only, last assessment only', async () => {
    await withModel(events, async (model) => {
      const { ready } = await readiness(model, { ...view, role: 'senior_leader' });
      expect(
        ready.edges.map(({ node }) => [node.teacher, node.stage, node.reasons.map(({ kind }) => kind)]),
      ).toEqual([
        ['a', 'middle leader', ['ASSESSED', 'QUALIFIED']],
        ['b', 'middle leader', ['QUALIFIED']],
        ['d', 'early career teacher', ['ASSESSED']],
      ]);
      expect(ready.edges[1]!.node.reasons).toEqual([
        { kind: 'QUALIFIED', stage: 'middle leader', qualification: 'NPQSL', since: '2018-06-01' },
      ]);
      expect(ready.edges[2]!.node.reasons).toEqual([
        { kind: 'ASSESSED', assessor: 'assessor-1', on: '2017-01-01' },
      ]);
    });
  });

  it('is asked of one trust, by where a post is open on the day: a school that belongs to it, or the trust itself', async () => {
    await withModel(events, async (model) => {
      const inTrust = async (trust: string, asOf: string) => {
        const { ready } = await readiness(model, { asOf, role: 'senior_leader', trust });
        return ready.edges.map(({ node }) => node.teacher);
      };
      expect(await inTrust('T2', '2020-01-01')).toEqual(['a', 'd']);
      expect(await inTrust('T1', '2020-01-01')).toEqual([]);
      expect(await inTrust('T2', '2018-01-01')).toEqual(['c', 'd']);
    });
  });

  it('warns of a role that no list knows', async () => {
    await withModel(events, async (model) => {
      const { basis, ready } = await readiness(model, { ...view, role: 'wizard' });
      expect(ready.totalCount).toBe(0);
      expect(basis.warnings).toHaveLength(1);
    });
  });
});

describe('lists', () => {
  it('come page by page, each row once, in one order', async () => {
    await withModel(events, async (model) => {
      const all = await pages((page) =>
        cohortMembers(model, { ...view, cohort: '2013/14', ...page }).then((a) => a.members),
      );
      expect(all.map(({ teacher: id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
      const open = await pages((page) => assignments(model, { ...view, ...page }).then((a) => a.assignments));
      expect(open.map(({ assignment }) => assignment)).toEqual(['x', 'y', 'z']);
    });
  });

  it('are narrowed by trust, qualification and state', async () => {
    await withModel(events, async (model) => {
      const inTrust = await assignments(model, { ...view, trust: 'T2' });
      expect([inTrust.open, inTrust.basis.n, inTrust.byTitle]).toEqual([
        2,
        2,
        [{ title: 'acting head', count: 2 }],
      ]);
      const taking = await npqs(model, { ...view, trust: 'T2', state: 'IN_PROGRESS' });
      expect(taking.holdings.edges.map(({ node }) => node)).toEqual([
        { teacher: 'e', qualification: 'NPQSL', state: 'IN_PROGRESS', since: '2019-09-01' },
      ]);
      expect(taking.counts.map(({ state, count }) => [state, count])).toEqual([
        ['COMPLETED', 2],
        ['IN_PROGRESS', 1],
      ]);
      expect((await npqs(model, { ...view, qualification: 'NPQH' })).holdings.totalCount).toBe(0);
    });
  });

  it('refuse what cannot be asked', async () => {
    await withModel(events, async (model) => {
      const asking = [
        () => cohortMembers(model, { ...view, cohort: '2013/15' }),
        () => cohortMembers(model, { ...view, cohort: '2013/14', first: 0 }),
        () => cohortMembers(model, { ...view, cohort: '2013/14', after: 'nonsense' }),
        () => cohorts(model, { asOf: '2020-02-30' }),
        () => cohorts(model, { ...view, knownAt: 'yesterday' }),
        () => retention(model, { ...view, years: [0] }),
        () => retention(model, { ...view, years: [1, 1] }),
      ];
      for (const ask of asking) await expect(ask()).rejects.toThrow(RangeError);
    });
  });
});

describe('cohorts', () => {
  it('count who qualified, entered and is in service; several groups at once keep only who is in all', async () => {
    await withModel(events, async (model) => {
      expect((await cohorts(model, view)).cohorts).toEqual([
        { cohort: '2013/14', qualified: 6, entered: 6, inService: 5 },
      ]);
      const { pooled } = await retention(model, { ...view, years: [5], by: ['PHASE', 'TRUST'] });
      expect(
        pooled.map(({ group, n, cells }) => [group.map(({ value }) => value), n, cells[0]!.retained]),
      ).toEqual([
        [['primary', 'T2'], 4, 4],
        [['secondary', 'T2'], 1, 1],
      ]);
    });
  });
});

async function pages<T>(
  ask: (page: { first: number; after?: string }) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const nodes: T[] = [];
  for (let after: string | undefined; ;) {
    const page = await ask({ first: 2, ...(after !== undefined && { after }) });
    nodes.push(...page.edges.map(({ node }) => node));
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor!;
  }
}
