import { describe, expect, it } from '@jest/globals';
import { leaverDestinations } from '../src/leavers/destinations.js';
import { reEntry } from '../src/leavers/re-entry.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const post = { post: 'p', role: 'classroom_teacher', employer: 'S1' };

const teacher = (id: string, ...facts: Parameters<typeof record>[1][]) =>
  record(
    `teacher-synthetic-${id}`,
    ['QtsAwarded', '2010-07-01'],
    ['PostStarted', '2010-09-01', post],
    ...facts,
  );

const stays = teacher('stays');
const retires = teacher('retires', ['LeftTeaching', '2011-05-01', { destination: 'retired' }]);
const vanishes = teacher('vanishes', ['LeftTeaching', '2011-06-01', { reason: 'workload' }]);
const saysUnknown = teacher('unknown', ['LeftTeaching', '2012-08-31', { destination: 'unknown' }]);
const comesBack = teacher(
  'back',
  ['LeftTeaching', '2011-06-30', { reason: 'family' }],
  ['ReturnedToTeaching', '2012-06-30'],
  ['LeftTeaching', '2014-01-01', { destination: 'teaching_overseas' }],
);
const neverEntered = record('teacher-synthetic-never', ['QtsAwarded', '2010-07-01']);
const everybody = [stays, retires, vanishes, saysUnknown, comesBack, neverEntered].flat();

describe('destinations of leavers', () => {
  it('are known or not, each departure counted, by the year of leaving', async () => {
    await withModel(everybody, async (model) => {
      const answer = await leaverDestinations(model, { asOf: '2015-01-01', years: [1] });
      expect(answer.all).toMatchObject({ leavers: 5, known: 2, percent: 40 });
      expect(answer.byYear.map(({ academicYear, leavers, known }) => [academicYear, leavers, known])).toEqual(
        [
          ['2010/11', 3, 1],
          ['2011/12', 1, 0],
          ['2013/14', 1, 1],
        ],
      );
      expect(answer.byDestination).toEqual([
        { destination: null, label: null, leavers: 2 },
        { destination: 'retired', label: 'retired', leavers: 1 },
        { destination: 'teaching_overseas', label: 'teaching overseas', leavers: 1 },
        { destination: 'unknown', label: 'unknown', leavers: 1 },
      ]);
      expect(answer.basis.n).toBe(4);
    });
  });

  it('bound retention: all of unknown destination have left, or none', async () => {
    await withModel(everybody, async (model) => {
      const { cohorts } = await leaverDestinations(model, { asOf: '2015-01-01', years: [1, 2, 4, 5] });
      expect(cohorts).toHaveLength(1);
      const [one, two, four, five] = cohorts[0]!.cells;
      expect(one).toMatchObject({ eligible: 6, inService: 2, unknown: 2 });
      expect(two).toMatchObject({ eligible: 6, inService: 3, unknown: 1, allLeftPercent: 50 });
      expect(two!.noneLeftPercent).toBeCloseTo(400 / 6, 10);
      expect(four).toMatchObject({ eligible: 6, inService: 1, unknown: 2 });
      expect(five).toMatchObject({ eligible: 0, inService: null, unknown: null, noneLeftPercent: null });
    });
  });
});

describe('re-entry', () => {
  it('is told by the years out: a return on the anniversary belongs to the year it begins', async () => {
    await withModel(everybody, async (model) => {
      const { departures, returned, bands } = await reEntry(model, { asOf: '2015-01-01' });
      expect([departures, returned]).toEqual([5, 1]);
      expect(
        bands.map(({ fromYears, toYears, out, returned }) => [fromYears, toYears, out, returned]),
      ).toEqual([
        [0, 1, 5, 0],
        [1, 2, 5, 1],
        [2, 3, 3, 0],
        [3, null, 2, 0],
      ]);
      expect(bands[1]!.personYears).toBeCloseTo((366 + 366 + 365) / 365.25, 1);
      expect(bands[3]!.personYears).toBeCloseTo((245 + 214) / 365.25, 10);
      expect(bands[1]!.limits!.lower).toBeLessThan(bands[1]!.ratePerPersonYear!);
    });
  });

  it('of nobody is no rate', async () => {
    await withModel(stays, async (model) => {
      const { bands } = await reEntry(model, { asOf: '2015-01-01' });
      expect(bands[0]).toMatchObject({ out: 0, personYears: 0, ratePerPersonYear: null, limits: null });
    });
  });
});
