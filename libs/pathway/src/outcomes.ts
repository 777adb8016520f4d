import type { CorrectionFact } from './correction/correction.facts.js';
import type { cpdFacts } from './cpd/cpd.facts.js';
import type { AnyFact, Recorded } from './fact.js';
import type { inductionFacts } from './induction/induction.facts.js';
import type { npqFacts } from './npq/npq.facts.js';
import type { Refusal } from './refusal.js';
import { refusal } from './refusal.js';
import type { trainingFacts } from './training/training.facts.js';

type Outcome = keyof (typeof trainingFacts & typeof inductionFacts & typeof npqFacts & typeof cpdFacts);

/** Facts that tell of an outcome: they can't be known before the day they take effect. */
const outcomes: ReadonlySet<string> = new Set<Outcome>([
  'QtsAwarded',
  'EytsAwarded',
  'QtsRevoked',
  'TrainingYearCompleted',
  'CoreContentStrandSignedOff',
  'InductionPassed',
  'InductionFailed',
  'NpqPassed',
  'NpqFailed',
  'NpqAssessmentModerated',
  'NpqFeedbackGiven',
  'CpdCompleted',
]);

/** Refuses an outcome of a day to come, also one that a correction dates there. `today`: a calendar date. */
export function refuseEarlyOutcome(
  fact: AnyFact,
  history: readonly Recorded[],
  today: string,
): Refusal | undefined {
  const [type, on] = datedBy(fact, history);
  return outcomes.has(type) && on > today
    ? refusal(
        'IN_THE_FUTURE',
        'An outcome is not known before its day.',
        `Give a date up to ${today}.`,
        fact.type === 'FactCorrected' ? 'correctedEffectiveOn' : 'effectiveOn',
      )
    : undefined;
}

const isCorrection = (fact: AnyFact): fact is Extract<CorrectionFact, { type: 'FactCorrected' }> =>
  fact.type === 'FactCorrected';

/** What a fact gives a day, and which: itself, or what it corrects. */
function datedBy(fact: AnyFact, history: readonly Recorded[]): readonly [type: string, on: string] {
  if (!isCorrection(fact) || fact.correctedEffectiveOn === undefined) return [fact.type, fact.effectiveOn];
  const target = history.find(({ factId }) => factId === fact.factId);
  return [target?.fact.type ?? fact.type, fact.correctedEffectiveOn];
}
