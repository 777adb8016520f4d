/** How a teacher stands as the subject of data, and what may be said of them then. */
import type { AnyFact, FactOf, Recorded } from '../fact.js';
import { struckOut } from '../history.js';
import { refusal, type Refusal } from '../refusal.js';
import { detailNames, detailsFacts, type DetailName, type DetailsFact } from './details.facts.js';
import { rightsFacts } from './rights.facts.js';

/** Every fact of who a teacher is and of what became of that. */
export const personalFacts = { ...detailsFacts, ...rightsFacts } as const;

export type PersonalFact = FactOf<typeof personalFacts>;

export type SubjectStanding = 'free' | 'restricted' | 'erased';

/** By the order of the record alone, and whatever was struck out: an erasure cannot be taken back. */
export function standingOf(history: readonly { readonly type: string }[]): SubjectStanding {
  let standing: SubjectStanding = 'free';
  for (const { type } of history) {
    if (type === 'SubjectErased') return 'erased';
    if (type === 'SubjectRestricted') standing = 'restricted';
    if (type === 'SubjectUnrestricted') standing = 'free';
  }
  return standing;
}

/** A detail that holds, still sealed, and the event in which it was sealed. */
export interface SealedDetail {
  readonly name: DetailName;
  readonly sealed: string;
  readonly factId: string;
}

/** The details that hold: of each the one recorded last, unless it was taken away since. */
export function detailsHeld(history: readonly Recorded[]): readonly SealedDetail[] {
  const struck = struckOut(history);
  const held = new Map<DetailName, SealedDetail>();
  for (const { fact, factId } of history) {
    if (fact.type !== 'PersonalDetailsReported' || struck.has(factId)) continue;
    const told = fact as DetailsFact;
    for (const name of told.noLonger ?? []) held.delete(name);
    for (const name of detailNames)
      if (told[name] !== undefined) held.set(name, { name, sealed: told[name], factId });
  }
  return detailNames.flatMap((name) => held.get(name) ?? []);
}

/** Why nothing may be said of a teacher any more, or this may not be struck out or corrected. */
export function refuseOnSubject(command: AnyFact, history: readonly Recorded[]): Refusal | undefined {
  const standing = standingOf(history.map(({ fact }) => fact));
  if (standing === 'erased')
    return refusal(
      'ERASED',
      'The person behind this record was erased, so nothing is recorded of them any more.',
      'If the same person teaches again, register a new record.',
      'teacherId',
    );
  const isOfCorrection = command.type === 'VoidFact' || command.type === 'CorrectFact';
  const target = isOfCorrection && 'factId' in command ? String(command.factId) : undefined;
  const about = history.find(({ factId }) => factId === target)?.fact.type ?? '';
  return Object.hasOwn(personalFacts, about)
    ? refusal(
        'WRONG_KIND',
        'A fact of who somebody is, or of their rights, is neither struck out nor corrected.',
        'Rectify the details, or lift the restriction; an erasure is for ever.',
        'factId',
      )
    : undefined;
}
