import type { Refusal } from '../refusal.js';
import { refusal } from '../refusal.js';

/** The part of one trainee that an organisation may count as its own. */
export interface Attribution {
  readonly organisation: string;
  /** Above 0, up to 1. */
  readonly share: number;
}

/** 0.7, 0.2 and 0.1 don't add up to exactly 1 in binary fractions. */
const TOLERANCE = 1e-9;

/** Refuses shares that would count a trainee twice or only in part. */
export function refuseShares(attribution: readonly Attribution[]): Refusal | undefined {
  const organisations = new Set(attribution.map(({ organisation }) => organisation));
  if (organisations.size < attribution.length)
    return refusal(
      'SHARES_NOT_ONE',
      'An organisation is named twice.',
      'Give each organisation one share.',
      'attribution',
    );
  const total = attribution.reduce((sum, { share }) => sum + share, 0);
  return Math.abs(total - 1) > TOLERANCE
    ? refusal(
        'SHARES_NOT_ONE',
        `The shares of the trainee total ${Number(total.toFixed(6))}, not 1.`,
        'Give shares that total 1.',
        'attribution',
      )
    : undefined;
}
