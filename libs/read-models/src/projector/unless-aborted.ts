/** The signal was aborted before there was an answer. */
export class Aborted extends Error {
  override readonly name = 'Aborted';
}

/** What a promise brings, unless the signal is aborted before: something that never answers holds up nobody. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(new Aborted());
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Ends when the signal is aborted, whether the source does or not. */
export async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const items = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const item = await unlessAborted(items.next(), signal);
      if (item.done) return;
      yield item.value;
    }
  } catch (error) {
    if (!(error instanceof Aborted)) throw error;
  } finally {
    // Not waited for: it may be what doesn't answer.
    items.return?.().catch(() => undefined);
  }
}
