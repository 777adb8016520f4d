import type { StoredEvent } from '#event-log/event-log';
import { openReadModel } from '../src/open.js';
import type { ReadModel } from '../src/read-model.js';
import { memoryLog, type MemoryLog } from './memory-log.js';

/** Runs work on a read model that has caught up with these events. */
export async function withModel<T>(
  events: readonly StoredEvent[],
  work: (model: ReadModel, log: MemoryLog) => Promise<T>,
  folder = ':memory:',
): Promise<T> {
  const log = memoryLog(events);
  const model = await openReadModel({ folder, log });
  try {
    await caughtUp(model, log);
    return await work(model, log);
  } finally {
    await model.close();
  }
}

export async function caughtUp(model: ReadModel, log: MemoryLog): Promise<void> {
  const head = await log.head();
  if (head !== undefined && !(await model.waitFor(head, 30_000))) {
    throw new Error(`Not caught up: ${JSON.stringify(model.status())}`);
  }
}
