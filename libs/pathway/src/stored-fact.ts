/** How a fact stands in a log, and how what stands there is read as a fact. */
import type { AnyFact, Recorded } from './fact.js';
import { upcast, versionOf, type Versioned } from './upcast.js';
import { versions } from './versions.js';

/** A fact as a log holds it: its own fields, without its type and date, as JSON text. */
export interface StoredFact extends Versioned {
  readonly effectiveOn: string;
}

/** A stored fact with its id and the UTC instant at which it became known. */
export interface StoredRecord extends StoredFact {
  readonly id: string;
  readonly recordedAt: string;
}

/** A fact as it is stored today. */
export function storedOf({ type, effectiveOn, ...fields }: AnyFact): StoredFact {
  return { type, version: versionOf(type, versions)!, effectiveOn, data: JSON.stringify(fields) };
}

/**
 * The fact that was stored, as the current version of its type has it. `F` is the caller's word for what this stream
 * carries. Undefined when this release doesn't understand it: its type is unknown, or its version a newer one.
 */
export function factIn<F extends AnyFact>(stored: StoredFact): F | undefined {
  const current = upcast(stored, versions);
  return (
    current &&
    ({
      ...(JSON.parse(current.data) as object),
      type: current.type,
      effectiveOn: current.effectiveOn,
    } as unknown as F)
  );
}

/** A fact on record, as rules and timelines look at it; undefined when this release doesn't understand it. */
export function recordedIn<F extends AnyFact>(stored: StoredRecord): Recorded<F> | undefined {
  const fact = factIn<F>(stored);
  return fact && { factId: stored.id, recordedAt: stored.recordedAt, fact };
}

/** The facts of a stream on which rules may rest. What this release doesn't understand is left out, kept as it is. */
export const historyIn = <F extends AnyFact>(stream: readonly StoredRecord[]): readonly Recorded<F>[] =>
  stream.map((stored) => recordedIn<F>(stored)).filter((entry) => entry !== undefined);
