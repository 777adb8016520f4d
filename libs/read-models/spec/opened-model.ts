import type { StoredEvent } from '#event-log/event-log';
import { openReadModel, type ReadModelOptions } from '../src/open.js';
import type { Answering, ReadModel } from '../src/read-model.js';
import { memoryLog, type MemoryLog } from './memory-log.js';

/** A read model that is also asked as it is: about everybody. */
export type OpenedModel = ReadModel & Answering;

export async function openedModel(options: ReadModelOptions): Promise<OpenedModel> {
  const model = await openReadModel(options);
  return { ...model, ...model.seenBy('EVERYONE') };
}

/** Runs work on a read model that has caught up with these events. */
export async function withModel<T>(
  events: readonly StoredEvent[],
  work: (model: OpenedModel, log: MemoryLog) => Promise<T>,
  folder = ':memory:',
): Promise<T> {
  const log = memoryLog(events);
  const model = await openedModel({ folder, log });
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
