import type { FactOf } from '../fact.js';
import { date, holdsOnlyText, id, optional, text } from '../field.js';
import type { Field } from '../field.js';

/** The fields that take a new value, by name. */
const changes: Field<Readonly<Record<string, unknown>>> = {
  holds: 'the fields that change, each with its new value',
  accepts: (value): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && holdsOnlyText(value),
};

export const correctionFacts = {
  /** Strikes out a fact. Striking out a `FactVoided` reinstates what it struck out. */
  FactVoided: { factId: id, reason: optional(text) },
  /** Replaces the named fields of a fact, and its effective date if one is given. Later ones come on top of earlier ones, and a null takes a field away. */
  FactCorrected: { factId: id, correctedEffectiveOn: optional(date), changes, reason: text },
} as const;

export const correctionVerbs = {
  VoidFact: 'FactVoided',
  CorrectFact: 'FactCorrected',
} as const;

export type CorrectionFact = FactOf<typeof correctionFacts>;
