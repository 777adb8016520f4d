import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { personalFacts } from '#pathway/personal/subject';
import { faultsIn } from '#pathway/field';
import { opened, sealed } from '../src/sealing/aes.js';
import { openedDetails, sealedDetails } from '../src/sealing/details.js';

const key = randomBytes(32);
const where = { subject: 'synthetic-1', eventId: 'event-1' };
const details = { givenNames: 'Synthetic Ada', familyName: 'Example', trn: '9900001' };

const heldIn = (sealedOnes: ReturnType<typeof sealedDetails>, factId = 'event-1') =>
  Object.entries(sealedOnes).map(([name, text]) => ({ name: name as 'trn', sealed: text, factId }));

describe('what is sealed', () => {
  it('is what was sealed once it is opened, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.array(fc.string()), (content, place) => {
        expect(new Uint8Array(opened(sealed(content, key, place), key, place))).toEqual(content);
      }),
    );
  });

  it('is another text each time, and none of it can be changed', () => {
    const box = sealed(Buffer.from('Ada'), key, ['a']);
    expect(sealed(Buffer.from('Ada'), key, ['a'])).not.toEqual(box);
    for (let place = 0; place < box.length; place += 1) {
      const changed = Buffer.from(box);
      changed[place]! ^= 1;
      expect(() => opened(changed, key, ['a'])).toThrow('altered');
    }
    expect(() => opened(box.subarray(0, 20), key, ['a'])).toThrow('too short');
  });

  it('opens for its own subject, event and field alone', () => {
    const held = heldIn(sealedDetails(details, key, where));
    expect(openedDetails(held, key, 'synthetic-1')).toEqual(details);
    expect(() => openedDetails(held, key, 'synthetic-2')).toThrow('moved');
    expect(() => openedDetails(heldIn(sealedDetails(details, key, where), 'event-2'), key, 'synthetic-1')).toThrow('moved');
    const [given, family] = held as [(typeof held)[0], (typeof held)[0]];
    expect(() => openedDetails([{ ...given, sealed: family.sealed }], key, 'synthetic-1')).toThrow('moved');
    expect(() => openedDetails(held, randomBytes(32), 'synthetic-1')).toThrow('another key');
  }); // prettier-ignore

  it('is all that the catalogue takes for a personal field: nothing open can be recorded', () => {
    const fields = personalFacts.PersonalDetailsReported;
    expect(faultsIn(fields, sealedDetails(details, key, where))).toEqual([]);
    expect(faultsIn(fields, details).map(({ field }) => field)).toEqual(['givenNames', 'familyName', 'trn']);
    expect(faultsIn(fields, { givenNames: 'sealed.1.Ada' })).toHaveLength(1);
  });
});
