import type { StoredEvent } from '#event-log/event-log';
import { event } from './example.js';

type Told = readonly [type: string, on: string, data?: object, recordedAt?: string];

/** The facts of one stream in the order in which they were recorded: each on its own day unless another is given. */
export const record = (stream: string, ...facts: readonly Told[]): readonly StoredEvent[] =>
  facts.map(([type, on, data = {}, at = `${on}T12:00:00Z`], index) =>
    event(stream, index + 1, { id: `${stream}-${index + 1}`, type, on, at, data }),
  );
