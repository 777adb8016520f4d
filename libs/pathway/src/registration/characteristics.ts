import type { Refusal } from '../refusal.js';
import { refusal } from '../refusal.js';

export interface Characteristics {
  readonly effectiveOn: string;
  readonly sex?: string | null;
  readonly birthYear?: number | null;
}

/** Ages reached within a calendar year between which somebody trains or teaches. */
const YOUNGEST = 16;
const OLDEST = 100;

/** Refuses what says nothing, and the year of a birth by which nobody could train or teach on the day. */
export function refuseCharacteristics({ effectiveOn, sex, birthYear }: Characteristics): Refusal | undefined {
  if ((sex ?? birthYear ?? undefined) === undefined)
    return refusal(
      'INCOMPLETE',
      'This says nothing of the teacher.',
      'Give the sex, the year of birth, or both.',
    );
  const age = birthYear ? yearOf(effectiveOn) - birthYear : YOUNGEST;
  return age < YOUNGEST || age > OLDEST
    ? refusal(
        'MALFORMED',
        `Nobody who reaches the age of ${age} in that year is in training or teaching.`,
        'Check the year of birth and the date.',
        'birthYear',
      )
    : undefined;
}

const yearOf = (date: string): number => Number(date.slice(0, 4));
