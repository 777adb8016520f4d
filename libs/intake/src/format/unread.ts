import type { Column } from './format.js';

/** Columns of which no fact is made. */
export const unread = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name }));

/** Columns that are about the person. */
export const personal = (...names: readonly string[]): readonly Column[] =>
  names.map((name) => ({ name, personal: true as const }));
