import { eventIdOf } from '../src/event-id.js';
import type { EventLog, NewEvent, Position, StoredEvent } from '../src/event-log.js';

/** A well-formed event of a synthetic command. */
export function event(commandId: string, index = 0, data: unknown = { commandId, index }): NewEvent {
  return {
    id: eventIdOf(commandId, 'synthetic', index),
    type: 'SyntheticHappened',
    version: 1,
    effectiveOn: '2024-09-01',
    recordedAt: '2024-09-02T08:00:00.000Z',
    data: JSON.stringify(data),
    metadata: JSON.stringify({ commandId }),
  };
}

export function events(commandId: string, count: number): NewEvent[] {
  return Array.from({ length: count }, (_, i) => event(commandId, i));
}

/** Everything in the log after a position, in one list. */
export async function everything(
  log: EventLog,
  after?: Position,
  batchSize?: number,
): Promise<StoredEvent[]> {
  const all: StoredEvent[] = [];
  for await (const batch of log.readAll({ after, batchSize })) all.push(...batch);
  return all;
}

/** What a promise was refused with; fails when it was not refused. */
export async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('This should have been refused.');
    },
    (error: unknown) => error,
  );
}
