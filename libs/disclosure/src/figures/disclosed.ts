/** Why a figure is not shown as it is. */
export type Status = 'SUPPRESSED' | 'NOT_APPLICABLE' | 'NOT_AVAILABLE' | 'LOW';

/** A figure as it may be shown, or why there is none. */
export type Disclosed =
  { readonly value: number; readonly status: 'SHOWN' } | { readonly value: null; readonly status: Status };

/**
 * What stands in a table or a CSV file in place of a figure: confidential, not applicable, not available, rounds to 0 but
 * is not 0. Only a true 0 is a 0.
 *
 * Source: DfE analysts' guide, statistics production, open data standards, "Symbols".
 */
export const symbols: Readonly<Record<Status, string>> = {
  SUPPRESSED: 'c',
  NOT_APPLICABLE: 'z',
  NOT_AVAILABLE: 'x',
  LOW: 'low',
};

export const suppressed: Disclosed = { value: null, status: 'SUPPRESSED' };
export const notApplicable: Disclosed = { value: null, status: 'NOT_APPLICABLE' };
export const notAvailable: Disclosed = { value: null, status: 'NOT_AVAILABLE' };
export const low: Disclosed = { value: null, status: 'LOW' };

export const shown = (value: number): Disclosed => ({ value, status: 'SHOWN' });

/** As it stands in a cell of a table or a file. */
export const inWords = (figure: Disclosed): string =>
  figure.status === 'SHOWN' ? String(figure.value) : symbols[figure.status];
