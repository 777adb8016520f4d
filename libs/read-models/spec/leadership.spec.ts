import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { assignments } from '../src/leadership/assignments.js';
import { npqs } from '../src/leadership/npqs.js';
import { readiness } from '../src/leadership/readiness.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const start = [
  ['QtsAwarded', '2014-07-01'],
  ['PostStarted', '2014-09-01', { post: 'p', role: 'middle_leader', employer: 'S1' }],
] as const;

describe('the planned end of an assignment', () => {
  const assignment = { assignment: 'a', title: 'acting head', school: 'S1' };
  const plannedEnds = (events: readonly StoredEvent[], ...days: readonly string[]) =>
    withModel(events, (model) =>
      Promise.all(
        days.map(
          async (asOf) => (await assignments(model, { asOf })).assignments.edges[0]?.node.plannedEndOn,
        ),
      ),
    );

  it('is that of the proposal unless the start names another, and the latest of its extensions', async () => {
    const proposed = { ...assignment, plannedEndOn: '2017-08-31' };
    const extended = (plannedEndOn: string) => ({ assignment: 'a', plannedEndOn });
    const events = record(
      'teacher-synthetic',
      ...start,
      ['AssignmentProposed', '2015-01-01', proposed],
      ['AssignmentStarted', '2015-09-01', assignment],
      ['AssignmentExtended', '2016-01-01', extended('2018-08-31')],
      ['AssignmentExtended', '2017-01-01', extended('2019-08-31')],
    );
    expect(await plannedEnds(events, '2015-12-31', '2016-01-01', '2020-01-01')).toEqual([
      '2017-08-31',
      '2018-08-31',
      '2019-08-31',
    ]);
    const renamed = record(
      'teacher-synthetic',
      ...start,
      ['AssignmentProposed', '2015-01-01', proposed],
      ['AssignmentStarted', '2015-09-01', { ...assignment, plannedEndOn: '2016-08-31' }],
    );
    expect(await plannedEnds(renamed, '2016-01-01')).toEqual(['2016-08-31']);
    expect(
      await plannedEnds(
        record('teacher-synthetic', ...start, ['AssignmentStarted', '2015-09-01', assignment]),
        '2016-01-01',
      ),
    ).toEqual([null]);
  });
});

describe('an NPQ', () => {
  const npq = (enrolment: string) => ({ enrolment, qualification: 'NPQSL' });
  const latest = (...facts: Parameters<typeof record>[1][]) =>
    withModel(record('teacher-synthetic', ...facts), async (model) =>
      (await npqs(model, { asOf: '2020-01-01' })).holdings.edges.map(({ node }) => [node.state, node.since]),
    );
  const passed = ['NpqPassed', '2016-07-01', npq('e1')] as const;

  it.each(['e1', 'e2'])(
    'once passed stays so whatever a later attempt ends in, enrolled as %s',
    async (again) => {
      for (const end of ['NpqWithdrawn', 'NpqFailed'])
        expect(
          await latest(passed, ['NpqStarted', '2017-09-01', npq(again)], [end, '2018-07-01', npq(again)]),
        ).toEqual([['COMPLETED', '2016-07-01']]);
    },
  );

  it('is in its latest state again once the pass is voided', async () => {
    const voided = ['NpqOutcomeVoided', '2016-09-01', { enrolment: 'e1' }] as const;
    expect(await latest(passed, voided)).toEqual([['IN_PROGRESS', '2016-09-01']]);
    expect(await latest(passed, ['NpqWithdrawn', '2017-07-01', npq('e2')], voided)).toEqual([
      ['WITHDRAWN', '2017-07-01'],
    ]);
  });

  it('has the outcome that was recorded after another was voided on the same day', async () => {
    const on = '2016-09-01';
    const voided = ['NpqOutcomeVoided', on, { enrolment: 'e1' }] as const;
    expect(
      await latest(['NpqFailed', '2016-07-01', npq('e1')], voided, ['NpqPassed', on, npq('e1')]),
    ).toEqual([['COMPLETED', on]]);
    expect(await latest(passed, voided, ['NpqFailed', on, npq('e1')])).toEqual([['FAILED', on]]);
  });
});

describe('readiness for a role', () => {
  it('leaves out who holds a post of that stage or above already', async () => {
    const rated = [
      'ReadinessAssessed',
      '2015-01-01',
      { role: 'senior_leader', rating: 'ready_now', assessor: 'x' },
    ] as const;
    const holding = (id: string, role: string) =>
      record(
        `teacher-${id}`,
        ['QtsAwarded', '2014-07-01'],
        ['PostStarted', '2014-09-01', { post: 'p', role, employer: 'S1' }],
        rated,
      );
    const events = ['middle_leader', 'senior_leader', 'headteacher'].flatMap((role) => holding(role, role));
    await withModel(events, async (model) => {
      const { ready, basis } = await readiness(model, { asOf: '2020-01-01', role: 'senior_leader' });
      expect(ready.edges.map(({ node }) => node.teacher)).toEqual(['middle_leader']);
      expect([ready.totalCount, basis.n]).toEqual([1, 1]);
    });
  });

  it('of a role that is in no list leaves out who holds it already', async () => {
    const holding = (id: string, role: string) =>
      record(
        `teacher-${id}`,
        ['QtsAwarded', '2014-07-01'],
        ['PostStarted', '2014-09-01', { post: 'p', role, employer: 'S1' }],
        ['ReadinessAssessed', '2015-01-01', { role: 'wizard', rating: 'ready_now', assessor: 'x' }],
      );
    await withModel([...holding('a', 'wizard'), ...holding('b', 'headteacher')], async (model) => {
      const { ready } = await readiness(model, { asOf: '2020-01-01', role: 'wizard' });
      expect(ready.edges.map(({ node }) => node.teacher)).toEqual(['b']);
    });
  });
});
