import type { Position } from '../event-log.js';

/**
 * Each event we write is its own commit, so its commit position alone says where it stands; prepare is then the same.
 * (Within one append, servers differ in what they call the prepare position.)
 */
export const positionOf = (commit: bigint): Position => commit.toString();

/** @throws TypeError it was given out by another kind of log */
export function commitOf(position: Position): bigint {
  if (!/^\d{1,20}$/.test(position)) throw new TypeError(`'${position}' is not a position of this log.`);
  return BigInt(position);
}

/** As the client writes a position. */
export const at = (commit: bigint) => ({ commit, prepare: commit });

export function comparePositions(a: Position, b: Position): number {
  const difference = commitOf(a) - commitOf(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
