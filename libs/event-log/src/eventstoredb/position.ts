import type { Position } from '../event-log.js';

/** Each event we write is its own commit: its commit position alone says where it stands. */
export const positionOf = (commit: bigint): Position => commit.toString();

/** @throws TypeError it was given out by another kind of log */
export function commitOf(position: Position): bigint {
  if (!/^\d{1,20}$/.test(position)) throw new TypeError(`'${position}' is not a position of this log.`);
  return BigInt(position);
}

export function comparePositions(a: Position, b: Position): number {
  const difference = commitOf(a) - commitOf(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
