import { describe, expect, it } from '@jest/globals';
import type { Told } from '../../spec/told.js';
import { inFull, toldBy } from '../../spec/told.js';
import { teacherFacts } from '../catalogue.js';
import type { TeacherCommand, TeacherFact } from '../teacher.js';
import { decideTeacher, teacherVerbs } from '../teacher.js';
import { faultsInFact } from '../well-formed.js';

const given = toldBy<TeacherCommand, TeacherFact>(teacherVerbs, (command, record) => {
  const history = record.map((fact, place) => ({
    factId: `f${place}`,
    recordedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, place)).toISOString(),
    fact,
  }));
  return decideTeacher(command, history, '2026-06-15');
});

const registered: Told<TeacherFact> = ['TeacherRegistered', '2019-09-01'];
const qts: Told<TeacherFact> = ['QtsAwarded', '2020-07-05', { route: 'assessment_only' }];
const voided = (factId: string): Told<TeacherFact> => ['FactVoided', '2026-01-01', { factId }];
const corrected = (factId: string, fields: object): Told<TeacherFact> => [
  'FactCorrected',
  '2026-01-01',
  { factId, changes: {}, reason: 'synthetic', ...fields },
];
const npq = { enrolment: 'e1', qualification: 'NPQSL' };
const correct = (fields: object): [TeacherCommand['type'], string, object] => [
  'CorrectFact',
  '2026-01-01',
  { factId: 'f1', changes: {}, reason: 'synthetic', ...fields },
];

describe('a void', () => {
  it('takes away what the fact gave', () => {
    given(registered, qts, voided('f1')).when('StartNpq', '2021-09-01', npq).isRefused('NOT_QUALIFIED');
    given(registered, qts, voided('f1'))
      .when('AwardQts', '2021-09-01', { route: 'assessment_only' })
      .isAccepted();
  });

  it('is voided in its turn, which gives it back', () => {
    given(registered, qts, voided('f1')).when('VoidFact', '2026-01-02', { factId: 'f2' }).isAccepted();
    given(registered, qts, voided('f1'), voided('f2')).when('StartNpq', '2021-09-01', npq).isAccepted();
  });

  it('is of a fact on record that stands', () => {
    given(registered, qts).when('VoidFact', '2026-01-01', { factId: 'f9' }).isRefused('UNKNOWN_FACT');
    given(registered, qts, voided('f1'))
      .when('VoidFact', '2026-01-01', { factId: 'f1' })
      .isRefused('ALREADY_VOID', 'Void the void');
  });
});

