import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnyFact } from '#pathway/fact';
import { inForce } from '#pathway/history';
import { historyIn } from '#pathway/stored-fact';
import { memoryLog, type MemoryLog } from '../../spec/memory-log.js';
import { recordReported } from '../record-reported.js';
import { eachStream } from '../recording/each-stream.js';
import { eventsFrom } from '../recording/to-event.js';
import type { Account, ToldFact } from './account.js';
import { changesOf } from './changes.js';
import { addedTo, standingAlone } from './standing.js';

const STREAM = 'teacher-synthetic-1';
const at = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;

const told = (slot: string, type: string, effectiveOn: string, fields: object = {}): ToldFact => ({
  slot,
  fact: { type, effectiveOn, ...fields } as AnyFact,
});
const training = (route: string, on = '2024-09-02') => told('training', 'TrainingStarted', on, { route });
const award = (on: string, type = 'QtsAwarded') => told('award', type, on);

/** A source tells all of a teacher's training; it is recorded on the day on which it tells it. */
const telling = async (log: MemoryLog, day: number, ...facts: readonly ToldFact[]) => {
  const account: Account = {
    ...{ stream: STREAM, system: 'synthetic', facts },
    takesBack: ({ slot }) => ['training', 'award'].includes(slot),
    recordedAt: at(day),
  };
  const [counts] = await eachStream(log, [account], (events, accounts) => {
    const before = standingAlone(STREAM, events);
    const { standing, counts: outcome } = changesOf(before, accounts, eventsFrom(at(day)));
    return { added: addedTo(before, standing).get(STREAM) ?? [], outcome };
  });
  return counts;
};

/** What the record says, as it was known at an instant. */
const said = (log: MemoryLog, knownAt = at(31)): readonly string[] =>
  inForce(historyIn(log.events.filter(({ recordedAt }) => recordedAt <= knownAt))).map(
    ({ fact: { type, effectiveOn, ...fields } }) => [effectiveOn, type, ...Object.values(fields)].join(' '),
  );

