import type { EventLog, Position } from '#event-log/event-log';

/** Whether a position has been reached. One that the log can't read is of another log: nothing has reached it. */
export function isReached(log: EventLog, reached: Position | null | undefined, position: Position): boolean {
  if (reached === null || reached === undefined) return false;
  try {
    return log.comparePositions(reached, position) >= 0;
  } catch {
    return false;
  }
}
