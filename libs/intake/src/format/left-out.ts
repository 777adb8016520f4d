import type { LeftOut } from '../import-report.js';
import type { Format } from './format.js';
import { nameOf } from './read-row.js';
import { fitOf } from './header.js';

/** The columns of a file that are not read, each with the reason. */
export function leftOutOf(format: Format, headings: readonly string[]): readonly LeftOut[] {
  const { placeOf, unknown } = fitOf(format, headings);
  const sealed = new Set(Object.values(format.details ?? {}).flat());
  const known = [...placeOf.keys()].filter((column) => !column.reads && !sealed.has(nameOf(column)));
  return [
    ...known.map(({ name, personal }) => ({
      column: name,
      why: personal ? ('personal' as const) : ('no fact is made of it' as const),
    })),
    ...unknown.map((column) => ({ column: column.slice(0, 60), why: 'unknown' as const })),
  ];
}
