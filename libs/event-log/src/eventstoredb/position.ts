import type { Position } from '../event-log.js';

/** Each event we write is its own commit: its commit position alone says where it stands. */
export const positionOf = (commit: bigint): Position => commit.toString();

/** What the server gives in place of a position that it does not tell. */
const NOT_TOLD = 2n ** 64n - 1n;

export const isTold = (commit: bigint): boolean => commit !== NOT_TOLD && commit !== 0n;

/** @throws TypeError it was given out by another kind of log */
export function commitOf(position: Position): bigint {
  if (!/^(0|[1-9]\d{0,19})$/.test(position))
    throw new TypeError(`'${position}' is not a position of this log.`);
  return BigInt(position);
}

export function comparePositions(a: Position, b: Position): number {
  const difference = commitOf(a) - commitOf(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A commit position is how far into its log the server had written: events of the same size lie evenly. */
export const shareRead = (reached: Position, of: Position): number =>
  Math.min(1, Number(commitOf(reached)) / Number(commitOf(of)));
