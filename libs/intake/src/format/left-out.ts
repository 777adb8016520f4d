import type { LeftOut } from '../import-report.js';
import type { Format } from './format.js';
import { fitOf } from './header.js';

/** The columns of a file that are not read, each with the reason. */
export function leftOutOf(format: Format, headings: readonly string[]): readonly LeftOut[] {
  const { placeOf, unknown } = fitOf(format, headings);
  const known = [...placeOf.keys()].filter(({ reads }) => !reads);
  return [
    ...known.map(({ name, personal }) => ({
      column: name,
      why: personal ? ('personal' as const) : ('no fact is made of it' as const),
    })),
    ...unknown.map((column) => ({ column: column.slice(0, 60), why: 'unknown' as const })),
  ];
}
