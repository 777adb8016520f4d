import { MAX_APPEND_BYTES, type NewEvent } from './event-log.js';

/** What a log may keep around an event: its id, type, dates and the names of its fields. */
const ENVELOPE_BYTES = 512;

/** UTF-8 never needs more for one UTF-16 code unit. */
const MAX_BYTES_PER_UNIT = 3;

/** What an event weighs in an append: its data and metadata in UTF-8 and its envelope, in bytes. */
export const weightOf = ({ data, metadata }: NewEvent): number =>
  Buffer.byteLength(data) + Buffer.byteLength(metadata) + ENVELOPE_BYTES;

/** The most it can weigh, told without looking at each character. */
export const mostWeightOf = ({ data, metadata }: NewEvent): number =>
  (data.length + metadata.length) * MAX_BYTES_PER_UNIT + ENVELOPE_BYTES;

/** Events in their order, cut into as few runs as may each be one append. An event too large by itself stands alone. */
export function appendableRuns<E extends NewEvent>(events: readonly E[]): readonly (readonly E[])[] {
  if (events.length > 0 && events.reduce((sum, event) => sum + mostWeightOf(event), 0) <= MAX_APPEND_BYTES)
    return [events];
  const runs: E[][] = [];
  let room = 0;
  for (const event of events) {
    const weight = weightOf(event);
    if (weight > room) {
      runs.push([]);
      room = MAX_APPEND_BYTES;
    }
    runs.at(-1)?.push(event);
    room -= weight;
  }
  return runs;
}
