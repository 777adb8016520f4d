import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EventLog, StoredEvent } from '#event-log/event-log';
import { contentsDigest } from '../src/provenance/contents.js';
import { manifestIn } from '../src/replaying/manifest.js';
import { askedReadOnly, databasePath } from '../src/replaying/open-replay.js';
import { replayInto } from '../src/replaying/replay-into.js';
import { everythingAsked } from './everything-asked.js';
import { memoryLog, positionOf } from './memory-log.js';
import { withModel } from './opened-model.js';
import { careers } from './random-careers.js';

const parent = mkdtempSync(join(tmpdir(), 'pathways-replaying-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));
let made = 0;
const newFolder = (): string => join(parent, `replay-${++made}`);

const view = { asOf: '2020-01-01' };
const [events] = fc.sample(careers(30), { numRuns: 1, seed: 7 }) as [readonly StoredEvent[]];
const instants = events.map(({ recordedAt }) => recordedAt).sort();
const knownAt = instants[Math.floor(instants.length / 2)]!;
const { signal } = new AbortController();

describe('a replay', () => {
  it('answers every question as the read model does that follows the log', async () => {
    const folder = newFolder();
    const manifest = await replayInto(folder, memoryLog(events), { signal });
    const replayed = await askedReadOnly(databasePath(folder));
    const answers = await everythingAsked(replayed.seenBy('EVERYONE'), view);
    await replayed.close();
    const live = await withModel(events, async (model) => ({
      answers: await everythingAsked(model, view),
      contents: await contentsDigest(model, view),
    }));
    expect(answers).toEqual(live.answers);
    expect(manifest.digest).toBe(live.contents.digest);
    expect(manifest.counts.rows['careers']).toBeGreaterThan(0);
    expect(manifest.snapshot).toBe(`pathways:p${events.length}:${manifest.digest.slice(0, 12)}`);
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', 'read-model.duckdb']);
  });

  it('up to a position is of the log as it ended there', async () => {
    const upTo = positionOf(99);
    const manifest = await replayInto(newFolder(), memoryLog(events), { signal, upTo });
    const of = await withModel(events.slice(0, 100), (model) => contentsDigest(model, view));
    expect(manifest).toMatchObject({ position: upTo, digest: of.digest });
  });

  it('as known at an instant is what the live one says of then, and knows how far it has read', async () => {
    const manifest = await replayInto(newFolder(), memoryLog(events), { signal, knownAt });
    const known = await withModel(events, (model) => contentsDigest(model, { ...view, knownAt }));
    expect(manifest.digest).toBe(known.digest);
    expect(manifest.position).toBe(positionOf(events.length - 1));
    expect(manifest.counts.facts).toBeLessThan(events.length);
  });

  it('says how far it has come', async () => {
    const log: EventLog = {
      ...memoryLog(events, 40),
      shareRead: (a, b) => Number(a.slice(1)) / Number(b.slice(1)),
    };
    const shares: (number | null)[] = [];
    await replayInto(newFolder(), log, { signal, onProgress: ({ share }) => void shares.push(share) });
    expect(shares.length).toBeGreaterThan(3);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a! - b!));
  });

  it('of an empty log is empty', async () => {
    const manifest = await replayInto(newFolder(), memoryLog(), { signal });
    expect(manifest).toMatchObject({ position: null, counts: { facts: 0 } });
  });

  it('that is broken off leaves nothing behind', async () => {
    const folder = newFolder();
    const stopping = new AbortController();
    const broken = replayInto(folder, memoryLog(events, 40), {
      signal: stopping.signal,
      onProgress: () => stopping.abort(),
    });
    await expect(broken).rejects.toMatchObject({ name: 'Aborted' });
    expect(readdirSync(parent).filter((name) => name.includes('unfinished'))).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it('removes what one that was killed has left, and nothing of one that runs', async () => {
    const folder = newFolder();
    mkdirSync(`${folder}.999999999.unfinished`);
    mkdirSync(`${folder}.1.unfinished`);
    // In containers processes have the same few numbers.
    mkdirSync(`${folder}.${process.pid}.unfinished`);
    await replayInto(folder, memoryLog(events.slice(0, 50)), { signal });
    expect(readdirSync(parent).filter((name) => name.includes('unfinished'))).toEqual([
      `${basename(folder)}.1.unfinished`,
    ]);
    rmSync(`${folder}.1.unfinished`, { recursive: true });
    // Only its owner may read it.
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['of a position that is not there', { upTo: positionOf(events.length) }, /has no event at position/],
    ['as known at no instant', { knownAt: 'lately' }, /must be an instant/],
  ])('%s is refused', async (_, options, message) => {
    const refused = replayInto(newFolder(), memoryLog(events), { signal, ...options });
    await expect(refused).rejects.toMatchObject({
      name: 'UnusableReplay',
      message: expect.stringMatching(message),
    });
  });

  it('does not go where something is', async () => {
    const folder = newFolder();
    await replayInto(folder, memoryLog(events.slice(0, 50)), { signal });
    await expect(replayInto(folder, memoryLog(events), { signal })).rejects.toThrow('There is something');
    expect(() => manifestIn(parent)).toThrow('There is no replay in it');
  });
});
