import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { firstPosts } from '../src/graduates/first-posts.js';
import { graduateWhereabouts } from '../src/graduates/whereabouts.js';
import { places } from '../src/graduates/whereabouts.answer.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Told = Parameters<typeof record>[1];

const graduate = (id: string, ...facts: readonly Told[]): readonly StoredEvent[] =>
  record(
    `teacher-synthetic-${id}`,
    ['TrainingStarted', '2014-09-01', { route: 'scitt', provider: 'P' }],
    ['QtsAwarded', '2015-07-01'],
    ...facts,
  );
const post = (on: string, employer: string, id = 'p1'): Told => [
  'PostStarted',
  on,
  { post: id, role: 'classroom_teacher', employer },
];
const ended = (on: string): Told => ['PostEnded', on, { post: 'p1' }];
const left = (on: string, destination?: string): Told => [
  'LeftTeaching',
  on,
  destination ? { destination } : {},
];

describe('a post soon after QTS', () => {
  const events = [
    ...graduate('before', post('2015-01-01', 'S1')),
    ...graduate('in-time', post('2016-01-01', 'S1')),
    ...graduate('late', post('2016-01-02', 'S1')),
    ...graduate('left-before', post('2015-01-01', 'S1'), left('2015-03-01')),
    ...graduate('never'),
    ...record('teacher-synthetic-next', ['QtsAwarded', '2016-07-01'], post('2016-09-01', 'S1')),
    ...record('teacher-synthetic-next-too', ['QtsAwarded', '2016-06-01']),
  ]; // prettier-ignore

  it('is had by those in service on a day within the months, of those for whom they are over', async () => {
    await withModel(events, async (model) => {
      const { cohorts, pooled, basis } = await firstPosts(model, { asOf: '2016-12-15' });
      expect(cohorts.map((row) => [row.cohort, row.graduates, row.inPost.count, row.inPost.of, row.complete])).toEqual([
        ['2014/15', 5, 2, 5, true],
        ['2015/16', 2, 0, 1, false],
      ]); // prettier-ignore
      expect([pooled.count, pooled.of, basis.n]).toEqual([2, 6, 7]);
    });
  });

  it('is counted of the graduates and the months asked for', async () => {
    await withModel(events, async (model) => {
      const share = async (args: object) => (await firstPosts(model, { asOf: '2020-01-01', ...args })).pooled;
      expect(await share({ provider: 'P', months: 7 })).toMatchObject({ count: 3, of: 5 });
      expect(await share({ routes: ['higher_education'] })).toMatchObject({ of: 0, percent: null });
    });
  });
});

describe('where graduates are years on', () => {
  const organisation = (id: string, ...facts: readonly Told[]) => record(`organisation-${id}`, ...facts);
  const events = [
    ...organisation('S1', ['SchoolRegistered', '2010-01-01', { name: 'One', localAuthority: 'Here' }], ['TrustJoined', '2012-01-01', { trust: 'T' }]),
    ...organisation('S2', ['SchoolRegistered', '2010-01-01', { name: 'Two', localAuthority: 'There' }], ['TrustJoined', '2012-01-01', { trust: 'T' }], ['TrustLeft', '2020-01-01', { trust: 'T' }], ['AllianceJoined', '2012-01-01', { alliance: 'A' }]),
    ...organisation('S3', ['SchoolRegistered', '2010-01-01', { name: 'Three', localAuthority: 'Here' }]),
    ...graduate('trust', post('2015-09-01', 'S9'), ended('2017-01-01'), post('2017-01-01', 'S1', 'p2')),
    ...graduate('alliance', post('2015-09-01', 'S2')),
    ...graduate('authority', post('2015-09-01', 'S3')),
    ...graduate('elsewhere', post('2015-09-01', 'S9')),
    ...graduate('no-post', post('2015-09-01', 'S1'), ended('2017-01-01')),
    ...graduate('overseas', post('2015-09-01', 'S1'), left('2018-01-01', 'teaching_overseas')),
    ...graduate('unknown', post('2015-09-01', 'S1'), left('2018-01-01', 'unknown')),
    ...graduate('silent', post('2015-09-01', 'S1'), left('2018-01-01')),
    ...graduate('back', post('2015-09-01', 'S3'), left('2018-01-01', 'retired'), post('2019-01-01', 'S3', 'p2')),
    ...graduate('later', post('2020-07-02', 'S1')),
    ...record('teacher-synthetic-next', ['QtsAwarded', '2016-07-01'], post('2016-09-01', 'S1')),
  ]; // prettier-ignore
  const ours = { trust: 'T', alliance: 'A', localAuthority: 'Here' };
  const asked = (args: object) =>
    withModel(events, async (model) => {
      const answer = await graduateWhereabouts(model, { asOf: '2020-12-31', ...ours, ...args });
      return { ...answer, counts: answer.pooled.places.map(({ count }) => count) };
    });

  it('is one place for each, and adds up to those whose day has come', async () => {
    const { cohorts, counts, destinations, pooled } = await asked({});
    expect(cohorts.map((row) => [row.cohort, row.graduates, row.counted])).toEqual([
      ['2014/15', 10, 10],
      ['2015/16', 1, 0],
    ]);
    expect(pooled.places.map(({ place }) => place)).toEqual(places);
    expect(counts).toEqual([0, 1, 1, 2, 2, 1, 2, 1]);
    expect(destinations).toEqual([
      { destination: 'teaching_overseas', label: 'teaching overseas', count: 1 },
    ]);
    expect(pooled.inService).toMatchObject({ count: 6, of: 10, percent: 60 });
  });

  it('is by the memberships of the day, and by the schools named first', async () => {
    expect((await asked({ years: 4, alliance: undefined })).counts).toEqual([0, 3, 0, 2, 2, 1, 2, 1]);
    expect((await asked({ schools: ['S3', 'S2'] })).counts).toEqual([3, 1, 0, 0, 2, 1, 2, 1]);
  });

  it('is elsewhere for all in service when nothing is named as ours, which is said', async () => {
    const nothing = { trust: undefined, alliance: undefined, localAuthority: undefined };
    const { counts, basis } = await asked(nothing);
    expect(counts).toEqual([0, 0, 0, 0, 6, 1, 2, 1]);
    expect(basis.warnings.join()).toContain('elsewhere');
  });
});
