import type { AnyFact, Catalogue, CommandOf, Recorded } from '../fact.js';
import { inForce, struckOut } from '../history.js';
import type { Refusal } from '../refusal.js';
import { refusal } from '../refusal.js';
import { refuseIllFormed } from '../well-formed.js';
import { mergeFacts } from '../identity/merge.facts.js';
import { correctionFacts, type correctionVerbs } from './correction.facts.js';

export type CorrectionCommand = CommandOf<typeof correctionFacts, typeof correctionVerbs>;

/** What holds for a fact by itself, whatever is on record: the shape of its fields, and rules among them. */
export interface FactRules {
  readonly catalogue: Catalogue;
  /** Why the fields of a well-formed fact don't go together, or undefined. The refusal names the field. */
  readonly refuseWhole: (fact: AnyFact) => Refusal | undefined;
}

const notCorrected: ReadonlySet<string> = new Set([
  ...Object.keys(correctionFacts),
  ...Object.keys(mergeFacts),
]);

/** Why a correction cannot be recorded on this history, or undefined. */
export function refuseCorrection(
  command: CorrectionCommand,
  history: readonly Recorded[],
  rules: FactRules,
): Refusal | undefined {
  const target = history.find((entry) => entry.factId === command.factId);
  if (!target)
    return refusal(
      'UNKNOWN_FACT',
      'No such fact is on this record, or none that this release understands.',
      'Take the id from the timeline, and say it of the record on which the fact stands.',
      'factId',
    );
  if (struckOut(history).has(command.factId))
    return refusal(
      'ALREADY_VOID',
      'That fact is struck out already.',
      'Void the void to reinstate it.',
      'factId',
    );
  const standing = inForce(history).find((entry) => entry.factId === command.factId) ?? target;
  return command.type === 'CorrectFact' ? refuseCorrected(command, standing.fact, rules) : undefined;
}

/** `fact`: as the corrections before this one leave it. */
function refuseCorrected(
  { changes, correctedEffectiveOn }: Extract<CorrectionCommand, { type: 'CorrectFact' }>,
  fact: AnyFact,
  { catalogue, refuseWhole }: FactRules,
): Refusal | undefined {
  if (notCorrected.has(fact.type))
    return refusal(
      'WRONG_KIND',
      'A fact about the record itself is not corrected.',
      'Void it and record another.',
      'factId',
    );
  if ('type' in changes || 'effectiveOn' in changes)
    return refusal(
      'MALFORMED',
      'What a fact is does not change, and its date is not one of the changes.',
      'Give the date as correctedEffectiveOn; for another kind of fact void this one and record that.',
      'changes',
    );
  if (Object.keys(changes).length === 0 && correctedEffectiveOn === undefined)
    return refusal(
      'INCOMPLETE',
      'Nothing would change.',
      'Give the fields that change, or the date.',
      'changes',
    );
  // A null stays in, so that a field which such a fact doesn't have can't be taken away either.
  const corrected = { ...fact, ...changes, effectiveOn: correctedEffectiveOn ?? fact.effectiveOn };
  const illFormed = refuseIllFormed(catalogue, corrected, fact);
  if (illFormed) return illFormed;
  // A source may have reported what no command may say; correcting something else of it is no worse.
  const refused = refuseWhole(corrected);
  const isOfChange = (refused?.field ?? '') in changes || refuseWhole(fact) === undefined;
  return isOfChange ? refused : undefined;
}
