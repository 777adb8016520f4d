import { describe, expect, it } from '@jest/globals';
import { recordingLag } from '../src/provenance/recording-lag.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const from = (system: string, events: ReturnType<typeof record>) =>
  events.map((event) => ({ ...event, metadata: JSON.stringify({ source: { system, id: event.id } }) }));

const events = [
  ...from(
    'payroll',
    record(
      'teacher-synthetic-1',
      ['QtsAwarded', '2012-07-01', {}, '2012-07-01T12:00:00Z'],
      ['PostStarted', '2012-09-01', { post: 'p' }, '2012-08-22T12:00:00Z'],
      ['LeftTeaching', '2013-08-31', {}, '2013-09-30T12:00:00Z'],
      ['FactVoided', '2013-08-31', { factId: 'teacher-synthetic-1-3' }, '2020-01-01T12:00:00Z'],
    ),
  ),
  ...record('teacher-synthetic-2', ['QtsAwarded', '2012-07-01', {}, '2012-07-03T12:00:00Z']),
];

const figures = { recordedBefore: 0, medianDays: 2, p90Days: 2 };

describe('the lag of recording', () => {
  it('is told by source; a void has none, and what it struck out was reported all the same', async () => {
    await withModel(events, async (model) => {
      const { all, bySource, basis } = await recordingLag(model, { asOf: '2020-01-01' });
      expect(bySource).toEqual([
        { source: null, facts: 1, ...figures },
        { source: 'payroll', facts: 3, recordedBefore: 1, medianDays: 0, p90Days: 24 },
      ]);
      expect(all).toMatchObject({ facts: 4, recordedBefore: 1, medianDays: 1 });
      expect(basis.n).toBe(2);
    });
  });

  it('takes only what has taken effect, and only what was on record', async () => {
    await withModel(events, async (model) => {
      const asOf = '2012-12-31';
      expect((await recordingLag(model, { asOf })).all.facts).toBe(3);
      const early = await recordingLag(model, { asOf: '2020-01-01', knownAt: '2012-07-02T00:00:00Z' });
      expect(early.bySource).toEqual([
        { source: 'payroll', facts: 1, recordedBefore: 0, medianDays: 0, p90Days: 0 },
      ]);
      const none = await recordingLag(model, { asOf: '2000-01-01' });
      expect(none.all).toEqual({ facts: 0, recordedBefore: 0, medianDays: null, p90Days: null });
      expect(none.bySource).toEqual([]);
    });
  });
});
