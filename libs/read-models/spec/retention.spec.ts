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

  it('says beside the pooled percentage the plain mean of the complete cohorts, each as good as another', async () => {
    const taught = (id: string, qts: string, left?: string) =>
      record(
        `teacher-${id}`,
        ['QtsAwarded', qts],
        ['PostStarted', qts, { post: 'p', role: 'classroom_teacher', employer: 'S1' }],
        ...(left ? [['LeftTeaching', left] as const] : []),
      );
    const events = [
      ...['a', 'b', 'c'].flatMap((id) => taught(id, '2014-07-01')),
      ...taught('d', '2014-07-01', '2015-01-01'),
      ...taught('e', '2015-07-01', '2016-01-01'),
      ...taught('f', '2018-10-01'),
    ];
    await withModel(events, async (model) => {
      const { pooled } = await retention(model, { asOf: '2019-11-01', years: [1, 20] });
      expect(pooled[0]!.cells).toMatchObject([
        {
          eligible: 6,
          retained: 4,
          percent: expect.closeTo(400 / 6, 9),
          ofCohorts: { complete: 2, meanPercent: 37.5 },
        },
        { eligible: 0, ofCohorts: { complete: 0, meanPercent: null, status: 'NOT_APPLICABLE' } },
      ]);
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

  it('hides a cell until all could have been measured, or counts those whose day has come and says so', async () => {
    const early = record(
      'teacher-a',
      ['QtsAwarded', '2018-09-05'],
      ['PostStarted', '2018-09-05', { post: 'p' }],
    );
    const late = record(
      'teacher-b',
      ['QtsAwarded', '2019-07-05'],
      ['PostStarted', '2019-07-05', { post: 'p' }],
    );
    await withModel([...early, ...late], async (model) => {
      const hidden = await retention(model, view);
      expect(hidden.cohorts[0]!.cells).toEqual([
        {
          year: 1,
          eligible: 1,
          complete: false,
          retained: null,
          percent: null,
          limits: null,
          status: 'NOT_APPLICABLE',
          weighted: null,
        },
      ]);
      expect(hidden.basis.warnings).toEqual([]);
      const shown = await retention(model, { ...view, incomplete: 'ELIGIBLE_ONLY' });
      expect(shown.cohorts[0]!.cells[0]).toMatchObject({
        eligible: 1,
        complete: false,
        retained: 1,
        percent: 100,
      });
      expect(shown.basis.warnings.join()).toContain('Cells that are not complete: 1.');
      expect(shown.basis.definition).toContain('those whose own measuring day has come');
      const whole = await retention(model, { ...view, asOf: '2020-08-31', level: 0.9 });
      expect(whole.cohorts[0]!.cells[0]).toMatchObject({ eligible: 2, complete: true, retained: 2 });
      expect(whole.basis.definition).toContain("Wilson's at 90%");
    });
  });

  it('counts from entry only whom it can: a cohort is complete once nobody of it can enter any more', async () => {
    const teacher = record(
      'teacher-a',
      ['QtsAwarded', '2010-07-05'],
      ['PostStarted', '2010-09-01', { post: 'p' }],
    );
    await withModel(teacher, async (model) => {
      const asked = { ...view, clock: 'ENTRY_ANNIVERSARY' } as const;
      const completeOf = async (more: object) => {
        const { cohorts, basis } = await retention(model, { ...asked, ...more });
        return [cohorts[0]!.cohort, cohorts[0]!.cells[0]!.complete, basis.warnings.length];
      };
      expect(await completeOf({})).toEqual(['2009/10', false, 1]);
      expect(await completeOf({ base: 'ENTERED' })).toEqual(['2009/10', true, 0]);
      expect(await completeOf({ base: 'ENTERED', asOf: '2012-08-30' })).toEqual(['2009/10', false, 0]);
      expect(await completeOf({ base: 'ENTERED', asOf: '2012-08-31' })).toEqual(['2009/10', true, 0]);
      expect(await completeOf({ cohortFrom: 'ENTRY' })).toEqual(['2010/11', true, 0]);
    });
  });

  it('tells how many were observed only from later on', async () => {
    const seen = record('teacher-a', ['QtsAwarded', '2014-07-01'], ['ObservationStarted', '2016-01-01']);
    await withModel([...seen, ...trained('one', 'mathematics')], async (model) => {
      const { cohorts, basis } = await retention(model, view);
      expect(cohorts[0]).toMatchObject({ n: 2, observedLate: 1 });
      expect(basis.warnings.join()).toContain('Observed only from a day after the start: 1 of those counted');
    });
  });

  it('refuses what cannot be', async () => {
    await withModel([], async (model) => {
      for (const [wrong, words] of [
        [{ years: [0] }, 'years must be'],
        [{ years: [1, 1] }, 'years must be'],
        [{ level: 1 }, 'level must be'],
        [{ by: ['ROUTE', 'ROUTE'] }, 'each group once'],
        [{ cohorts: ['2014'] }, 'written like 2014/15'],
      ] as const)
        await expect(retention(model, { ...view, ...wrong })).rejects.toThrow(words);
    });
  });
});
