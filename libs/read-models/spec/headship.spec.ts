import { describe, expect, it } from '@jest/globals';
import { headshipPaths } from '../src/headship/paths.js';
import { timeToLeadership } from '../src/headship/time-to-leadership.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Post = readonly [on: string, role: string];

const teacher = (id: string, phase: string, ...posts: readonly Post[]) =>
  record(
    `teacher-synthetic-${id}`,
    ['QtsAwarded', '2000-07-01'],
    ...posts.map(
      ([on, role], index) =>
        [
          index === 0 ? 'PostStarted' : 'Promoted',
          on,
          { post: `p${index}`, role, employer: phase, ...(index > 0 && { fromPost: `p${index - 1}` }) },
        ] as const,
    ),
  );

const began: Post = ['2000-09-01', 'classroom_teacher'];
const events = [
  record('organisation-primary', ['SchoolRegistered', '1990-01-01', { name: 'A', phase: 'primary' }]),
  record('organisation-secondary', ['SchoolRegistered', '1990-01-01', { name: 'B', phase: 'secondary' }]),
  teacher('a', 'primary', began, ['2004-09-01', 'phase_lead'], ['2008-09-01', 'headteacher']),
  teacher(
    'b',
    'primary',
    began,
    ['2005-09-01', 'phase_lead'],
    ['2010-09-01', 'headteacher'],
    ['2014-09-01', 'executive_headteacher'],
  ),
  teacher(
    'c',
    'secondary',
    began,
    ['2003-09-01', 'classroom_teacher'],
    ['2012-09-01', 'deputy_headteacher'],
    ['2016-09-01', 'head_of_school'],
  ),
  teacher('d', 'secondary', began),
].flat();
const view = { asOf: '2020-08-31' };

describe('the paths to headship', () => {
  it('are counted, the most frequent first; what comes after headship is no part of them', async () => {
    await withModel(events, async (model) => {
      const { paths, heads, distinctPaths, headsOnOthers } = await headshipPaths(model, view);
      expect([heads, distinctPaths, headsOnOthers]).toEqual([3, 2, 0]);
      expect(paths.map(({ path, heads }) => [path, heads])).toEqual([
        [['classroom_teacher', 'phase_lead', 'headteacher'], 2],
        [['classroom_teacher', 'deputy_headteacher', 'head_of_school'], 1],
      ]);
      expect(paths[0]!.medianYears).toBeCloseTo(9, 2);
    });
  });

  it('may be told in stages, and only so many of them', async () => {
    await withModel(events, async (model) => {
      const { paths, headsOnOthers } = await headshipPaths(model, { ...view, steps: 'STAGE', most: 1 });
      expect(paths).toHaveLength(1);
      expect(paths[0]!.path).toEqual(['classroom teacher', 'middle leader', 'headteacher']);
      expect(headsOnOthers).toBe(1);
      expect(await headshipPaths(model, { asOf: '2001-01-01' })).toMatchObject({ heads: 0, paths: [] });
    });
  });
});

describe('the time to the first leadership role', () => {
  it('is told by phase, with those who have left or are under way', async () => {
    const left = record(
      'teacher-synthetic-e',
      ['QtsAwarded', '2000-07-01'],
      ['PostStarted', '2000-09-01', { post: 'p', role: 'classroom_teacher', employer: 'secondary' }],
      ['LeftTeaching', '2010-08-31'],
    );
    await withModel([...events, ...left], async (model) => {
      const { groups } = await timeToLeadership(model, { ...view, by: ['PHASE'], atYears: [4.5, 13] });
      expect(
        groups.map(({ group, n, reached, left, censored }) => [group[0]!.value, n, reached, left, censored]),
      ).toEqual([
        ['primary', 2, 2, 0, 0],
        ['secondary', 3, 1, 1, 1],
      ]);
      expect(groups[0]!.medianYears).toBeCloseTo(4, 2);
      expect(groups[1]!.medianYears).toBeCloseTo(12, 2);
      expect(groups.map(({ at }) => at.map(({ incidence }) => incidence))).toEqual([
        [0.5, 1],
        [0, 1 / 3],
      ]);
    });
  });
});
