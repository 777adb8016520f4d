/** What a group may weigh; the last of it may go beyond. */
export interface Weighed<T> {
  weigh(item: T): number;
  readonly most: number;
}

const WEIGHTLESS = { weigh: () => 0, most: Infinity };

/** Groups of up to `size`, in order. What is at hand is not waited for one by one, nor weighed. */
export const chunksOf = <T>(
  items: Iterable<T> | AsyncIterable<T>,
  size: number,
  weighed: Weighed<T> = WEIGHTLESS,
) => (Symbol.iterator in items ? chunksAtHand(items, size) : chunksToCome(items, size, weighed));

function* chunksAtHand<T>(items: Iterable<T>, size: number): Generator<readonly T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

async function* chunksToCome<T>(
  items: AsyncIterable<T>,
  size: number,
  { weigh, most }: Weighed<T>,
): AsyncGenerator<readonly T[]> {
  let chunk: T[] = [];
  let weight = 0;
  for await (const item of items) {
    weight += weigh(item);
    if (chunk.push(item) < size && weight < most) continue;
    yield chunk;
    chunk = [];
    weight = 0;
  }
  if (chunk.length > 0) yield chunk;
}
