import { randomFrom } from '#statistics/random';
import { emptyLedger } from '../src/ledger/ledger.js';
import type { Population } from '../src/ledger/population.js';
import type { Profile } from '../src/profiles/profile.js';
import { showing } from '../src/showing.js';
import type { Solver } from '../src/solver/linear-programme.js';
import type { Asked } from './profession.js';
import { answer, profession, questions } from './profession.js';

const TEACHERS = 400;

/** A figure that a reader has, and who is counted in it, which a reader who knows everybody's details may know. */
export interface Had {
  readonly question: Asked;
  readonly id: string;
  readonly population: Population;
  readonly base: Population;
  readonly shown: number;
}

/** How a reader asks. Without a ledger each answer is judged by itself. */
export interface Reading {
  readonly profile: Profile;
  readonly seed: number;
  readonly questions: number;
  readonly withLedger: boolean;
}

/** What a reader has after asking many questions that differ a little. */
export function figuresHad(
  { profile, seed, withLedger, ...asking }: Reading,
  solver: Solver,
): readonly Had[] {
  const teachers = profession(seed, TEACHERS);
  const had: Had[] = [];
  let ledger = emptyLedger;
  for (const question of questions(randomFrom(seed + 1), asking.questions)) {
    const counted = answer(teachers, question);
    const found = showing(profile, counted, withLedger ? ledger : emptyLedger, solver);
    ledger = found.ledger;
    const base = counted.populations.get('base')!;
    for (const [id, { status, value }] of found.figures)
      if (status === 'SHOWN')
        had.push({ question, id, base, population: counted.populations.get(id)!, shown: value });
  }
  return had;
}
