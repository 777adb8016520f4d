/** A school that becomes an academy, a closed record and its successor, is one school to the figures. */
import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { retention } from '../src/retention/retention.js';
import { seniorAppointments } from '../src/staffing/appointments.js';
import { schoolMoves } from '../src/staffing/school-moves.js';
import { survival } from '../src/survival/survival.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const CONVERTED = '2016-09-01';

const school = (urn: string, opened: string, ...more: Parameters<typeof record>[1][]) =>
  record(`organisation-${urn}`, ['SchoolRegistered', opened, { name: urn, phase: 'primary' }], ...more);

const schools = (...named: Parameters<typeof record>[1][]): readonly StoredEvent[] => [
  ...school('100001', '1950-09-01', ['OrganisationClosed', '2016-08-31', {}], ...named),
  ...school('100002', CONVERTED),
  ...school('100003', '1950-09-01'),
];
const successor: Parameters<typeof record>[1] = ['SuccessorNamed', CONVERTED, { successor: '100002' }];

const post = (name: string, on: string, employer: string): Parameters<typeof record>[1] => [
  'PostStarted',
  on,
  { post: name, role: 'deputy_headteacher', employer },
];
/** In the school before and after, in a post of its own each time, as returns of the two records have it. */
const staying = record(
  'teacher-synthetic-stays',
  ['QtsAwarded', '2010-07-01'],
  post('before', '2010-09-01', '100001'),
  ['PostEnded', '2016-08-31', { post: 'before' }],
  post('after', CONVERTED, '100002'),
);
const moving = record(
  'teacher-synthetic-moves',
  ['QtsAwarded', '2010-07-01'],
  post('before', '2010-09-01', '100001'),
  ['PostEnded', '2016-08-31', { post: 'before' }],
  post('after', CONVERTED, '100003'),
);

const asOf = '2018-01-01';

const figuresOf = (organisations: readonly StoredEvent[]) =>
  withModel([...organisations, ...staying, ...moving], async (model) => {
    const [cohort] = (await retention(model, { asOf, years: [7], scope: 'SCHOOL' })).cohorts;
    const { moves } = await schoolMoves(model, { asOf, from: '2016-01-01', to: '2017-01-01' });
    const { years } = await seniorAppointments(model, { asOf });
    const { groups } = await survival(model, { asOf, event: 'LEAVE_SCHOOL' });
    return {
      retained: cohort?.cells[0]?.retained,
      moves: moves.edges.map(({ node: { from, to, count } }) => [from, to, count]),
      appointments: years.map(({ year, appointments }) => [year, appointments]),
      left: groups[0]?.events,
    };
  });

describe('a school that becomes an academy', () => {
  it('keeps its staff: nobody has moved, been appointed or left who goes on there', async () => {
    expect(await figuresOf(schools(successor))).toMatchObject({
      retained: 1,
      moves: [['100001', '100003', 1]],
      appointments: [
        ['2010/11', 2],
        ['2016/17', 1],
      ],
      left: 1,
    });
  });

  it('is two schools as long as no successor is named', async () => {
    expect(await figuresOf(schools())).toMatchObject({
      retained: 0,
      moves: [
        ['100001', '100002', 1],
        ['100001', '100003', 1],
      ],
      appointments: [
        ['2010/11', 2],
        ['2016/17', 2],
      ],
      left: 2,
    });
  });
});
