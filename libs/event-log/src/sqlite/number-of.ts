import type { Position } from '../event-log.js';

/**
 * The number behind a position of this log.
 *
 * @throws TypeError it was given out by another kind of log
 */
export function numberOf(position: Position): number {
  if (!/^\d{1,15}$/.test(position)) throw new TypeError(`'${position}' is not a position of this log.`);
  return Number(position);
}
