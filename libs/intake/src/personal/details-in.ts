import { detailNames, openField, type DetailName, type Details } from '#pathway/personal/details.facts';
import { readTrn } from '../values/identifiers.js';
import { readDayMonthYear } from '../values/other-dates.js';
import type { ValueReader } from '../format/value.js';

/** Columns that tell who a person is, by detail; of several the words stand one after another. */
export type DetailColumns = { readonly [name in DetailName]?: readonly string[] };

/** What the personal columns of a row tell. */
export interface DetailsOfRow {
  readonly details: Details;
  /** Details that are filled in and cannot be read. What stands there is told nobody. */
  readonly unreadable: readonly DetailName[];
}

const readers: Readonly<Partial<Record<DetailName, ValueReader>>> = {
  dateOfBirth: readDayMonthYear,
  trn: readTrn,
  nationalInsuranceNumber: (text) => ({ value: text.replaceAll(' ', '').toUpperCase() }),
};

/** @param textOf the text of a column of the row, trimmed; empty where the file lacks it */
export function detailsIn(columns: DetailColumns, textOf: (column: string) => string): DetailsOfRow {
  const details: { [name in DetailName]?: string } = {};
  const unreadable: DetailName[] = [];
  for (const name of detailNames) {
    const text = (columns[name] ?? []).map(textOf).filter(Boolean).join(' ');
    if (text === '') continue;
    const reading = readers[name]?.(text) ?? { value: text };
    const value = 'value' in reading ? reading.value : undefined;
    if (openField(name).accepts(value)) details[name] = value;
    else unreadable.push(name);
  }
  return { details, unreadable };
}
