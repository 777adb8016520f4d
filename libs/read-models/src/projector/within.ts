/** What a promise brings, or undefined when it takes longer than `ms`. */
export function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** A call of the log that takes longer is given up, and made again. */
const CALL_MS = 5_000;

/** @throws Error the log has not answered in time */
export async function inTime<T>(call: Promise<T>): Promise<T> {
  const answer = await within(
    CALL_MS,
    call.then((value) => ({ value })),
  );
  if (!answer) throw new Error('The event log does not answer.');
  return answer.value;
}
