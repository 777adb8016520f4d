import type { EventLog } from '../src/event-log.js';

/** An empty log for one test, and the means to close and open it again. */
export interface OpenedLog {
  readonly log: EventLog;
  /** Closes the log and opens the same store again. */
  reopen(): Promise<EventLog>;
  cleanUp(): Promise<void>;
}
