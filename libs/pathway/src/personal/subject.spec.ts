import { describe, expect, it } from '@jest/globals';
import type { AnyFact, Recorded } from '../fact.js';
import { decideTeacher, type TeacherCommand, type TeacherFact } from '../teacher.js';
import { detailsHeld, standingOf } from './subject.js';

const DAY = '2026-09-01';
const record = (...facts: readonly object[]): readonly Recorded<TeacherFact>[] =>
  facts.map((fact, place) => ({
    factId: `f${place}`,
    recordedAt: `2026-09-0${place + 1}T00:00:00.000Z`,
    fact: { effectiveOn: DAY, ...fact } as unknown as TeacherFact,
  }));
const sealed = (letter: string): string => `sealed.1.${letter.repeat(38)}`;
const told = (fields: object): object => ({ type: 'PersonalDetailsReported', ...fields });

const refusalOf = (command: object, ...facts: readonly object[]) =>
  decideTeacher({ effectiveOn: DAY, ...command } as TeacherCommand, record(...facts), DAY);

describe('the details that hold', () => {
  it('are of each the one recorded last, until it is taken away', () => {
    const history = record(
      told({ familyName: sealed('a'), email: sealed('b') }),
      told({ familyName: sealed('c'), noLonger: ['email'] }),
    );
    expect(detailsHeld(history)).toEqual([{ name: 'familyName', sealed: sealed('c'), factId: 'f1' }]);
    expect(detailsHeld(record({ type: 'TeacherRegistered' }))).toEqual([]);
  });

  it('are not those of a fact that a source struck out', () => {
    const history = record(told({ email: sealed('b') }), { type: 'FactVoided', factId: 'f0' });
    expect(detailsHeld(history)).toEqual([]);
  });
});

describe('how a person stands', () => {
  const of = (...types: readonly string[]) => standingOf(types.map((type) => ({ type })));
  it('is told by what was said last, and an erasure is for ever', () => {
    expect(of('TeacherRegistered')).toBe('free');
    expect(of('SubjectRestricted')).toBe('restricted');
    expect(of('SubjectRestricted', 'SubjectUnrestricted')).toBe('free');
    expect(of('SubjectErased', 'SubjectUnrestricted', 'FactVoided')).toBe('erased');
  });
});

describe('a record', () => {
  const registered = { type: 'TeacherRegistered' };
  it('whose person was erased takes nothing more', () => {
    const refused = refusalOf({ type: 'VoidFact', factId: 'f1' }, registered, { type: 'SubjectErased' });
    expect(refused).toMatchObject({ refusal: { code: 'ERASED' } });
  });

  it.each(['PersonalDetailsReported', 'SubjectRestricted', 'SubjectExported'])(
    'has no %s struck out or corrected by hand',
    (type) => {
      for (const command of [{ type: 'VoidFact' }, { type: 'CorrectFact', changes: {}, reason: 'synthetic' }])
        expect(refusalOf({ ...command, factId: 'f1' }, registered, { type })).toMatchObject({
          refusal: { code: 'WRONG_KIND', field: 'factId' },
        });
    },
  );

  it('goes on where its person asked for an export', () => {
    const facts: readonly AnyFact[] = [{ type: 'SubjectExported', effectiveOn: DAY }];
    expect(refusalOf({ type: 'VoidFact', factId: 'f0' }, registered, ...facts)).toMatchObject({
      facts: [{}],
    });
  });
});
