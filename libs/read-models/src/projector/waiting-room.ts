export interface WaitingRoom {
  /** True once it is so; false when `timeoutMs` have passed before. */
  until(isSo: () => boolean, timeoutMs: number): Promise<boolean>;
  /** Lets those go who need not wait any longer. */
  look(): void;
}

/** Where those wait who want to read what they have written. */
export function waitingRoom(): WaitingRoom {
  const waiting = new Set<() => void>();
  return {
    look: () => waiting.forEach((look) => look()),
    until(isSo, timeoutMs) {
      if (isSo()) return Promise.resolve(true);
      return new Promise((resolve) => {
        const settle = (isThere: boolean) => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(isThere);
        };
        const look = () => {
          if (isSo()) settle(true);
        };
        const timer = setTimeout(() => settle(isSo()), timeoutMs);
        waiting.add(look);
      });
    },
  };
}
