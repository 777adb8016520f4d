import { describe, expect, it } from '@jest/globals';
import { inductionsDue } from '../src/induction/inductions-due.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';
import { trustOrganisations } from './trust-organisations.js';

type Told = Parameters<typeof record>[1];

const served = (on: string, terms: number, daysAbsent?: number): Told => [
  'InductionTermsRecorded',
  on,
  { terms, ...(daysAbsent !== undefined && { daysAbsent }) },
];
const inducted = (id: string, started: object, ...facts: readonly Told[]) =>
  record(
    `teacher-${id}`,
    ['QtsAwarded', '2022-07-01'],
    ['PostStarted', '2022-09-01', { post: 'p', role: 'classroom_teacher', employer: 'S1' }],
    ['InductionStarted', '2022-09-01', started],
    ...facts,
  );

const mentor = { mentor: 'm' };
const firstYear = served('2023-07-20', 3);
const almost = served('2024-04-02', 2);

const events = [
  ...trustOrganisations,
  ...inducted(
    'absent',
    { ...mentor, termsRequired: 6, school: 'S2' },
    firstYear,
    served('2024-04-02', 2, 27),
  ),
  ...inducted('absent before', mentor, served('2023-07-20', 3, 27), almost),
  ...inducted('without mentor', {}, firstYear, almost),
  ...inducted('given one', {}, firstYear, almost, ['InductionMentorAssigned', '2024-04-03', mentor]),
  ...inducted('extended', {}, firstYear, almost, [
    'InductionExtended',
    '2024-04-03',
    { terms: 2, reason: 'x' },
  ]),
  ...inducted('passed', {}, firstYear, served('2024-04-02', 3), ['InductionPassed', '2024-04-02']),
  ...inducted('released', {}, firstYear, almost, ['InductionReleased', '2024-04-03']),
  ...inducted('left', {}, firstYear, almost, ['LeftTeaching', '2024-04-03']),
];

describe('inductions that are due to end', () => {
  const due = (args: object) =>
    withModel(events, (model) => inductionsDue(model, { asOf: '2024-05-01', ...args }));

  it('are told by the terms that are left; of concern are no mentor and absence in the year of induction', async () => {
    const { concerns, ...counts } = await due({});
    expect(counts).toMatchObject({ due: 4, withoutMentor: 1, nearLimit: 1, basis: { n: 4 } });
    expect(concerns.edges.map(({ node }) => node)).toEqual([
      {
        ...{ teacher: 'absent', school: 'S2', startedOn: '2022-09-01', termsRequired: 6, termsServed: 5 },
        ...{ dueOn: '2024-08-02', mentor: 'm', daysAbsent: 27 },
      },
      {
        ...{
          teacher: 'without mentor',
          school: 'S1',
          startedOn: '2022-09-01',
          termsRequired: 6,
          termsServed: 5,
        },
        ...{ dueOn: '2024-08-02', mentor: null, daysAbsent: 0 },
      },
    ]);
  });

  it('are so within the days that are asked for', async () => {
    expect(await due({ within: 92 })).toMatchObject({ due: 0, concerns: { totalCount: 0 } });
    expect(await due({ within: 93 })).toMatchObject({ due: 4 });
    expect(await due({ within: 400 })).toMatchObject({ due: 5, withoutMentor: 2 });
    expect(await due({ absentFrom: 28 })).toMatchObject({ nearLimit: 0 });
    expect(await due({ trust: 'T2' })).toMatchObject({ due: 0 });
    await expect(due({ within: -1 })).rejects.toThrow('within');
  });
});
