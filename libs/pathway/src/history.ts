/**
 * What a record says once its corrections are made. The same rules hold, in SQL, for the answers.
 */
import type { CorrectionFact } from './correction/correction.facts.js';
import type { AnyFact, Recorded } from './fact.js';

const isVoid = (entry: Recorded): entry is Recorded<Extract<CorrectionFact, { type: 'FactVoided' }>> =>
  entry.fact.type === 'FactVoided';
const isCorrection = (
  entry: Recorded,
): entry is Recorded<Extract<CorrectionFact, { type: 'FactCorrected' }>> =>
  entry.fact.type === 'FactCorrected';

/**
 * The ids of the facts that are struck out. A void that is itself struck out has no effect, so a void of a void
 * reinstates; several voids of one fact strike it out once. Voids that strike each other out in a circle have no
 * effect. The order in which they were recorded doesn't matter.
 */
export function struckOut(history: readonly Recorded[]): ReadonlySet<string> {
  const undecided = new Map(history.filter(isVoid).map((entry) => [entry.factId, entry.fact.factId]));
  const struck = new Set<string>();
  for (let settled = true; settled && undecided.size > 0;) {
    const doubtful = new Set(undecided.values());
    const effective = [...undecided].filter(([voidId]) => struck.has(voidId) || !doubtful.has(voidId));
    for (const [voidId, target] of effective) {
      undecided.delete(voidId);
      if (!struck.has(voidId)) struck.add(target);
    }
    settled = effective.length > 0;
  }
  return struck;
}

/**
 * The facts in force, corrected, in the order in which they took effect; on one day as they were recorded, at one
 * instant as they stand on the stream.
 */
export function inForce<F extends AnyFact>(history: readonly Recorded<F>[]): readonly Recorded<F>[] {
  const struck = struckOut(history);
  const standing = history.filter((entry) => !struck.has(entry.factId));
  const corrections = correctionsByFact(standing);
  return standing
    .filter((entry) => !isVoid(entry) && !isCorrection(entry))
    .map((entry) => corrected(entry, corrections.get(entry.factId) ?? []))
    .toSorted(
      (a, b) => compare(a.fact.effectiveOn, b.fact.effectiveOn) || compare(a.recordedAt, b.recordedAt),
    );
}

type Correction = Extract<CorrectionFact, { type: 'FactCorrected' }>;

/** The corrections of each fact as they were recorded; at one instant, in the order of the stream. */
function correctionsByFact(standing: readonly Recorded[]): ReadonlyMap<string, readonly Correction[]> {
  const byInstant = standing.filter(isCorrection).toSorted((a, b) => compare(a.recordedAt, b.recordedAt));
  const byFact = new Map<string, Correction[]>();
  for (const { fact } of byInstant) byFact.set(fact.factId, [...(byFact.get(fact.factId) ?? []), fact]);
  return byFact;
}

function corrected<F extends AnyFact>(entry: Recorded<F>, corrections: readonly Correction[]): Recorded<F> {
  if (corrections.length === 0) return entry;
  return { ...entry, fact: corrections.reduce(correctedFact, entry.fact) };
}

/** A fact with the fields of a correction in place of its own; a null takes a field away. */
export function correctedFact<F extends AnyFact>(
  fact: F,
  { changes, correctedEffectiveOn }: Omit<Correction, 'factId' | 'reason' | 'type' | 'effectiveOn'>,
): F {
  const fields = Object.entries({ ...fact, ...changes }).filter(([, value]) => value !== null);
  return {
    ...(Object.fromEntries(fields) as unknown as F),
    type: fact.type,
    effectiveOn: correctedEffectiveOn ?? fact.effectiveOn,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