describe('what a source tells', () => {
  it('is recorded once, and nothing is when it tells the same again', async () => {
    const log = memoryLog();
    expect(await telling(log, 1, training('scitt'))).toMatchObject({ added: 1 });
    expect(await telling(log, 2, training('scitt'))).toMatchObject({ added: 0, alreadyKnown: 1 });
    expect(log.events).toHaveLength(1);
  });

  it('otherwise than before corrects the fact, whose first words stay known as of then', async () => {
    const log = memoryLog();
    await telling(log, 1, training('scitt'));
    expect(await telling(log, 2, training('iqts', '2024-09-09'))).toMatchObject({ corrected: 1, added: 0 });
    expect(said(log)).toEqual(['2024-09-09 TrainingStarted iqts']);
    expect(said(log, at(1))).toEqual(['2024-09-02 TrainingStarted scitt']);
  });

  it('no more is taken back, and told again reinstated, with what it says by then', async () => {
    const log = memoryLog();
    await telling(log, 1, training('scitt'), award('2025-07-01'));
    expect(await telling(log, 2, training('scitt'))).toMatchObject({ takenBack: 1 });
    expect(said(log)).toEqual(['2024-09-02 TrainingStarted scitt']);
    expect(await telling(log, 3, training('scitt'), award('2025-07-08'))).toMatchObject({ reinstated: 1 });
    expect(said(log)).toEqual(['2024-09-02 TrainingStarted scitt', '2025-07-08 QtsAwarded']);
    expect(said(log, at(1))).toEqual(['2024-09-02 TrainingStarted scitt', '2025-07-01 QtsAwarded']);
  });

  it('of another kind in its place strikes out the one before, and back', async () => {
    const log = memoryLog();
    await telling(log, 1, award('2025-07-01'));
    await telling(log, 2, award('2025-07-01', 'EytsAwarded'));
    expect(said(log)).toEqual(['2025-07-01 EytsAwarded']);
    await telling(log, 3, award('2025-07-01'));
    expect(said(log)).toEqual(['2025-07-01 QtsAwarded']);
  });

  it('is left alone where it is older than what the source told since', async () => {
    const log = memoryLog();
    await telling(log, 2, training('scitt'));
    expect(await telling(log, 1, training('iqts'))).toMatchObject({ outOfDate: 1, corrected: 0 });
    await telling(log, 4);
    expect(await telling(log, 3, training('scitt'))).toMatchObject({ outOfDate: 1 });
    expect(said(log)).toEqual([]);
  });

  it('says nothing new where somebody struck it out or corrected it since: it tells what it told', async () => {
    const log = memoryLog();
    await telling(log, 1, training('scitt'), award('2025-07-01'));
    const [started, awarded] = log.events.map(({ id }) => id);
    const byHand = (id: string, fact: object) => ({
      ...{ stream: STREAM, recordedAt: at(2), source: { system: 'by hand', id } },
      fact: { effectiveOn: '2026-01-02', reason: 'synthetic', ...fact } as unknown as AnyFact,
    });
    const facts = [
      byHand('1', { type: 'FactVoided', factId: awarded }),
      byHand('2', { type: 'FactCorrected', factId: started, changes: { route: 'iqts' } }),
    ];
    await recordReported(log, facts, { importedAt: at(2) });
    expect(await telling(log, 3, training('scitt'), award('2025-07-01'))).toMatchObject({ alreadyKnown: 2 });
    expect(said(log)).toEqual(['2024-09-02 TrainingStarted iqts']);
  });

  it('stands again, struck out by somebody, once the source says something else, not for what it said before', async () => {
    const log = memoryLog();
    await telling(log, 1, award('2025-07-01'));
    const voided = { type: 'FactVoided', factId: log.events[0]!.id, effectiveOn: '2026-01-05' };
    const byHand = {
      ...{ stream: STREAM, recordedAt: at(5), source: { system: 'by hand', id: '1' } },
      fact: { ...voided, reason: 'synthetic' } as unknown as AnyFact,
    };
    await recordReported(log, [byHand], { importedAt: at(5) });
    await telling(log, 4, award('2025-07-08'));
    expect(said(log)).toEqual([]);
    expect(await telling(log, 6, award('2025-07-15'))).toMatchObject({ corrected: 1 });
    expect(said(log)).toEqual(['2025-07-15 QtsAwarded']);
    expect(said(log, at(5))).toEqual([]);
    expect(await telling(log, 7, award('2025-07-15'))).toMatchObject({ alreadyKnown: 1 });
  });

  it('only by observing keeps the earliest day on which it was seen', async () => {
    const log = memoryLog();
    const seen = (on: string) => ({ ...training('scitt', on), sinceEarliest: true });
    await telling(log, 1, seen('2024-11-07'));
    await telling(log, 2, seen('2025-11-06'));
    expect(said(log)).toEqual(['2024-11-07 TrainingStarted scitt']);
    await telling(log, 3, seen('2023-11-02'));
    expect(said(log)).toEqual(['2023-11-02 TrainingStarted scitt']);
  });

  it('is what the record says after any number of times, and what it said then as known then', async () => {
    const someTraining = fc.constantFrom('scitt', 'iqts').map((route) => [training(route)]);
    const someAward = fc
      .record({
        on: fc.constantFrom('2025-07-01', '2025-07-08'),
        type: fc.constantFrom('QtsAwarded', 'EytsAwarded'),
      })
      .map(({ on, type }) => [award(on, type)]);
    const aTelling = fc
      .tuple(fc.oneof(someTraining, fc.constant([])), fc.oneof(someAward, fc.constant([])))
      .map((facts) => facts.flat());
    const wordsOf = (facts: readonly ToldFact[]): readonly string[] =>
      facts.map(({ fact: { type, effectiveOn, ...fields } }) =>
        [effectiveOn, type, ...Object.values(fields)].join(' '),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(aTelling, { minLength: 1, maxLength: 12 }), async (tellings) => {
        const log = memoryLog();
        for (const [day, each] of tellings.entries()) await telling(log, day + 1, ...each);
        for (const [day, each] of tellings.entries()) expect(said(log, at(day + 1))).toEqual(wordsOf(each));
      }),
      { numRuns: 200 },
    );
  });
});
