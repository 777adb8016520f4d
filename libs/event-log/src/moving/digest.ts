import { createHash, hash } from 'node:crypto';
import type { StreamEvent } from '../event-log.js';
import { streamTable, type StreamTable } from './stream-table.js';

/** What a log, or its beginning, comes to. Two logs with the same events in the same order come to the same. */
export interface Contents {
  readonly events: number;
  readonly streams: StreamTable;
  /** SHA-256 in hex of the lines of all events, in the order of the log. */
  readonly digest: string;
}

export interface Tally {
  add(event: StreamEvent): void;
  /** Of the last event added to a stream; 0 for none. */
  revisionOf(stream: string): number;
  contents(): Contents;
}

/**
 * Works out what a log comes to while its events pass by, in order. Keeps some 250 bytes for each stream and nothing
 * of the events.
 */
export function tally(): Tally {
  const streams = streamTable();
  const whole = createHash('sha256');
  let events = 0;
  return {
    add(event) {
      const { stream, revision } = event;
      const line = canonicalLine(event);
      whole.update(line);
      streams.set(stream, { revision, digest: chained(streams.get(stream)?.digest ?? '', line) });
      events += 1;
    },
    revisionOf: (stream) => streams.get(stream)?.revision ?? 0,
    contents: () => ({ events, streams, digest: whole.copy().digest('hex') }),
  };
}

/** The digest that these events of one stream come to, beginning with its first. */
export const digestOfStream = (events: readonly StreamEvent[]): string =>
  events.map(canonicalLine).reduce(chained, '');

/** SHA-256 in hex of one line for each stream, sorted: its name, last revision and digest. */
export function digestOfStreams({ streams }: Contents): string {
  const digest = createHash('sha256');
  for (const name of [...streams.names()].sort()) {
    const { revision, digest: its } = streams.get(name)!;
    digest.update(`${JSON.stringify([name, revision, its])}\n`);
  }
  return digest.digest('hex');
}

/** Everything that an event says, in one fixed form. Its position is left out: it belongs to the log it stands in. */
function canonicalLine(event: StreamEvent): string {
  const { stream, revision, id, type, version, effectiveOn, recordedAt, data, metadata } = event;
  return `${JSON.stringify([stream, revision, id, type, version, effectiveOn, recordedAt, data, metadata])}\n`;
}

const chained = (before: string, line: string): string => hash('sha256', before + line);
