import { describe, expect, it } from '@jest/globals';
import { coded, group, id, listOf, optional, ordinal } from './field.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';
import { doubtfulCodes, faultsInFact, refuseIllFormed } from './well-formed.js';

const reasons: Vocabulary = {
  name: 'reasons',
  source: 'made up for this test',
  terms: [
    { code: 'old', label: 'old', to: '2020-08-31' },
    { code: 'new', label: 'new', from: '2020-09-01' },
  ],
};
const catalogue = {
  Left: { school: id, year: optional(ordinal), reason: optional(coded(reasons)) },
  Explained: { reasons: listOf(coded(reasons)) },
  Shared: { parts: listOf(group({ reason: coded(reasons) })) },
};
const left = { type: 'Left', effectiveOn: '2022-09-01', school: 's' };

describe('A fact of the catalogue', () => {
  it('is well-formed with its fields and a calendar date', () => {
    expect(faultsInFact(catalogue, left)).toEqual([]);
    expect(refuseIllFormed(catalogue, left)).toBeUndefined();
  });

  it('is of a known type', () => {
    expect(faultsInFact(catalogue, { ...left, type: 'Vanished' })).toEqual([
      { field: 'type', message: '"Vanished" is no fact of this catalogue.' },
    ]);
  });

  it('does not mistake what every object has for a fact', () => {
    expect(faultsInFact(catalogue, { ...left, type: 'constructor' })).toHaveLength(1);
    expect(doubtfulCodes(catalogue, { ...left, type: 'constructor' })).toEqual([]);
  });

  it('has no impossible date and no ill-filled field: the first fault is the refusal', () => {
    const wrong = { ...left, effectiveOn: '2022-02-30', year: 0 };
    expect(faultsInFact(catalogue, wrong).map(({ field }) => field)).toEqual(['effectiveOn', 'year']);
    expect(refuseIllFormed(catalogue, wrong)).toMatchObject({ code: 'MALFORMED', field: 'effectiveOn' });
  });
});

describe('A code', () => {
  it('is in doubt when its list does not know it', () => {
    expect(refuseIllFormed(catalogue, { ...left, reason: 'whim' } as typeof left)).toMatchObject({
      code: 'UNKNOWN_CODE',
      field: 'reason',
      mend: expect.stringContaining('vocabularies'),
    });
  });

  it('is named to whoever says its label', () => {
    const [{ code, label }] = reasons.terms as [{ code: string; label: string }];
    expect(refuseIllFormed(catalogue, { ...left, reason: label.toUpperCase() } as typeof left)).toMatchObject(
      {
        mend: `Use the code "${code}".`,
      },
    );
  });

  it('is in doubt before its first and after its last day', () => {
    const saying = (effectiveOn: string, reason: string) =>
      refuseIllFormed(catalogue, { ...left, effectiveOn, reason } as typeof left);
    expect(saying('2020-08-31', 'old')).toBeUndefined();
    expect(saying('2020-09-01', 'old')).toMatchObject({
      code: 'CODE_NOT_IN_USE',
      field: 'reason',
      mend: expect.stringContaining('to 2020-08-31'),
    });
    expect(saying('2020-08-31', 'new')).toMatchObject({ code: 'CODE_NOT_IN_USE' });
    expect(saying('2020-09-01', 'new')).toBeUndefined();
  });

  it('is looked up in lists too, one doubt for each', () => {
    const explained = { type: 'Explained', effectiveOn: '2022-09-01', reasons: ['new', 'whim', 'old'] };
    expect(doubtfulCodes(catalogue, explained)).toMatchObject([
      { field: 'reasons', code: 'whim', list: 'reasons', doubt: 'unknown' },
      { field: 'reasons', code: 'old', list: 'reasons', doubt: 'not in use' },
    ]);
  });

  it('is looked up in the groups of a list', () => {
    const shared = { type: 'Shared', effectiveOn: '2022-09-01', parts: [{ reason: 'whim' }] };
    expect(doubtfulCodes(catalogue, shared)).toMatchObject([
      { field: 'parts.reason', code: 'whim', list: 'reasons', doubt: 'unknown' },
    ]);
  });
});
