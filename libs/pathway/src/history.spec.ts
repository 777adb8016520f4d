import { describe, expect, it } from '@jest/globals';
import type { AnyFact, Recorded } from './fact.js';
import { inForce, struckOut } from './history.js';

interface Note extends AnyFact {
  readonly text?: string;
  readonly factId?: string;
}

let instant = 0;
/** On record a second after the one before, unless told otherwise. */
const on = (factId: string, fact: Note, recordedAt?: string): Recorded<Note> => ({
  factId,
  recordedAt: recordedAt ?? new Date(Date.UTC(2024, 0, 1) + 1000 * instant++).toISOString(),
  fact,
});
const note = (factId: string, effectiveOn: string, text = factId): Recorded<Note> =>
  on(factId, { type: 'Noted', effectiveOn, text });
const voided = (factId: string, target: string): Recorded<Note> =>
  on(factId, { type: 'FactVoided', effectiveOn: '2024-01-01', factId: target });
const corrected = (
  factId: string,
  target: string,
  changes: object,
  more: { correctedEffectiveOn?: string; recordedAt?: string } = {},
): Recorded<Note> => {
  const { recordedAt, ...fields } = more;
  const fact = { type: 'FactCorrected', effectiveOn: '2024-01-01', factId: target, changes, ...fields };
  return on(factId, fact, recordedAt);
};
const texts = (history: readonly Recorded<Note>[]): readonly (string | undefined)[] =>
  inForce(history).map(({ fact }) => fact.text);

const a = note('a', '2020-09-01');

describe('A void strikes out a fact', () => {
  it('which is then no longer in force, nor is the void itself listed', () => {
    expect(texts([a, note('b', '2021-09-01'), voided('v', 'a')])).toEqual(['b']);
  });

  it('and a void of the void reinstates it', () => {
    expect(texts([a, voided('v1', 'a'), voided('v2', 'v1')])).toEqual(['a']);
    expect(texts([a, voided('v1', 'a'), voided('v2', 'v1'), voided('v3', 'v2')])).toEqual([]);
  });

  it('once, however many voids say so: each must be undone', () => {
    const twice = [a, voided('v1', 'a'), voided('v2', 'a')];
    expect(texts(twice)).toEqual([]);
    expect(texts([...twice, voided('v3', 'v1')])).toEqual([]);
    expect(texts([...twice, voided('v3', 'v1'), voided('v4', 'v2')])).toEqual(['a']);
  });

  it('in whatever order they were recorded', () => {
    expect(texts([voided('v2', 'v1'), voided('v1', 'a'), a])).toEqual(['a']);
    expect(texts([voided('v3', 'v2'), voided('v1', 'a'), a, voided('v2', 'v1')])).toEqual([]);
  });

  it('that is on record: a void of an unknown one does nothing', () => {
    expect(texts([a, voided('v', 'nowhere')])).toEqual(['a']);
  });
});

describe('Voids that strike each other out in a circle', () => {
  it('have no effect', () => {
    expect(texts([a, voided('v1', 'v2'), voided('v2', 'v1')])).toEqual(['a']);
    expect(struckOut([voided('self', 'self')])).toEqual(new Set());
  });

  it('also have none on what they strike out beside each other', () => {
    const circle = [voided('v1', 'v2'), voided('v2', 'v1')];
    expect([...struckOut([a, ...circle])]).toEqual([]);
    expect(texts([a, ...circle, voided('v3', 'a')])).toEqual([]);
  });
});

describe('A circle of voids', () => {
  it('is broken by a void from outside, and what follows takes effect', () => {
    const circle = [voided('v1', 'v2'), voided('v2', 'v3'), voided('v3', 'v1')];
    expect(struckOut(circle)).toEqual(new Set());
    expect(struckOut([...circle, voided('v4', 'v1')])).toEqual(new Set(['v1', 'v3']));
  });
});

describe('A correction replaces what a fact says', () => {
  it('field by field, leaving the others and the type', () => {
    const [entry] = inForce([a, corrected('c', 'a', { text: 'better', type: 'Other' })]);
    expect(entry).toMatchObject({
      factId: 'a',
      fact: { type: 'Noted', effectiveOn: '2020-09-01', text: 'better' },
    });
  });

  it('and its date, which moves it in the order of events', () => {
    const b = note('b', '2021-09-01');
    expect(texts([a, b, corrected('c', 'a', {}, { correctedEffectiveOn: '2022-09-01' })])).toEqual([
      'b',
      'a',
    ]);
  });

  it('the one recorded last counting, whatever its place on the stream', () => {
    const late = corrected('c1', 'a', { text: 'late' }, { recordedAt: '2025-06-01T00:00:00Z' });
    const early = corrected('c2', 'a', { text: 'early' }, { recordedAt: '2025-05-01T00:00:00Z' });
    expect(texts([a, late, early])).toEqual(['late']);
    const atOnce = corrected('c3', 'a', { text: 'also late' }, { recordedAt: '2025-06-01T00:00:00Z' });
    expect(texts([a, late, early, atOnce])).toEqual(['also late']);
  });

  it('each on top of the one before: what it leaves alone stays corrected', () => {
    const date = corrected('c1', 'a', {}, { correctedEffectiveOn: '2022-09-01' });
    const [entry] = inForce([a, date, corrected('c2', 'a', { text: 'better' })]);
    expect(entry!.fact).toMatchObject({ effectiveOn: '2022-09-01', text: 'better' });
  });

  it('and takes a field away by null', () => {
    const [entry] = inForce([a, corrected('c', 'a', { text: null })]);
    expect(entry!.fact).not.toHaveProperty('text');
  });

  it('unless it is struck out, when the one before counts again', () => {
    const corrections = [corrected('c1', 'a', { text: 'first' }), corrected('c2', 'a', { text: 'second' })];
    expect(texts([a, ...corrections, voided('v', 'c2')])).toEqual(['first']);
    expect(texts([a, ...corrections, voided('v1', 'c2'), voided('v2', 'c1')])).toEqual(['a']);
    expect(texts([a, ...corrections, voided('v1', 'c2'), voided('v2', 'v1')])).toEqual(['second']);
  });

  it('of a fact that is on record and stands', () => {
    expect(texts([a, corrected('c', 'nowhere', { text: 'lost' })])).toEqual(['a']);
    expect(texts([a, voided('v', 'a'), corrected('c', 'a', { text: 'late' })])).toEqual([]);
  });
});

describe('Facts in force', () => {
  it('stand in the order in which they took effect, on one day as they were recorded', () => {
    const history = [
      note('late', '2023-09-01'),
      note('first', '2020-09-01'),
      note('second', '2020-09-01'),
      note('early', '2019-09-01'),
    ];
    expect(texts(history)).toEqual(['early', 'first', 'second', 'late']);
  });

  it('stand as they were recorded though the stream brings them in another order', () => {
    const [first, second] = [note('first', '2020-09-01'), note('second', '2020-09-01')];
    expect(texts([second, first])).toEqual(['first', 'second']);
  });

  it('of one instant stand as on the stream', () => {
    const at = (factId: string) =>
      on(factId, { type: 'Noted', effectiveOn: '2020-09-01', text: factId }, '2024-01-01T00:00:00Z');
    expect(texts([at('b'), at('a')])).toEqual(['b', 'a']);
  });
});
