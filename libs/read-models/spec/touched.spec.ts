import { describe, expect, it } from '@jest/globals';
import { headcount } from '../src/pipeline/headcount.js';
import { record } from './record.js';
import { caughtUp, withModel } from './opened-model.js';

const view = { asOf: '2020-01-01' };
const school = record('organisation-123456', [
  'SchoolRegistered',
  '2010-01-01',
  { name: 'School', phase: 'primary' },
]);
const serving = (teacher: string) =>
  record(
    `teacher-${teacher}`,
    ['QtsAwarded', '2014-07-01'],
    ['PostStarted', '2014-09-01', { post: 'p', role: 'classroom_teacher', employer: '123456' }],
  );

describe('a record that learns something', () => {
  it('leaves a teacher alone whose id ends the name of the stream of an organisation', async () => {
    await withModel([...school, ...serving('tion-9')], async (model, log) => {
      log.add([
        ...record('organisation-9', ['SchoolRegistered', '2010-01-01', { name: 'Nine' }]),
        ...serving('two'),
      ]);
      await caughtUp(model, log);
      expect((await headcount(model, view)).inService).toBe(2);
    });
  });

  it('leaves teachers and organisations alone whose ids do so, in what was known before too', async () => {
    const later = (stream: string, type: string, data = {}) =>
      record(stream, [type, '2015-01-01', data, '2019-01-01T12:00:00Z']);
    const events = [
      ...school,
      ...serving('t0000123456'),
      ...later('teacher-t0000123456', 'InductionPassed'),
      ...serving('tion-9'),
      ...later('organisation-9', 'SchoolRegistered', { name: 'Nine' }),
    ];
    await withModel(events, async (model) => {
      const then = await headcount(model, { ...view, knownAt: '2018-01-01T00:00:00Z' });
      expect(then.inService).toBe(2);
      expect(then.byPhase).toEqual([{ phase: 'primary', count: 2 }]);
    });
  });
});
