import { describe, expect, it } from '@jest/globals';
import { decideBy } from '../../spec/given.js';
import type { Told } from '../../spec/told.js';
import { inFull, toldBy } from '../../spec/told.js';
import { cpdProgrammes } from '../vocabulary/cpd-programmes.js';
import { cpdVerbs } from './cpd.facts.js';
import type { CpdCommand, CpdFact } from './cpd.js';
import { evolveCpd, noCpd, refuseCpd } from './cpd.js';

const qualified = (on: string | undefined) =>
  toldBy<CpdCommand, CpdFact>(
    cpdVerbs,
    decideBy(cpdVerbs, noCpd, evolveCpd, (command: CpdCommand, cpd) => refuseCpd(command, cpd, on)),
  );
const given = qualified('2018-07-31');
const cpdOf = (...told: readonly Told<CpdFact>[]) =>
  told.map((fact) => inFull(fact)).reduce(evolveCpd, noCpd);

const accelerate = { enrolment: 'a1', programme: 'accelerate' };
const again = { ...accelerate, enrolment: 'a2' };
const started: Told<CpdFact> = ['CpdStarted', '2019-09-01', accelerate];
const withdrawn: Told<CpdFact> = ['CpdWithdrawn', '2020-03-01', { enrolment: 'a1' }];
const { modules } = cpdProgrammes.terms[0]!;
const completed = (module: string): Told<CpdFact> => [
  'CpdModuleCompleted',
  '2020-01-15',
  { enrolment: 'a1', module },
];

describe('a programme for the first five years', () => {
  it('is open from the day of QTS until the day before its fifth anniversary', () => {
    given().when('StartCpd', '2018-07-31', accelerate).isAccepted();
    given().when('StartCpd', '2023-07-30', accelerate).isAccepted();
    given().when('StartCpd', '2023-07-31', accelerate).isRefused('NOT_ELIGIBLE');
  });

  it('is closed from 28 February for those qualified on 29 February', () => {
    const leapling = qualified('2016-02-29');
    leapling().when('StartCpd', '2021-02-27', accelerate).isAccepted();
    leapling().when('StartCpd', '2021-02-28', accelerate).isRefused('NOT_ELIGIBLE');
  });

  it('is closed to those without QTS on that day', () => {
    qualified(undefined)().when('StartCpd', '2019-09-01', accelerate).isRefused('NOT_QUALIFIED');
    given().when('StartCpd', '2018-07-30', accelerate).isRefused('NOT_QUALIFIED');
  });

  it('may be finished after the five years', () => {
    given(started, ...modules.map(completed))
      .when('CompleteCpd', '2024-07-31', { enrolment: 'a1' })
      .isAccepted();
  });
});

describe('an enrolment', () => {
  it('has an id of its own', () => {
    given(started).when('StartCpd', '2019-10-01', accelerate).isRefused('ID_TAKEN');
    given(started, withdrawn).when('StartCpd', '2020-09-01', accelerate).isRefused('ID_TAKEN');
  });

  it('is the only open one of its programme', () => {
    given(started).when('StartCpd', '2019-10-01', again).isRefused('ALREADY_HELD');
    given(started, withdrawn).when('StartCpd', '2020-09-01', again).isAccepted();
  });

  it('takes each module of the programme once', () => {
    const module = (name: string) => ({ enrolment: 'a1', module: name });
    given(started).when('CompleteCpdModule', '2020-01-15', module('residential')).isAccepted();
    given(started, completed('residential'))
      .when('CompleteCpdModule', '2020-02-15', module('residential'))
      .isRefused('ALREADY_HELD');
    given(started).when('CompleteCpdModule', '2020-01-15', module('juggling')).isRefused('UNKNOWN_CODE');
  });

  it('is complete once every module is, and says which are missing', () => {
    const missing = refuseCpd(
      { type: 'CompleteCpd', effectiveOn: '2020-07-15', enrolment: 'a1' },
      cpdOf(started, ...modules.slice(2).map(completed)),
      '2018-07-31',
    );
    expect(missing).toMatchObject({
      code: 'INCOMPLETE',
      message: 'Still to be completed: module_1, module_2.',
    });
  });

  it('takes coaching, workshops and a withdrawal while it is open, and nothing afterwards', () => {
    const verbs = ['HoldCpdCoaching', 'AttendCpdWorkshop', 'WithdrawFromCpd'] as const;
    for (const verb of verbs) {
      given(started).when(verb, '2020-04-01', { enrolment: 'a1', workshop: 'one' }).isAccepted();
      given(started, withdrawn).when(verb, '2020-04-01', { enrolment: 'a1' }).isRefused('WRONG_STATE');
      given().when(verb, '2020-04-01', { enrolment: 'a1' }).isRefused('UNKNOWN_ID');
    }
  });

  it('changes in the order of dates', () => {
    given(started)
      .when('WithdrawFromCpd', '2019-08-31', { enrolment: 'a1' })
      .isRefused('BEFORE_PREVIOUS_FACT');
  });
});

describe('what a source reports', () => {
  it('says nothing of an enrolment that never began, or is over', () => {
    expect(cpdOf(withdrawn)).toEqual(noCpd);
    expect(cpdOf(started, withdrawn, completed('residential'))).toEqual(cpdOf(started, withdrawn));
  });

  it('may be a start told twice, which loses no module', () => {
    const twice = cpdOf(started, completed('residential'), started);
    expect(twice).toEqual(cpdOf(started, completed('residential')));
  });

  it('may be a new start under the id of an enrolment that is over', () => {
    expect(cpdOf(started, withdrawn, started).get('a1')?.status).toBe('open');
  });

  it('may be a programme in its own words, of which any module is taken', () => {
    given(['CpdStarted', '2019-09-01', { enrolment: 'a1', programme: 'Maths hub' }])
      .when('CompleteCpdModule', '2020-01-15', { enrolment: 'a1', module: 'fractions' })
      .isAccepted();
  });
});
