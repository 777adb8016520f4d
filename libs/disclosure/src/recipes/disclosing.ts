import type { Ledger } from '../ledger/ledger.js';
import type { Profile } from '../profiles/profile.js';
import { showing } from '../showing.js';
import type { Solver } from '../solver/linear-programme.js';
import { cellsIn, idOf } from './cells.js';
import type { Recipe } from './recipe.js';
import { shownAnswer } from './shown-answer.js';
import { countedOf, type Populations } from './sums.js';

type Held = Readonly<Record<string, unknown>>;

/** An answer, exact, and whom each count of it counts or, where it counts events, which. */
export interface Exact {
  readonly answer: Held & { readonly basis: Held };
  readonly populations: Populations;
  readonly events: Populations;
}

export interface DisclosedAnswer {
  readonly answer: Held;
  readonly ledger: Ledger;
}

/** To protect more takes too long. */
const MOST_CELLS = 5_000;

/** An answer has too many figures to be protected at once. */
export class TooManyFigures extends Error {
  override readonly name = 'TooManyFigures';
}

/**
 * An answer as it may be shown to a reader who was shown all that the ledger has, and what the ledger has then. The same
 * for the same answer after the same ledger.
 *
 * @throws TooManyFigures
 * @throws Error the populations are not those of the answer: then nothing may be shown
 */
export function disclosed(
  profile: Profile,
  recipe: Recipe,
  { answer, populations, events }: Exact,
  ledger: Ledger,
  solver: Solver,
): DisclosedAnswer {
  const counted = countedOf(cellsIn(recipe.shape, answer), recipe.sums, populations, events);
  if (counted.table.cells.length > MOST_CELLS) throw new TooManyFigures();
  const { figures: own, ledger: next } = showing(profile, counted, ledger, solver);
  const figures = new Map([...own, ...[...counted.standsFor].map(([id, of]) => [id, own.get(of)!] as const)]);
  const asked = answer.basis['arguments'] as Held;
  const shown = shownAnswer({ profile, figures, asked }, recipe.shape, answer);
  const n = recipe.n === null ? undefined : figures.get(idOf(recipe.n));
  return { answer: { ...shown, basis: shownBasis(profile, answer.basis, n?.value ?? null) }, ledger: next };
}

/** What an answer rests on, with no count but one that is shown in the answer as well. */
const shownBasis = ({ name, words }: Profile, basis: Held, n: number | null): Held => ({
  ...basis,
  n,
  followed: null,
  warnings: [
    ...(basis['warnings'] as readonly string[]).filter((each) => !isOfOne(each)).map(withoutCounts),
    `Shown under the profile ${name}. ${words.join(' ')}`,
  ],
});

/** Every number of a warning is taken for a count: nothing tells 2014 posts from the year. */
const withoutCounts = (warning: string): string =>
  isPublished(warning) ? warning : warning.replace(NUMBER, 'c');

/** "1 teacher" stays one when the number is hidden, so such a warning is not shown. */
const isOfOne = (warning: string): boolean =>
  !isPublished(warning) && [...warning.matchAll(NUMBER)].some(([number]) => number === '1');

/** What was published of everybody is quoted as it is. */
const isPublished = (warning: string): boolean => warning.startsWith('Benchmark: ');

const NUMBER = /\d+(?:[.,]\d+)*/g;
