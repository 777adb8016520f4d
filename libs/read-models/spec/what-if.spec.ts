import { describe, expect, it } from '@jest/globals';
import { headcount } from '../src/pipeline/headcount.js';
import { whatIf } from '../src/supposition/what-if.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const school = (id: string) => record(`organisation-${id}`, ['SchoolRegistered', '2000-01-01', { name: id }]);
const teacher = (id: string, role: string) =>
  record(
    `teacher-synthetic-${id}`,
    ['TrainingStarted', '2009-09-01', { route: 'school_direct_salaried' }],
    ['QtsAwarded', '2010-07-01'],
    ['PostStarted', '2010-09-01', { post: 'p', role, employer: 'S1' }],
  );
const events = [
  ...school('S1'),
  ...school("O'S2"),
  ...teacher('deputy', 'deputy_headteacher'),
  ...teacher('head', 'headteacher'),
  ...teacher('other', 'classroom_teacher'),
];
const asOf = '2020-01-01';
const placement = {
  teacher: 'synthetic-deputy',
  role: 'headteacher',
  employer: "O'S2",
  startOn: '2019-09-01',
};

describe('what if', () => {
  it('somebody took another post: the one held is given up, nobody else moves', async () => {
    await withModel(events, async (model) => {
      const before = await headcount(model, { asOf });
      const { inService, byStage, bySchool } = await whatIf(model, { asOf, placements: [placement] });
      expect(inService).toEqual({ before: 3, after: 3, difference: 0 });
      expect(Object.fromEntries(byStage.map(({ stage, difference }) => [stage, difference]))).toEqual({
        'early career teacher': 0,
        'senior leader': -1,
        headteacher: 1,
      });
      expect(bySchool.map(({ organisation, difference }) => [organisation, difference])).toEqual([
        ["O'S2", 1],
        ['S1', -1],
      ]);
      expect(await headcount(model, { asOf })).toEqual(before);
    });
  });

  it('the posts held may be kept beside it', async () => {
    await withModel(events, async (model) => {
      const { bySchool } = await whatIf(model, { asOf, placements: [{ ...placement, keepsPosts: true }] });
      expect(bySchool.map(({ organisation, difference }) => [organisation, difference])).toEqual([
        ["O'S2", 1],
      ]);
    });
  });

  it('comes to what a record with those facts comes to', async () => {
    const moved = record(
      'teacher-synthetic-deputy',
      ['TrainingStarted', '2009-09-01', { route: 'school_direct_salaried' }],
      ['QtsAwarded', '2010-07-01'],
      ['PostStarted', '2010-09-01', { post: 'p', role: 'deputy_headteacher', employer: 'S1' }],
      ['PostEnded', '2019-09-01', { post: 'p' }],
      ['PostStarted', '2019-09-01', { post: 'q', role: 'headteacher', employer: "O'S2" }],
    );
    const others = events.filter(({ stream }) => stream !== 'teacher-synthetic-deputy');
    const expected = await withModel([...others, ...moved], (model) => headcount(model, { asOf }));
    await withModel(events, async (model) => {
      const { byStage } = await whatIf(model, { asOf, placements: [placement] });
      const after = byStage
        .filter((one) => one.after > 0)
        .map(({ stage, after: count }) => ({ stage, count }));
      expect(after).toEqual(expected.byStage);
    });
  });

  it('a route had been closed: who began to train by it from then on is not there', async () => {
    await withModel(events, async (model) => {
      const closed = (closedOn: string) =>
        whatIf(model, { asOf, closures: [{ route: 'school_direct_salaried', closedOn }] });
      expect((await closed('2009-09-01')).inService).toEqual({ before: 3, after: 0, difference: -3 });
      expect((await closed('2009-09-02')).inService.difference).toBe(0);
    });
  });

  it.each([
    [{}, 'Suppose something'],
    [
      { placements: [{ ...placement, teacher: 'synthetic-nobody' }] },
      'The teacher of placement 1 is not on record',
    ],
    [{ placements: [{ ...placement, employer: 'S9' }] }, 'The employer of placement 1 is not on record'],
    [{ placements: [{ ...placement, role: 'king' }] }, 'role is one of'],
    [{ placements: [{ ...placement, startOn: '2020-01-02' }] }, 'up to asOf'],
    [{ closures: [{ route: 'x', closedOn: "2009-01-01' OR true" }] }, 'calendar dates'],
  ])('refuses what cannot be supposed: %j', async (what, message) => {
    await withModel(events, async (model) => {
      await expect(whatIf(model, { asOf, ...what })).rejects.toThrow(message);
    });
  });
});
