import { describe, expect, it } from '@jest/globals';
import { retention } from '../src/retention/retention.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const view = { asOf: '2020-01-01', years: [1] };

const trained = (id: string, subject: string) =>
  record(
    `teacher-${id}`,
    ['TrainingStarted', '2013-09-01', { route: 'scitt', subject }],
    ['QtsAwarded', '2014-07-01'],
  );

describe('retention', () => {
  it('refuses more groups than anybody can read, and says how many they are', async () => {
    const events = Array.from({ length: 5_000 }, (_, n) => trained(`synthetic-${n}`, `Subject ${n}`)).flat();
    await withModel(events, async (model, log) => {
      const bySubject = { ...view, by: ['SUBJECT'] } as const;
      expect((await retention(model, bySubject)).pooled).toHaveLength(5_000);
      await expect(retention(model, { ...bySubject, cohorts: ['2001/02'] })).rejects.toThrow(
        'Too many groups for one answer (5001)',
      );
      log.add([...trained('one', 'Another'), ...trained('two', 'Yet another')]);
      await model.waitFor((await log.head())!, 30_000);
      await expect(retention(model, bySubject)).rejects.toThrow(
        'Too many groups for one answer (5002): ask for fewer dimensions.',
      );
      expect((await retention(model, view)).basis.n).toBe(5_002);
    });
  }, 60_000);

  it('gives the groups in the order of their names, whichever cohort they come from', async () => {
    const late = record(
      'teacher-late',
      ['TrainingStarted', '2015-09-01', { route: 'scitt', subject: 'Art' }],
      ['QtsAwarded', '2016-07-01'],
    );
    await withModel([...trained('one', 'Physics'), ...trained('two', 'Music'), ...late], async (model) => {
      const { pooled } = await retention(model, { ...view, by: ['SUBJECT'] });
      expect(pooled.map(({ group }) => group[0]?.label)).toEqual(['Art', 'Music', 'Physics']);
    });
  });

  it('lists a cohort once, however often it is named', async () => {
    await withModel(trained('one', 'mathematics'), async (model) => {
      const { cohorts } = await retention(model, { ...view, cohorts: ['2001/02', '2013/14', '2001/02'] });
      expect(cohorts.map(({ cohort, n }) => [cohort, n])).toEqual([
        ['2001/02', 0],
        ['2013/14', 1],
      ]);
    });
  });

  it('shows what a release says of each cohort, and warns when it counts otherwise', async () => {
    await withModel(trained('one', 'mathematics'), async (model) => {
      const asked = { ...view, years: [1, 2], cohorts: ['2001/02'], benchmark: 'dfe-2016' } as const;
      const { cohorts, basis } = await retention(model, asked);
      expect(cohorts.map(({ benchmark }) => benchmark?.cells.map(({ percent }) => percent))).toEqual([
        [89, 83],
        [87, 79],
      ]);
      expect(cohorts[0]!.benchmark).toMatchObject({ release: 'dfe-2016', n: 20_700 });
      expect(basis.warnings.join()).toContain('The benchmark counts otherwise');
      const alike = await retention(model, { ...asked, clock: 'CENSUS', base: 'FIRST_CENSUS' });
      expect(alike.basis.warnings.join()).not.toContain('otherwise');
      expect(alike.basis.warnings.join()).toContain('November 2016');
      expect((await retention(model, view)).cohorts[0]!.benchmark).toBeNull();
      await expect(retention(model, { ...view, benchmark: 'dfe-1066' })).rejects.toThrow('no such benchmark');
    });
  });
});
