import { describe, expect, it } from '@jest/globals';
import type { TeacherCommand, TeacherFact } from '../teacher.js';
import { decideTeacher } from '../teacher.js';

const opened = {
  factId: 'f1',
  recordedAt: '2020-09-01T09:00:00.000Z',
  fact: { type: 'TeacherRegistered', effectiveOn: '2020-09-01' } as TeacherFact,
};
const reported = {
  factId: 'f2',
  recordedAt: '2020-09-02T09:00:00.000Z',
  fact: {
    type: 'CharacteristicsReported',
    effectiveOn: '2020-09-01',
    sex: 'female',
    birthYear: 1990,
  } as TeacherFact,
};

type Said = Readonly<Record<string, unknown>>;
const said = (fields: Said) =>
  decideTeacher(
    { type: 'ReportCharacteristics', effectiveOn: '2020-09-01', ...fields } as TeacherCommand,
    [opened],
    '2021-01-01',
  );
const corrected = (changes: Said, more: Said = {}) =>
  decideTeacher(
    {
      type: 'CorrectFact',
      effectiveOn: '2020-10-01',
      factId: 'f2',
      changes,
      reason: 'mistyped',
      ...more,
    } as TeacherCommand,
    [opened, reported],
    '2021-01-01',
  );

describe('the characteristics of a teacher', () => {
  it.each<Said>([{ sex: 'female' }, { birthYear: 1990 }, { sex: 'prefer_not_to_say', birthYear: 2004 }])(
    'are recorded as far as they are told: %j',
    (fields) => {
      expect(said(fields)).toEqual({
        facts: [{ type: 'CharacteristicsReported', effectiveOn: '2020-09-01', ...fields }],
      });
    },
  );

  it.each<[Said, object]>([
    [{}, { code: 'INCOMPLETE' }],
    [{ sex: 'woman' }, { code: 'UNKNOWN_CODE', field: 'sex' }],
    [{ birthYear: 2005 }, { code: 'MALFORMED', field: 'birthYear' }],
    [{ birthYear: 1919 }, { code: 'MALFORMED', field: 'birthYear' }],
    [{ birthYear: 1990.5 }, { code: 'MALFORMED', field: 'birthYear' }],
    [{ birthDate: '1990-05-01' }, { code: 'MALFORMED' }],
  ])('are refused: %j', (fields, refusal) => {
    expect(said(fields)).toMatchObject({ refusal });
  });

  it('are corrected, but not to what could not have been said', () => {
    expect(corrected({ birthYear: 1991 })).toHaveProperty('facts');
    expect(corrected({ sex: null })).toHaveProperty('facts');
    expect(corrected({ birthYear: 2015 })).toMatchObject({ refusal: { field: 'birthYear' } });
    expect(corrected({ sex: null, birthYear: null })).toMatchObject({ refusal: { code: 'INCOMPLETE' } });
  });
});
