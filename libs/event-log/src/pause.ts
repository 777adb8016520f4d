/** Resolves after `ms`, when the bell rings, or when the signal is aborted: whichever is first. */
export function pause(ms: number, bell: EventTarget, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      bell.removeEventListener('ring', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    bell.addEventListener('ring', done);
    signal.addEventListener('abort', done);
  });
}
