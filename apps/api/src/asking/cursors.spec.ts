import { describe, expect, it } from '@jest/globals';
import type { Principal } from '../sign-in/principal.js';
import { cursorsSealedWith } from './cursors.js';

const cursors = cursorsSealedWith('synthetic key of a test, never used elsewhere');
const school: Principal = {
  ...{ subject: 'synthetic-head', role: 'school', purpose: 'a test' },
  organisations: ['synthetic-one', 'synthetic-two'],
};

const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { extensions?: { code?: string } }).extensions?.code;
  }
};

describe('a sealed cursor', () => {
  const sealed = cursors.seal(school, 'WyJhIl0');

  it('is opened for whoever sees the same', () => {
    const colleague = {
      ...school,
      subject: 'synthetic-other',
      organisations: ['synthetic-two', 'synthetic-one'],
    };
    expect(cursors.open(colleague, sealed)).toBe('WyJhIl0');
  });

  it.each([
    ['of another scope', { ...school, organisations: ['synthetic-one'] }, sealed],
    ['of another role', { ...school, role: 'trust_planner' as const }, sealed],
    ['edited', school, sealed.replace('WyJhIl0', 'WyJiIl0')],
    ['with another seal', school, `${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'B' : 'A'}`],
    ['without a seal', school, 'WyJhIl0'],
    ['made up', school, 'abc'],
    ['empty', school, ''],
    ['of another house', school, cursorsSealedWith('another key of a test').seal(school, 'WyJhIl0')],
  ])('is refused: %s', (_what, principal, text) => {
    expect(codeOf(() => cursors.open(principal, text))).toBe('BAD_CURSOR');
  });
});
