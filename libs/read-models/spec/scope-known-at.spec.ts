/** What was known at an instant is asked within what somebody may see now: a mistake that was put right gives no sight. */
import { expect, it } from '@jest/globals';
import { headcount } from '../src/pipeline/headcount.js';
import { caughtUp, withModel } from './opened-model.js';
import { record } from './record.js';

const scope = { organisations: ['T1'] };
const joined = '2015-01-01T00:00:00.000Z';
const post = (name: string, employer: string) => ({ post: name, role: 'classroom_teacher', employer });

const at = (teacher: string, school: string) =>
  record(
    `teacher-${teacher}`,
    ['QtsAwarded', '2010-07-01', {}, joined],
    ['PostStarted', '2012-09-01', post(teacher, school), joined],
  );
const inTrust = (id: string) =>
  record(
    `organisation-${id}`,
    ['SchoolRegistered', '2000-01-01', { name: id, phase: 'primary' }, joined],
    ['TrustJoined', '2011-09-01', { trust: 'T1' }, joined],
  );
const world = [
  ...record('organisation-T1', ['TrustRegistered', '2000-01-01', { name: 'T1' }, joined]),
  ...inTrust('S1'),
  ...inTrust('S2'),
  ...at('a', 'S1'),
  ...at('b', 'S2'),
];
const [mistake] = inTrust('S2').slice(-1);
const voided = record('organisation-S2', [
  'FactVoided',
  '2015-02-01',
  { factId: mistake!.id },
  '2015-02-01T00:00:00.000Z',
]).map((event) => ({ ...event, id: 'synthetic-void', revision: 3 }));
const view = { asOf: '2015-01-15', knownAt: '2015-01-15T00:00:00Z' };

it('a school that never was of the trust is not seen by when it was taken to be', () =>
  withModel([...world, ...voided], async (model) => {
    expect((await headcount(model.seenBy(scope), view)).inService).toBe(1);
    expect((await headcount(model.seenBy('EVERYONE'), view)).inService).toBe(2);
  }));

it('nor is it once that is put right, by whoever asked before', () =>
  withModel(world, async (model, log) => {
    expect((await headcount(model.seenBy(scope), view)).inService).toBe(2);
    log.add(voided);
    await caughtUp(model, log);
    expect((await headcount(model.seenBy(scope), view)).inService).toBe(1);
  }));
