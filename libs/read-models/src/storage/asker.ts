import { AsyncLocalStorage } from 'node:async_hooks';

/** For whom the database works. */
export interface Asker {
  /** Opaque: who has the same shares the places and the patience of one. */
  readonly name: string;
  /** So long a question may keep the database busy, from the time at which its turn has come. */
  readonly answerWithinMs: number;
}

const inHand = new AsyncLocalStorage<Asker>();

/** Does work on behalf of an asker: whatever it asks of the database is held to the asker's share. */
export const askedBy = <T>(asker: Asker, work: () => T): T => inHand.run(asker, work);

/** Undefined for what the house does of itself: there is no limit to it. */
export const askerInHand = (): Asker | undefined => inHand.getStore();

/** The database was interrupted: the question took longer than it may. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
  constructor(readonly afterMs: number) {
    super(`The question was broken off after ${afterMs} ms.`);
  }
}

/** One asker has too many questions waiting. */
export class TooManyWaiting extends Error {
  override readonly name = 'TooManyWaiting';
}
