import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { shown, suppressed } from '#disclosure/figures/disclosed';
import { populationOf, teacherKey } from '#disclosure/ledger/population';
import { profiles } from '#disclosure/profiles/profiles';
import { cellsIn, idOf } from '#disclosure/recipes/cells';
import { countedOf } from '#disclosure/recipes/sums';
import { openSolver } from '#disclosure/solver/highs';
import type { Solver } from '#disclosure/solver/linear-programme';
import { cohorts } from '#read-models/cohort/cohort';
import type { CountedCell } from '#read-models/counted/counted';
import { leaverDestinations } from '#read-models/leavers/destinations';
import { headcount } from '#read-models/pipeline/headcount';
import { transitions } from '#read-models/pipeline/transitions';
import { retention } from '#read-models/retention/retention';
import { disclosingWith, type Put } from '../../apps/api/src/disclosing/disclosing.js';
import { openLedgers } from '../../apps/api/src/disclosing/kept/ledgers.js';
import { recipes } from '../../apps/api/src/disclosing/recipes/recipes.js';
import { recovered } from '../../libs/disclosure/spec/attacker.js';
import { syntheticWorld, type World } from '../disclosure-world.js';

jest.setTimeout(240_000);
const TODAY = '2026-08-31';
type Held = Readonly<Record<string, unknown>>;

const questions: readonly (readonly [string, unknown, Held])[] = [
  ['headcount', headcount, {}],
  ['cohorts', cohorts, {}],
  ['retention', retention, { years: [1, 3, 5] }],
  ['retention by phase', retention, { years: [2], by: ['PHASE'] }],
  ['transitions', transitions, { from: '2024-09-01', to: '2025-08-31' }],
  ['leaverDestinations', leaverDestinations, { years: [1, 5] }],
];

let world: World;
let solver: Solver;
beforeAll(async () => {
  world = await syntheticWorld(400);
  solver = await openSolver();
});
afterAll(() => world.close());

/** What whoever has an answer, and knows which sums hold in it, finds of the counts that it hides. */
async function found(name: 'alliance' | 'research', question: unknown, said: Held) {
  const put = { question: question as Put['question'], said, today: TODAY };
  const args = { asOf: TODAY, ...said };
  const { recipe, counting } = recipes.get(question)!;
  const ledgers = openLedgers(':memory:', 10);
  const reader = { subject: 'synthetic-reader', profile: profiles[name], sees: '' };
  const answer = await disclosingWith(ledgers)(reader, put, world.truth);
  ledgers.close();
  const exact = await put.question(world.truth, args);
  const who = await world.truth.ask(args, (snapshot) => counting(snapshot, args));
  const keysOf = (of: (cell: CountedCell) => readonly string[]) =>
    new Map(who.map((cell) => [idOf(cell.path), populationOf(of(cell).map(teacherKey))]));
  const { table, standsFor } = countedOf(
    cellsIn(recipe.shape, exact as unknown as Held),
    recipe.sums,
    keysOf(({ teachers }) => teachers),
    keysOf(({ events }) => events ?? []),
  );
  const had = new Map(
    cellsIn(recipe.shape, answer as unknown as Held).map(({ path, value }) => [
      standsFor.get(idOf(path)) ?? idOf(path),
      shown(value),
    ]),
  );
  const named = new Set(
    cellsIn(recipe.shape, exact as unknown as Held).map(
      ({ path }) => standsFor.get(idOf(path)) ?? idOf(path),
    ),
  );
  const published = new Map(table.cells.map(({ id }) => [id, had.get(id) ?? suppressed]));
  return recovered(profiles[name], published, table.sums, solver).filter(({ id }) => named.has(id));
}

describe('A43: whoever solves an answer for what it hides', () => {
  it.each(questions)('%s: finds no hidden count, and of none that it is small', async (_, question, said) => {
    for (const name of ['alliance', 'research'] as const) {
      const hidden = await found(name, question, said);
      expect(hidden.length).toBeGreaterThan(0);
      for (const { lower, upper } of hidden) {
        expect(upper).toBeGreaterThan(profiles[name].threshold);
        expect(upper - lower).toBeGreaterThanOrEqual(profiles[name].threshold);
      }
    }
  });
});
