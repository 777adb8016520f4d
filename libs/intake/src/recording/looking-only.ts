import type { EventLog } from '#event-log/event-log';
import type { Log } from './each-stream.js';

/** A log for a dry run: what is on record is read, nothing is added. Without a log nothing is on record. */
export const lookingOnly = (log: Pick<EventLog, 'readStream' | 'readAll'> | undefined): Log => ({
  readStream: (stream, after) => log?.readStream(stream, after) ?? Promise.resolve([]),
  readAll: (options) => log?.readAll(options) ?? NOTHING,
  append: (_stream, expectedRevision, events) =>
    Promise.resolve({ revision: expectedRevision + events.length, position: '', alreadyRecorded: false }),
});

const NOTHING: ReturnType<EventLog['readAll']> = {
  async *[Symbol.asyncIterator]() {},
};
