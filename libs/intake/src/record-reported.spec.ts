import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RevisionConflict } from '#event-log/event-log';
import { memoryLog } from '../spec/memory-log.js';
import { recordReported } from './record-reported.js';
import type { ReportedFact } from './reported-fact.js';

const importedAt = '2026-09-01T00:00:00.000Z';

const reported = (teacher: number, id: number, more: object = {}): ReportedFact => ({
  stream: `teacher-synthetic-${teacher}`,
  fact: { type: 'QtsAwarded', effectiveOn: '2014-07-01', ...more },
  recordedAt: '2014-07-02T00:00:00.000Z',
  source: { system: 'synthetic', id: `e${id}` },
});

describe('reported facts', () => {
  it('are recorded once, in the order in which they were handed in, with where they came from', async () => {
    const log = memoryLog();
    const facts = [reported(1, 3), reported(2, 1), reported(1, 2), reported(1, 3)];
    expect(await recordReported(log, facts, { importedAt })).toEqual({
      recorded: 3,
      alreadyKnown: 1,
      differing: 0,
    });
    expect(await recordReported(log, facts, { importedAt })).toEqual({
      recorded: 0,
      alreadyKnown: 4,
      differing: 0,
    });
    const sources = (await log.readStream('teacher-synthetic-1')).map(({ metadata }) => JSON.parse(metadata));
    expect(sources).toEqual([
      { source: { system: 'synthetic', id: 'e3' }, importedAt },
      { source: { system: 'synthetic', id: 'e2' }, importedAt },
    ]);
  });

  it('come to the same whatever their order, their chunks and their repetitions', async () => {
    const all = Array.from({ length: 30 }, (_, i) => reported(i % 4, i));
    const order = fc.shuffledSubarray([...all, ...all.slice(0, 10)], { minLength: 40 });
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: 50 }), async (facts, chunkFacts) => {
        const log = memoryLog();
        const counts = await recordReported(log, facts, { importedAt, chunkFacts });
        expect(counts).toEqual({ recorded: 30, alreadyKnown: 10, differing: 0 });
        expect(new Set(log.events.map(({ id }) => id)).size).toBe(30);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, object]>([
    ['a newer version', { version: 1000, data: '{"awardedBy":{"id":"b"}}' }],
    ['an older text', { data: '{ "awardedBy" : "a" }' }],
  ])('are known, and never told to differ, where they stand in %s', async (_what, stored) => {
    const log = memoryLog();
    const fact = reported(1, 1, { awardedBy: 'a' });
    await recordReported(log, [fact], { importedAt });
    const standing = log.events.map((event) => ({ ...event, ...stored }));
    const others = { ...log, readStream: () => Promise.resolve(standing) };
    expect(await recordReported(others, [fact], { importedAt })).toEqual({
      recorded: 0,
      alreadyKnown: 1,
      differing: 0,
    });
  });

  it('that say otherwise under a known id are told, and the first stands', async () => {
    const log = memoryLog();
    const second = reported(1, 1, { effectiveOn: '2015-01-01' });
    const told: ReportedFact[] = [];
    const onDiffering = (fact: ReportedFact): unknown => told.push(fact);
    const counts = await recordReported(log, [reported(1, 1), second], {
      importedAt,
      onDiffering: (fact) => void onDiffering(fact),
    });
    expect(counts).toEqual({ recorded: 1, alreadyKnown: 0, differing: 1 });
    expect(told).toEqual([second]);
    expect(log.events.map(({ effectiveOn }) => effectiveOn)).toEqual(['2014-07-01']);
  });

  it('of whoever was erased are not recorded, but those that were before, and each is told', async () => {
    const log = memoryLog();
    await recordReported(log, [reported(1, 1)], { importedAt });
    const told: ReportedFact[] = [];
    const onErased = (fact: ReportedFact): void => void told.push(fact);
    const erasure = reported(1, 2, { type: 'SubjectErased', effectiveOn: '2026-08-31' });
    const facts = [reported(1, 1), erasure, reported(1, 3), reported(2, 4)];
    expect(await recordReported(log, facts, { importedAt, onErased })).toEqual({
      ...{ recorded: 2, alreadyKnown: 1, differing: 0 },
    });
    expect(await recordReported(log, [reported(1, 5), ...facts], { importedAt, onErased })).toMatchObject({
      ...{ recorded: 0, alreadyKnown: 3 },
    });
    expect(told.map(({ source }) => source.id)).toEqual(['e3', 'e5', 'e3']);
    expect(log.events).toHaveLength(3);
  });

  it('mean the same once their words have become a code', async () => {
    const log = memoryLog();
    const inWords = reported(1, 1, { type: 'PostStarted', role: 'head of year', post: 'p', employer: 's' });
    const inCode = reported(1, 1, { type: 'PostStarted', post: 'p', role: 'head_of_year', employer: 's' });
    const counts = await recordReported(log, [inWords, inCode], { importedAt });
    expect(counts).toEqual({ recorded: 1, alreadyKnown: 1, differing: 0 });
  });

  it('are recorded after what somebody else wrote in between', async () => {
    const log = memoryLog();
    let others = 3;
    const disturbed = {
      ...log,
      readStream: async (stream: string) => {
        const events = await log.readStream(stream);
        if (others > 0) await recordReported(log, [reported(1, 100 + (others -= 1))], { importedAt });
        return events;
      },
    };
    const counts = await recordReported(disturbed, [reported(1, 1)], { importedAt });
    expect(counts.recorded).toBe(1);
    expect(log.events).toHaveLength(4);
  });

  it('fail, and not for ever, where somebody else never stops writing', async () => {
    const busy = {
      ...memoryLog(),
      readStream: async () => [],
      append: (stream: string) => Promise.reject(new RevisionConflict(stream, 0, 1)),
    };
    await expect(recordReported(busy, [reported(1, 1)], { importedAt })).rejects.toThrow(RevisionConflict);
  });
});
