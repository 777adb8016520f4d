export interface Bell {
  ring(): void;
  /** Resolves when it rings next. */
  next(): Promise<void>;
}

export function bell(): Bell {
  let waiting: (() => void)[] = [];
  return {
    ring() {
      const called = waiting;
      waiting = [];
      called.forEach((wake) => wake());
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
