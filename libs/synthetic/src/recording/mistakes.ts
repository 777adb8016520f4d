import { teacherFacts } from '#pathway/catalogue';
import { doubtfulCodes } from '#pathway/well-formed';
import { isoOf } from '../calendar.js';
import type { Draft, TeacherFact } from '../career/career.js';
import type { Random } from '../chance/random.js';
import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';

/** What was said of a fact at first, and how it was put right. */
export type Mistake =
  | { readonly kind: 'voided and reported again'; readonly said: TeacherFact }
  | { readonly kind: 'corrected'; readonly said: TeacherFact; readonly correction: Correction }
  | { readonly kind: 'reported twice' }
  | { readonly kind: 'voided by mistake' };

export interface Correction {
  readonly correctedEffectiveOn?: string;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly reason: string;
}

const MISTAKES = 0.016;
const KINDS: Weights<Mistake['kind']> = [
  ['voided and reported again', 45],
  ['corrected', 37],
  ['reported twice', 8],
  ['voided by mistake', 10],
];
const DAYS_OFF = 40;
const FTES = [1, 0.8, 0.6, 0.5, 0.4];

/**
 * The mistake made in reporting a fact, if any. A fact reported again comes after those of the same day, so it
 * must be the last of them (`isLastOfDay`).
 */
export function mistakeIn(
  random: Random,
  draft: Draft,
  isLastOfDay: boolean,
  until: number,
): Mistake | undefined {
  if (!random.chance(MISTAKES) || draft.fact.type === 'TeacherRegistered') return undefined;
  const kind = weighted(random, KINDS);
  if (kind === 'reported twice' || kind === 'voided by mistake') return { kind };
  if (kind === 'corrected' && 'fte' in draft.fact && random.chance(0.5)) return wrongFte(random, draft.fact);
  const said = wronglyDated(random, draft, until);
  if (!said) return { kind: 'reported twice' };
  const correction = {
    correctedEffectiveOn: draft.fact.effectiveOn,
    changes: {},
    reason: 'the date was entered wrongly',
  };
  return kind === 'corrected' || !isLastOfDay
    ? { kind: 'corrected', said, correction }
    : { kind: 'voided and reported again', said };
}

function wrongFte(random: Random, fact: TeacherFact & { readonly fte?: number }): Mistake {
  const wrong = random.pick(FTES.filter((fte) => fte !== fact.fte));
  const said = { ...fact, fte: wrong } as TeacherFact;
  const correction = { changes: { fte: fact.fte }, reason: 'the full-time equivalent was entered wrongly' };
  return { kind: 'corrected', said, correction };
}

/** The fact with another date, unless a code of it was not in use then or history has not come to it. */
function wronglyDated(random: Random, { day, fact }: Draft, until: number): TeacherFact | undefined {
  const off = random.between(1, DAYS_OFF) * (random.chance(0.5) ? 1 : -1);
  const said = { ...fact, effectiveOn: isoOf(day + off) };
  return day + off <= until && doubtfulCodes(teacherFacts, said).length === 0 ? said : undefined;
}
