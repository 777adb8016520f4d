import { describe, expect, it } from '@jest/globals';
import { treated, untreatedFields, withheldFields } from './treatment.js';

const standing = { teacher: (id: string) => `T(${id})`, within: (id: string) => `W(${id})` };

describe('fields of facts in an extract', () => {
  it('are treated as somebody has said, wherever they may hold anything', () => {
    expect(untreatedFields).toEqual([]);
  });

  it('that are codes, numbers, dates and organisations stay', () => {
    const data = { role: 'headteacher', employer: 'school-1', fte: 0.8, acting: false };
    expect(treated('PostStarted', data, standing)).toEqual(data);
  });

  it('that point to people or to things of one record are pseudonyms', () => {
    const data = { placement: 'p1', school: 's1', mentor: 'm1' };
    expect(treated('PlacementStarted', data, standing)).toEqual({ placement: 'W(p1)', school: 's1', mentor: 'T(m1)' });
  }); // prettier-ignore

  it.each([
    ['PostEnded', { post: 'p1', reason: 'asked Jo Smith' }, { post: 'W(p1)' }],
    ['LeftTeaching', { reason: 'workload' }, { reason: 'workload' }],
    ['AssignmentStarted', { title: 'Jo', goals: ['Jo'], school: 's1' }, { school: 's1' }],
    ['FactVoided', { factId: 'f1', reason: 'not Jo' }, {}],
    ['NoSuchFact', { anything: 'Jo' }, {}],
    ['PostStarted', { unheardOf: 'Jo' }, {}],
  ])('that are free text are left out: %s %j', (type, data, expected) => {
    expect(treated(type, data, standing)).toEqual(expected);
    expect(JSON.stringify(treated(type, data, standing))).not.toContain('Jo');
  });

  it('that are codes are null where a source has its own words in place of one', () => {
    const left = { reason: 'caring for Jo Smith', destination: 'with Jo' };
    expect(treated('LeftTeaching', left, standing)).toEqual({ reason: null, destination: null });
    expect(treated('TrainingWithdrawn', { reasons: ['mandatory_reasons', 'as Jo said'] }, standing)).toEqual({ reasons: ['mandatory_reasons', null] });
    const changes = { role: 'deputy of Jo', qualification: 'NPQH', programme: 'school_led', kind: 'of Jo' };
    expect(treated('FactCorrected', { factId: 'f1', changes }, standing)).toEqual({
      changes: { role: null, qualification: 'NPQH', programme: 'school_led', kind: null },
    });
  }); // prettier-ignore

  it('are treated alike in groups and in corrections', () => {
    const shared = { sharedWith: [{ school: 's2', fte: 0.4 }] };
    expect(treated('PostStarted', { post: 'p1', ...shared }, standing)).toEqual({ post: 'W(p1)', ...shared });
    const changes = { post: 'p2', mentor: 'm2', fte: 1, reason: 'asked Jo', nothing: 'Jo', role: null };
    expect(treated('FactCorrected', { factId: 'f1', changes }, standing)).toEqual({
      changes: { post: 'W(p2)', mentor: 'T(m2)', fte: 1, role: null },
    });
  });

  it('that are left out are named', () => {
    expect(withheldFields).toEqual(expect.arrayContaining(['PostEnded.reason', 'AssignmentStarted.title']));
    expect(withheldFields).not.toContain('LeftTeaching.reason');
  });
});
