import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { traineeAttribution } from '../src/partnership/attribution.js';
import { placementShortfalls } from '../src/placement/shortfalls.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Told = Parameters<typeof record>[1];

const trainee = (id: string, ...facts: readonly Told[]): readonly StoredEvent[] =>
  record(`teacher-synthetic-${id}`, ...facts);
const started = (on: string, more: object = {}): Told => ['TrainingStarted', on, { route: 'scitt', ...more }];
const asOf = '2020-01-01';

describe('to whom trainees are attributed', () => {
  const half = (...organisations: readonly string[]) =>
    organisations.map((organisation) => ({ organisation, share: 1 / organisations.length }));
  const partnership = record('organisation-synthetic-partnership', [
    'PartnershipFormed',
    '2010-01-01',
    {
      name: 'Synthetic Partnership',
      members: [
        { organisation: 'A', hostsPhase: 'primary', share: 1 },
        { organisation: 'A', share: 0.4 },
        { organisation: 'B', share: 0.6 },
      ],
    },
  ]);
  const hosted = (id: string, phase: string | undefined) =>
    trainee(id, started('2014-09-01', { partnership: 'synthetic-partnership', ...(phase && { phase }) }));
  const events = [
    ...partnership,
    ...trainee('said', started('2014-09-01', { phase: 'secondary', attribution: half('A', 'B') })),
    ...trainee('later', started('2014-09-01', { attribution: half('A') }), [
      'TraineeAttributed',
      '2015-01-01',
      { attribution: half('B', 'C') },
    ]),
    ...trainee('again', started('2014-09-01', { attribution: half('C') }), ['TrainingWithdrawn', '2014-10-01'], started('2015-09-01', { attribution: half('A') })), // prettier-ignore
    ...hosted('primary', 'primary'),
    ...hosted('secondary', 'secondary'),
    ...trainee('nobody', started('2014-09-01')),
  ];
  const asked = (args: object = {}) =>
    withModel(events, async (model) => {
      const answer = await traineeAttribution(model, { asOf, ...args });
      const shares = answer.organisations.map(({ organisation, trainees, share }) => [
        organisation,
        trainees,
        share,
      ]);
      return { ...answer, shares };
    });

  it('is what was last said, or how the partnership shares the phase, and adds up to the trainees', async () => {
    const { shares, trainees, shared, unattributed, basis, byPhase } = await asked();
    expect(shares).toEqual([
      ['A', 4, 0.5 + 1 + 1 + 0.4],
      ['B', 3, 0.5 + 0.5 + 0.6],
      ['C', 1, 0.5],
    ]);
    expect([trainees, shared, unattributed]).toEqual([6, 3, 1]);
    expect(basis.warnings).toEqual([]);
    const ofPhases = byPhase.map(({ organisation, phase, trainees: count }) => [organisation, phase, count]);
    expect(ofPhases.filter(([organisation]) => organisation === 'A')).toEqual([
      ['A', 'primary', 1],
      ['A', 'secondary', 2],
      ['A', null, 1],
    ]);
  });

  it('is that of the intake, the partnership and the day asked for', async () => {
    expect((await asked({ intake: '2015/16' })).shares).toEqual([['A', 1, 1]]);
    expect((await asked({ partnership: 'synthetic-partnership' })).trainees).toBe(2);
    const before = await asked({ asOf: '2014-12-31' });
    expect(before.shares).toEqual([
      ['A', 4, 0.5 + 1 + 1 + 0.4],
      ['B', 2, 0.5 + 0.6],
      ['C', 1, 1],
    ]);
  });
});

describe('trainees who lack placements or days', () => {
  const placement = (id: string, on: string, school: string): Told => [
    'PlacementStarted',
    on,
    { placement: id, school },
  ];
  const days = (id: string, on: string, attended: number): Told => [
    'PlacementDaysRecorded',
    on,
    { placement: id, attended },
  ];
  const ended = (id: string, on: string): Told => ['PlacementEnded', on, { placement: id }];
  const events = [
    ...trainee('enough', started('2019-09-01'), placement('p1', '2019-09-10', 'S1'), days('p1', '2019-10-31', 70), ended('p1', '2019-11-01'), placement('p2', '2019-11-10', 'S2'), days('p2', '2019-12-10', 50)),
    ...trainee('one-school', started('2019-09-01'), placement('p1', '2019-09-10', 'S1'), days('p1', '2019-10-31', 70), placement('p2', '2019-11-10', 'S1'), days('p2', '2019-12-10', 50.5)),
    ...trainee('few-days', started('2019-09-01'), placement('p1', '2019-09-10', 'S1'), days('p1', '2019-10-31', 40), ended('p1', '2019-11-01'), days('p1', '2019-11-02', 80), placement('p2', '2019-11-10', 'S2'), days('p2', '2020-01-02', 80)),
    ...trainee('none', started('2019-09-01'), days('p9', '2019-12-10', 50)),
    ...trainee('no-need', started('2019-09-01', { route: 'assessment_only' })),
    ...trainee('done', started('2018-09-01'), ['QtsAwarded', '2019-07-01']),
  ]; // prettier-ignore

  it('are listed with what is missing, page by page', async () => {
    await withModel(events, async (model) => {
      const { shortfalls, ...counts } = await placementShortfalls(model, { asOf, first: 2 });
      expect(counts).toMatchObject({ trainees: 4, lackingPlacements: 3, lackingDays: 2, lacking: 3 });
      const rows = shortfalls.edges.map(({ node }) => node);
      expect(rows).toMatchObject([
        { teacher: 'synthetic-few-days', placements: 1, placementsShort: 1, days: 40, daysShort: 80 },
        { teacher: 'synthetic-none', placements: 0, placementsShort: 2, days: 0, daysShort: 120 },
      ]);
      const rest = await placementShortfalls(model, {
        asOf,
        first: 2,
        after: shortfalls.pageInfo.endCursor!,
      });
      expect(rest.shortfalls.edges.map(({ node }) => node)).toMatchObject([
        { teacher: 'synthetic-one-school', placements: 1, placementsShort: 1, days: 120.5, daysShort: 0 },
      ]);
      expect(rest.shortfalls.pageInfo.hasNextPage).toBe(false);
    });
  });

  it('are those short of the numbers given, on the day asked for', async () => {
    await withModel(events, async (model) => {
      const lacking = async (args: object) => (await placementShortfalls(model, { asOf, ...args })).lacking;
      expect(await lacking({ placements: 1, days: 40 })).toBe(1);
      expect(await lacking({ placements: 0, days: 0 })).toBe(0);
      expect(await lacking({ asOf: '2019-11-30' })).toBe(4);
    });
  });
});
