import { ImpossibleQuestion } from '../answer.js';

/** Of the limits around a figure, where none is asked for. */
export const DEFAULT_LEVEL = 0.95;

/** @throws ImpossibleQuestion the level of limits is not from 0.5 to below 1 */
export function refuseLevel(level: number): void {
  if (!(level >= 0.5 && level < 1)) throw new ImpossibleQuestion('level must be from 0.5 to below 1.');
}
