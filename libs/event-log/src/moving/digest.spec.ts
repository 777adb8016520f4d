import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { event } from '../../spec/synthetic-events.js';
import type { StreamEvent } from '../event-log.js';
import { digestOfStream, digestOfStreams, tally } from './digest.js';

const inStream = (stream: string, revision: number): StreamEvent => ({
  ...event(`${stream} ${revision}`),
  stream,
  revision,
});
const [a1, a2, b1] = [inStream('a', 1), inStream('a', 2), inStream('b', 1)];

const contentsOf = (...events: readonly StreamEvent[]) => {
  const tallied = tally();
  events.forEach(tallied.add);
  return tallied.contents();
};
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const lineOf = (e: StreamEvent): string =>
  `${JSON.stringify([e.stream, e.revision, e.id, e.type, e.version, e.effectiveOn, e.recordedAt, e.data, e.metadata])}\n`;

describe('the digest of a log', () => {
  it('is SHA-256 of one line of JSON an event; of a stream, chained from event to event', () => {
    const contents = contentsOf(a1, b1, a2);
    expect(contents.digest).toBe(sha256(lineOf(a1) + lineOf(b1) + lineOf(a2)));
    const ofA = sha256(sha256(lineOf(a1)) + lineOf(a2));
    expect([...contents.streams]).toEqual([
      ['a', { revision: 2, digest: ofA }],
      ['b', { revision: 1, digest: sha256(lineOf(b1)) }],
    ]);
    expect(digestOfStream([a1, a2])).toBe(ofA);
    expect(contents.events).toBe(3);
  });

  it('sees in which order streams were written; that of its streams does not', () => {
    const [one, other] = [contentsOf(a1, b1, a2), contentsOf(b1, a1, a2)];
    expect(one.digest).not.toBe(other.digest);
    expect(digestOfStreams(one)).toBe(digestOfStreams(other));
  });

  it('cannot be led astray by text that moves from one field to the next', () => {
    const moved = { ...a1, effectiveOn: `${a1.effectiveOn}x`, recordedAt: a1.recordedAt.slice(1) };
    expect(contentsOf(moved).digest).not.toBe(contentsOf(a1).digest);
  });
});

it('the contents of thousands of streams are kept apart', () => {
  const names = Array.from({ length: 5_000 }, (_, i) => `teacher-synthetic-${i}`);
  const { streams } = contentsOf(
    ...names.map((name) => inStream(name, 1)),
    ...names.map((name) => inStream(name, 2)),
  );
  expect(streams.size).toBe(5_000);
  expect([...streams].map(([name]) => name)).toEqual(names);
  for (const name of names)
    expect(streams.get(name)).toEqual({
      revision: 2,
      digest: digestOfStream([inStream(name, 1), inStream(name, 2)]),
    });
  expect(streams.get('teacher-nobody')).toBeUndefined();
});
