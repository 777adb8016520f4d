import type { AnyFact } from '#pathway/fact';

/**
 * A list without dates is taken as always true and always known: its facts take effect, and are known, from here
 * on. No career of the record begins earlier.
 */
export const ORIGIN_DAY = '1900-01-01';
export const ORIGIN_INSTANT = `${ORIGIN_DAY}T00:00:00.000Z`;

/** A school as a list of schools has it. Empty: not told, or none. */
export interface School {
  readonly name: string;
  readonly phase: string;
  readonly region: string;
  readonly trust: string;
  readonly alliance: string;
}

/** A time in a trust. Both days belong to it; `to` is empty while it lasts. */
export interface TrustPeriod {
  readonly trust: string;
  readonly from: string;
  readonly to: string;
}

/** What the files say of one school. */
export interface Listing {
  readonly school?: School | undefined;
  /** Replaces the trust of the list. */
  readonly trusts?: readonly TrustPeriod[] | undefined;
}

export interface OrganisationFact extends AnyFact {
  readonly [field: string]: string;
}
