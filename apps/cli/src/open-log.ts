import type { EventLog } from '#event-log/event-log';
import { openEventLog } from '#event-log/open';

/** Opens the log that a command was given, or says what is wrong with it. */
export async function openLog(url: string): Promise<EventLog> {
  try {
    return await openEventLog(url);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it is not known why.';
    throw new LogNotOpened(`The log cannot be opened: ${reason}`, { cause: error });
  }
}

/** Nothing was read or recorded. */
export class LogNotOpened extends Error {
  override readonly name = 'LogNotOpened';
}
