import { expect, it } from '@jest/globals';
import { headcount } from '../src/pipeline/headcount.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Told = Parameters<typeof record>[1];

const teacher = (id: string, ...facts: readonly Told[]) =>
  record(
    `teacher-synthetic-${id}`,
    ['QtsAwarded', '2010-07-01'],
    ['PostStarted', '2010-09-01', { post: 'p1', role: 'classroom_teacher', employer: 'S1' }],
    ...facts,
  );
const ended: Told = ['PostEnded', '2015-08-31', { post: 'p1' }];

it('says that somebody has had no post for longer than between two posts, and makes up no departure', async () => {
  const events = [
    ...teacher('idle', ended),
    ...teacher('on a break', ['CareerBreakStarted', '2015-08-01'], ended),
    ...teacher('gone', ended, ['LeftTeaching', '2015-09-01']),
    ...teacher('elsewhere', ended, [
      'PostStarted',
      '2015-09-01',
      { post: 'p2', role: 'headteacher', employer: 'S2' },
    ]),
  ];
  await withModel(events, async (model) => {
    const warned = async (asOf: string) => {
      const { inService, basis } = await headcount(model, { asOf });
      return [inService, basis.warnings.map((warning) => warning.slice(0, 35))];
    };
    expect(await warned('2015-12-01')).toEqual([3, []]);
    expect(await warned('2015-12-02')).toEqual([3, ['1 in service have had no post for m']]);
  });
});
