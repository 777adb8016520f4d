import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentsDigest } from '../src/provenance/contents.js';
import { caughtUp, withModel } from './opened-model.js';
import { careers } from './random-careers.js';
import type { StoredEvent } from '#event-log/event-log';

const view = { asOf: '2020-01-01' };
const [events] = fc.sample(careers(30), { numRuns: 1, seed: 7 }) as [readonly StoredEvent[]];
const byRevision = [...events].sort((a, b) => a.revision - b.revision);

describe('the digest of the contents', () => {
  it('is that of another build, fed in another order and bit by bit', async () => {
    const at = await withModel(events, (model) => contentsDigest(model, view));
    const other = await withModel(byRevision.slice(0, 50), async (model, log) => {
      log.add(byRevision.slice(50));
      await caughtUp(model, log);
      return contentsDigest(model, view);
    });
    expect(other.tables).toEqual(at.tables);
    expect(other.digest).toBe(at.digest);
    expect(at.tables.find(({ table }) => table === 'posts')!.rows).toBeGreaterThan(0);
  });

  it('is another when one fact is missing', async () => {
    const at = await withModel(events, (model) => contentsDigest(model, view));
    const awards = events.filter(({ type }) => type === 'QtsAwarded');
    const without = await withModel(
      events.filter(({ stream }) => stream !== awards[0]!.stream),
      (model) => contentsDigest(model, view),
    );
    expect(without.digest).not.toBe(at.digest);
  });

  it('of what was known at an instant is that of a build from only what was on record', async () => {
    const instants = events.map(({ recordedAt }) => recordedAt).sort();
    const knownAt = instants[Math.floor(instants.length / 2)]!;
    const known = events.filter(({ recordedAt }) => recordedAt <= knownAt);
    const digests = [
      await withModel(events, (model) => contentsDigest(model, { ...view, knownAt })),
      await withModel(known, (model) => contentsDigest(model, view)),
    ];
    expect(digests[0]!.tables).toEqual(digests[1]!.tables);
  });
});
