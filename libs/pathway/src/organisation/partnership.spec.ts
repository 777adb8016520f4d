import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PartnershipMember } from './partnership.js';
import { refuseMembers } from './partnership.js';

const member = (organisation: string, share: number, hostsPhase?: string): PartnershipMember => ({
  organisation,
  share,
  ...(hostsPhase !== undefined && { hostsPhase }),
});

describe('the shares of a partnership', () => {
  it('total one, thirds included', () => {
    expect(refuseMembers([member('oak', 1)])).toBeUndefined();
    expect(refuseMembers(['oak', 'elm', 'ash'].map((name) => member(name, 1 / 3)))).toBeUndefined();
    expect(refuseMembers([member('oak', 0.5), member('elm', 0.4)])).toMatchObject({
      code: 'SHARES_NOT_ONE',
      message: 'The shares of a trainee total 0.9, not 1.',
    });
  });

  it('total one for each phase that is hosted', () => {
    const both = [
      member('oak', 1, 'primary'),
      member('oak', 0.5, 'secondary'),
      member('elm', 0.5, 'secondary'),
    ];
    expect(refuseMembers(both)).toBeUndefined();
    expect(refuseMembers([member('oak', 0.5, 'primary'), member('elm', 0.5, 'secondary')])).toMatchObject({
      code: 'SHARES_NOT_ONE',
      message: 'The shares of a trainee of phase primary total 0.5, not 1.',
    });
  });

  it('name each member once for a phase, and somebody at all', () => {
    expect(refuseMembers([member('oak', 0.5), member('oak', 0.5)])).toMatchObject({ code: 'SHARES_NOT_ONE' });
    expect(refuseMembers([])).toMatchObject({ code: 'SHARES_NOT_ONE' });
  });

  it('may be in any proportion, in any order', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(weights, (parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        const members = parts.map((part, place) => member(`school-${place}`, part / whole));
        expect(refuseMembers(members)).toBeUndefined();
        expect(refuseMembers(members.toReversed())).toBeUndefined();
      }),
    );
  });
});
