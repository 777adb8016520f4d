import type { Condition } from './format.js';
import type { RowValues } from './value.js';

/** Whether all conditions hold for a row. */
export const allHold = (conditions: readonly Condition[], row: RowValues): boolean =>
  conditions.every((condition) => holds(condition, row));

function holds(condition: Condition, row: RowValues): boolean {
  const value = row[condition.column];
  const told = value === undefined ? '' : String(value);
  if ('is' in condition) return condition.is.includes(told);
  if ('isNot' in condition) return !condition.isNot.includes(told);
  if ('notBefore' in condition) return told >= String(row[condition.notBefore] ?? '');
  return Array.isArray(value) && value.includes(condition.holds);
}
