import type { Refusal } from '../refusal.js';
import { refusal } from '../refusal.js';

/** The terms of an induction, in school terms, each to the tenth. */
export interface InductionTerms {
  readonly required: number;
  readonly extended: number;
  readonly served: number;
}

/** From this day induction takes two school years instead of one. */
const TWO_YEAR_INDUCTION = '2021-09-01';
/** A reduced induction still takes one term. */
const FEWEST_TERMS = 1;
const MOST_TERMS = 16;
/** Tenths don't add up exactly in binary fractions. */
const TOLERANCE = 1e-9;

/** Terms asked of someone who starts on a day. Early career teachers: statutory induction guidance. */
export const termsRequiredFrom = (startedOn: string): number => (startedOn < TWO_YEAR_INDUCTION ? 3 : 6);

const toServe = ({ required, extended }: InductionTerms): number => Math.min(required + extended, MOST_TERMS);

const inTenths = (count: number): number => Number(count.toFixed(1));

/** Refuses an induction shorter than any reduction makes it. */
export const refuseTooShort = (termsRequired: number | undefined): Refusal | undefined =>
  termsRequired !== undefined && termsRequired < FEWEST_TERMS
    ? refusal(
        'MALFORMED',
        'An induction has at least one term.',
        'Give the number of terms required.',
        'termsRequired',
      )
    : undefined;

/** Refuses more terms than the induction has. */
export function refuseTooManyTerms(more: number, terms: InductionTerms): Refusal | undefined {
  const total = terms.served + more;
  return total > toServe(terms) + TOLERANCE
    ? refusal(
        'WRONG_STATE',
        `That makes ${inTenths(total)} terms of an induction of ${inTenths(toServe(terms))}.`,
        'Check the number of terms, or extend the induction first.',
        'terms',
      )
    : undefined;
}

/** Refuses a pass before every term is served. */
export function refuseTooFewTerms(more: number, terms: InductionTerms): Refusal | undefined {
  const total = terms.served + more;
  return total < toServe(terms) - TOLERANCE
    ? refusal(
        'INCOMPLETE',
        `${inTenths(total)} of ${inTenths(toServe(terms))} terms are on record.`,
        'Record the other terms first, or give them with the outcome.',
        'terms',
      )
    : undefined;
}

/** Refuses an extension of no length, or beyond the longest induction. */
export function refuseExtension(more: number, { required, extended }: InductionTerms): Refusal | undefined {
  if (more <= 0)
    return refusal('MALFORMED', 'An extension has a length.', 'Give the number of terms added.', 'terms');
  const total = required + extended + more;
  return total > MOST_TERMS + TOLERANCE
    ? refusal(
        'WRONG_STATE',
        `That makes an induction of ${inTenths(total)} terms; the most is ${MOST_TERMS}.`,
        'Extend it by less.',
        'terms',
      )
    : undefined;
}
