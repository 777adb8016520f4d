import type { Position } from '#event-log/event-log';

export interface WaitingRoom {
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  /** Lets those go who need not wait any longer. */
  look(): void;
}

/** Where those wait who want to read what they have written. Nobody waits for what will not come. */
export function waitingRoom(
  isApplied: (position: Position) => boolean,
  hasFailed: () => boolean,
): WaitingRoom {
  const waiting = new Set<() => void>();
  return {
    look: () => waiting.forEach((look) => look()),
    waitFor(position, timeoutMs) {
      if (isApplied(position)) return Promise.resolve(true);
      if (hasFailed()) return Promise.resolve(false);
      return new Promise((resolve) => {
        const settle = (isThere: boolean) => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(isThere);
        };
        const look = () => {
          if (isApplied(position)) settle(true);
          else if (hasFailed()) settle(false);
        };
        const timer = setTimeout(() => settle(false), timeoutMs);
        waiting.add(look);
      });
    },
  };
}
