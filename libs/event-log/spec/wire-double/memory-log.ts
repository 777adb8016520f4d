/**
 * What the double remembers. Records lie one behind the other at byte-like positions, each as far from the next as
 * its bytes are long. The log begins above 2^53, so that whoever makes a JavaScript number of a position is caught.
 */

export interface ProposedRecord {
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LogRecord extends ProposedRecord {
  readonly stream: string;
  /** 0, 1, 2 … within the stream. */
  readonly revision: number;
  readonly position: bigint;
  /** When it was written, in units of 100 ns since 1970. */
  readonly createdTicks: bigint;
}

export type ExpectedRevision = number | 'no_stream' | 'stream_exists' | 'any';

export type AppendOutcome =
  | { readonly written: true; readonly revision: number; readonly position: bigint }
  /** `current` is -1 where there is no stream. */
  | { readonly written: false; readonly current: number };

const FIRST_POSITION = 2n ** 53n + 1n;
/** Lengths, flags, ids and times of a record, beside its stream, type, data and metadata. */
const FRAME_BYTES = 100;

export interface MemoryLog {
  /** In the order of writing. */
  readonly records: readonly LogRecord[];
  /** Where the next record will lie. */
  end(): bigint;
  stream(name: string): readonly LogRecord[];
  append(stream: string, expected: ExpectedRevision, proposed: readonly ProposedRecord[]): AppendOutcome;
  /** Index of the first record at or after a position; the number of records if there is none. */
  indexAt(position: bigint): number;
  /** Whether a record begins here, or the next one will. */
  isBoundary(position: bigint): boolean;
  /** Told after each append. Returns how to stop being told. */
  onAppended(listener: () => void): () => void;
  /** What a server loses when it is started anew: the cache that answers retries without an exact revision. */
  forgetRecentIds(): void;
}

const ticksNow = (): bigint => BigInt(Date.now()) * 10_000n;

const bytesOf = (stream: string, { type, data, metadata }: ProposedRecord): bigint =>
  BigInt(FRAME_BYTES + Buffer.byteLength(stream) + Buffer.byteLength(type) + data.length + metadata.length);

export function createMemoryLog(): MemoryLog {
  const records: LogRecord[] = [];
  const streams = new Map<string, LogRecord[]>();
  const recent = new Map<string, LogRecord>();
  const listeners = new Set<() => void>();
  let end = FIRST_POSITION;

  const stream = (name: string): readonly LogRecord[] => streams.get(name) ?? [];

  function write(name: string, proposed: ProposedRecord): void {
    const already = streams.get(name) ?? [];
    const { length: revision } = already;
    const record = { ...proposed, stream: name, revision, position: end, createdTicks: ticksNow() };
    streams.set(name, already);
    already.push(record);
    records.push(record);
    recent.set(record.id, record);
    end += bytesOf(name, proposed);
  }

  function append(
    name: string,
    expected: ExpectedRevision,
    proposed: readonly ProposedRecord[],
  ): AppendOutcome {
    const current = stream(name).length - 1;
    const check = checkAppend(stream(name), expected, proposed, recent);
    if (check === 'wrong revision') return { written: false, current };
    if (check !== 'new') return { written: true, ...check };
    for (const each of proposed) write(name, each);
    const last = records.at(-1)?.position ?? end;
    listeners.forEach((listener) => listener());
    return { written: true, revision: current + proposed.length, position: last };
  }

  function indexAt(position: bigint): number {
    let [low, high] = [0, records.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((records[middle]?.position ?? end) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    records,
    end: () => end,
    stream,
    append,
    indexAt,
    isBoundary: (position) => position === end || records[indexAt(position)]?.position === position,
    onAppended: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    forgetRecentIds: () => recent.clear(),
  };
}

type Check = 'new' | 'wrong revision' | { revision: number; position: bigint };

/** Ids alone are compared, never the content. */
function checkAppend(
  stream: readonly LogRecord[],
  expected: ExpectedRevision,
  proposed: readonly ProposedRecord[],
  recent: ReadonlyMap<string, LogRecord>,
): Check {
  if (expected === 'any' || expected === 'stream_exists') {
    if (expected === 'stream_exists' && stream.length === 0) return 'wrong revision';
    const found = proposed
      .map(({ id }) => recent.get(id))
      .map((r) => (r && stream[r.revision] === r ? r : undefined));
    if (found[0] === undefined) return 'new';
    return found.includes(undefined) ? 'wrong revision' : lastOf(found);
  }
  const from = expected === 'no_stream' ? 0 : expected + 1;
  if (from === stream.length) return 'new';
  const there = proposed.map(({ id }, i) => (stream[from + i]?.id === id ? stream[from + i] : undefined));
  return from > stream.length || there.length === 0 || there.includes(undefined)
    ? 'wrong revision'
    : lastOf(there);
}

function lastOf(records: readonly (LogRecord | undefined)[]): Check {
  const last = records.at(-1);
  return last ? { revision: last.revision, position: last.position } : 'new';
}
