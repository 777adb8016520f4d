import type { Answer, Viewpoint } from '../answer.js';

export interface TrainingWithdrawalsArgs extends Viewpoint {
  /** Codes of routes; none: all. */
  readonly routes?: readonly string[];
  /** First and last day of withdrawals to count; absent: from the first on record, to the date asked for. */
  readonly from?: string;
  readonly to?: string;
}

export interface ReasonCount {
  /** A code, the words of a source, or null: no reason on record. */
  readonly reason: string | null;
  readonly label: string;
  /** `loss` to the profession, or `transfer` to another training; null for no reason and for words of a source. */
  readonly countsAs: string | null;
  readonly count: number;
}

export interface Named {
  /** Null: not on record. */
  readonly value: string | null;
  readonly count: number;
}

/** Withdrawals and why. A withdrawal may have several reasons, and counts under each. */
export interface Withdrawals {
  readonly withdrawals: number;
  readonly reasons: readonly ReasonCount[];
  /** Who decided: provider or trainee. Adds up to the withdrawals. */
  readonly triggers: readonly Named[];
  /** Whether the trainee may come back to train. Adds up to the withdrawals. */
  readonly futureInterest: readonly Named[];
}

export interface MonthOfWithdrawals extends Withdrawals {
  /** `2024-10`, or of all years together `10`. */
  readonly month: string;
}

export interface TrainingWithdrawalsAnswer extends Answer {
  readonly all: Withdrawals;
  readonly months: readonly MonthOfWithdrawals[];
  /** The same months of all years together, from January. */
  readonly monthsOfYear: readonly MonthOfWithdrawals[];
  /** Records withdrawn as entered in error: in no other figure. */
  readonly enteredInError: number;
}