describe('a correction', () => {
  const when = given(registered, qts).when;

  it('changes fields or the date', () => {
    when(...correct({ changes: { route: 'iqts' } })).isAccepted();
    when(...correct({ changes: { route: null } })).isAccepted();
    when(...correct({ correctedEffectiveOn: '2020-07-06' })).isAccepted();
  });

  it('changes something', () => {
    when(...correct({})).isRefused('INCOMPLETE');
  });

  it('does not change what a fact is, nor its date as if it were a field', () => {
    when(...correct({ changes: { type: 'EytsAwarded' } })).isRefused('MALFORMED', 'void this one');
    when(...correct({ changes: { effectiveOn: '2020-07-06' } })).isRefused(
      'MALFORMED',
      'correctedEffectiveOn',
    );
  });

  it('leaves a fact well formed', () => {
    when(...correct({ changes: { route: 7 } })).isRefused('MALFORMED');
    when(...correct({ changes: { route: 'their own word' } })).isRefused('UNKNOWN_CODE');
    when(...correct({ changes: { grade: 'A' } })).isRefused('MALFORMED');
    when(...correct({ changes: { grade: null } })).isRefused('MALFORMED');
    const post: Told<TeacherFact> = [
      'PostStarted',
      '2020-09-01',
      { post: 'p', role: 'senco', employer: 'oak' },
    ];
    given(registered, post)
      .when(...correct({ changes: { employer: null } }))
      .isRefused('MALFORMED');
  });

  it('puts nothing on record that is no text', () => {
    const reasoned: Told<TeacherFact> = ['QtsRevoked', '2022-03-01', { reason: 'synthetic' }];
    given(registered, reasoned)
      .when(...correct({ changes: { reason: 'x\ud83d' } }))
      .isRefused('MALFORMED');
    given(registered, reasoned)
      .when(...correct({ changes: { reason: 'two\nlines' } }))
      .isAccepted();
    const changes = { attribution: [{ organisation: 'oak', share: 1, 'x\ud83d': 1 }] };
    expect(faultsInFact(teacherFacts, inFull(corrected('f1', { changes })))).toHaveLength(1);
  });

  it('keeps the rules that hold among the fields of a fact', () => {
    const shares = (...parts: readonly [string, number][]) => ({
      attribution: parts.map(([organisation, share]) => ({ organisation, share })),
    });
    const attributed: Told<TeacherFact> = ['TraineeAttributed', '2020-09-01', shares(['oak', 1])];
    const trained: Told<TeacherFact> = ['TrainingStarted', '2020-09-01', { route: 'scitt' }];
    const post: Told<TeacherFact> = [
      'PostStarted',
      '2020-09-01',
      { post: 'p', role: 'senco', employer: 'oak' },
    ];
    for (const fact of [attributed, trained]) {
      const when = given(registered, fact).when;
      when(...correct({ changes: shares(['oak', 1], ['elm', 1]) })).isRefused('SHARES_NOT_ONE');
      when(...correct({ changes: shares(['oak', 0.5], ['elm', 0.5]) })).isAccepted();
    }
    given(registered, trained)
      .when(...correct({ changes: { attribution: null } }))
      .isAccepted();
    given(registered, post)
      .when(...correct({ changes: { sharedWith: [{ school: 'oak', fte: 1 }] } }))
      .isRefused('MALFORMED');
  });

  it('may not bring two fields together that do not fit', () => {
    const shared = { post: 'p', role: 'senco', employer: 'oak', sharedWith: [{ school: 'elm', fte: 0.5 }] };
    given(registered, ['PostStarted', '2020-09-01', shared])
      .when(...correct({ changes: { employer: 'elm' } }))
      .isRefused('MALFORMED', 'Name each other school once');
  });

  it("leaves a source's own words and shares where it changes something else", () => {
    const trained: Told<TeacherFact> = [
      'TrainingStarted',
      '2020-09-01',
      { route: 'their own word', attribution: [{ organisation: 'oak', share: 0.5 }] },
    ];
    const when = given(registered, trained).when;
    when(...correct({ correctedEffectiveOn: '2020-09-02' })).isAccepted();
    when(...correct({ changes: { provider: 'northern' } })).isAccepted();
    when(...correct({ changes: { route: 'another of their words' } })).isRefused('UNKNOWN_CODE');
    when(...correct({ changes: { attribution: [{ organisation: 'oak', share: 0.4 }] } })).isRefused(
      'SHARES_NOT_ONE',
    );
  });

  it('is judged together with the corrections before it', () => {
    const lately: Told<TeacherFact> = ['TrainingStarted', '2023-09-01', { route: 'provider_led_postgrad' }];
    const back = correct({ correctedEffectiveOn: '2020-09-01' });
    given(registered, lately)
      .when(...back)
      .isRefused('CODE_NOT_IN_USE');
    given(registered, lately, corrected('f1', { changes: { route: 'scitt' } }))
      .when(...back)
      .isAccepted();
    const early: Told<TeacherFact> = ['TrainingStarted', '2023-09-01', { route: 'scitt' }];
    given(registered, early, corrected('f1', { changes: { route: 'provider_led_postgrad' } }))
      .when(...back)
      .isRefused('CODE_NOT_IN_USE');
  });

  it('is of a fact that is no correction and stands', () => {
    given(registered, qts, voided('f1'))
      .when(...correct({ changes: { route: 'iqts' } }))
      .isRefused('ALREADY_VOID');
    given(registered, voided('f9'))
      .when(...correct({ changes: { reason: 'other' } }))
      .isRefused('WRONG_KIND');
    given(registered)
      .when(...correct({ changes: { route: 'iqts' } }))
      .isRefused('UNKNOWN_FACT');
  });
});
