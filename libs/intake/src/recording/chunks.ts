/** Groups of up to `size`, in order. What is at hand is not waited for one by one. */
export const chunksOf = <T>(items: Iterable<T> | AsyncIterable<T>, size: number) =>
  Symbol.iterator in items ? chunksAtHand(items, size) : chunksToCome(items, size);

function* chunksAtHand<T>(items: Iterable<T>, size: number): Generator<readonly T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

async function* chunksToCome<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let chunk: T[] = [];
  for await (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
