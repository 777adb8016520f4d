import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v5 } from 'uuid';
import { eventIdOf, sourceEventId } from './event-id.js';

const UUID_V5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('event ids', () => {
  it('never change: these stand in logs', () => {
    expect(eventIdOf('command-1', 'teacher-synthetic-1', 0)).toBe('dc24b9d3-0c2c-5d8d-a40f-d0999a2497e4');
    expect(sourceEventId('synthetic', 'row-1')).toBe('8124b985-af92-55d6-adb5-9f6b10fa240c');
  });

  it('are what any maker of UUIDs of version 5 would make', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (system, row) => {
        const expected = v5(JSON.stringify([system, row]), '5aad37a9-df49-48c4-af04-1a62842365c5');
        expect(sourceEventId(system, row)).toBe(expected);
      }),
    );
  });

  it('differ whenever command, stream or index differ', () => {
    const key = fc.tuple(fc.string(), fc.string(), fc.nat());
    fc.assert(
      fc.property(key, key, (a, b) => {
        const same = a.every((part, i) => part === b[i]);
        expect(eventIdOf(...a) === eventIdOf(...b)).toBe(same);
        expect(eventIdOf(...a)).toMatch(UUID_V5);
      }),
    );
  });

  it('do not run a system and its row together', () => {
    expect(sourceEventId('a', 'bc')).not.toBe(sourceEventId('ab', 'c'));
    expect(sourceEventId('a,"b', 'c')).not.toBe(sourceEventId('a', 'b",c'));
  });
});
