/** What one stream of a log comes to. */
export interface StreamContents {
  /** Of its last event. */
  readonly revision: number;
  /** SHA-256 in hex, chained: each event's is that of the digest before it (at first nothing) and its own line. */
  readonly digest: string;
}

/** What each stream of a log comes to, in the order in which the streams began. */
export interface StreamTable extends Iterable<readonly [name: string, contents: StreamContents]> {
  readonly size: number;
  names(): Iterable<string>;
  get(name: string): StreamContents | undefined;
}

const DIGEST_BYTES = 32;
const FIRST_ROOM = 1_024;

/** Keeps nothing of a stream but its name on the heap: a log may have millions of them. */
export function streamTable(): StreamTable & { set(name: string, contents: StreamContents): void } {
  const numbers = new Map<string, number>();
  let revisions = new Uint32Array(FIRST_ROOM);
  let digests = Buffer.alloc(FIRST_ROOM * DIGEST_BYTES);

  function makeRoom(): void {
    const [more, moreDigests] = [new Uint32Array(revisions.length * 2), Buffer.alloc(digests.length * 2)];
    more.set(revisions);
    moreDigests.set(digests);
    [revisions, digests] = [more, moreDigests];
  }
  const contentsOf = (number: number): StreamContents => ({
    revision: revisions[number]!,
    digest: digests.toString('hex', number * DIGEST_BYTES, (number + 1) * DIGEST_BYTES),
  });

  return {
    get size() {
      return numbers.size;
    },
    names: () => numbers.keys(),
    get(name) {
      const number = numbers.get(name);
      return number === undefined ? undefined : contentsOf(number);
    },
    set(name, { revision, digest }) {
      const number = numbers.get(name) ?? numbers.size;
      if (number === revisions.length) makeRoom();
      numbers.set(name, number);
      revisions[number] = revision;
      digests.write(digest, number * DIGEST_BYTES, 'hex');
    },
    *[Symbol.iterator]() {
      for (const [name, number] of numbers) yield [name, contentsOf(number)] as const;
    },
  };
}
