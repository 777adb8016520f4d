import type { Position } from '../event-log.js';

/**
 * The number behind a position of this log. One number is written in one way: a position is part of the names of snapshots.
 *
 * @throws TypeError it was given out by another kind of log
 */
export function numberOf(position: Position): number {
  if (!/^(0|[1-9]\d{0,14})$/.test(position))
    throw new TypeError(`'${position}' is not a position of this log.`);
  return Number(position);
}
