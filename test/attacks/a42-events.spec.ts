import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { profiles } from '#disclosure/profiles/profiles';
import { cellsIn, idOf } from '#disclosure/recipes/cells';
import { leaverDestinations } from '#read-models/leavers/destinations';
import { transitions } from '#read-models/pipeline/transitions';
import type { Answer } from '#read-models/answer';
import { disclosingWith, type Put } from '../../apps/api/src/disclosing/disclosing.js';
import { openLedgers } from '../../apps/api/src/disclosing/kept/ledgers.js';
import { recipes } from '../../apps/api/src/disclosing/recipes/recipes.js';
import { syntheticWorld, type World } from '../disclosure-world.js';

jest.setTimeout(240_000);

let world: World;
beforeAll(async () => {
  world = await syntheticWorld(400);
});
afterAll(() => world.close());

const DAYS = ['2026-05-31', '2026-06-15', '2026-06-30', '2026-07-31', '2026-08-31'];

/** Counts of events that one reader is shown for one day after another, by their place in the answer. */
async function shownOn(days: readonly string[], asked: (day: string) => Omit<Put, 'today'>) {
  const ledgers = openLedgers(':memory:', profiles.alliance.differencesUnder);
  const disclosing = disclosingWith(ledgers);
  const reader = { subject: 'synthetic-reader', profile: profiles.alliance, sees: '' };
  const shown: ReadonlyMap<string, number>[] = [];
  for (const day of days)
    shown.push(eventsIn(asked(day), await disclosing(reader, { ...asked(day), today: day }, world.truth)));
  ledgers.close();
  return shown;
}

const eventsIn = ({ question }: Omit<Put, 'today'>, answer: Answer): ReadonlyMap<string, number> =>
  new Map(
    cellsIn(recipes.get(question)!.recipe.shape, answer as unknown as Readonly<Record<string, unknown>>)
      .filter(({ of }) => of === 'events')
      .map(({ path, value }) => [idOf(path), value]),
  );

describe('A42: counts of events over days', () => {
  it.each([
    ['departures', leaverDestinations, (asOf: string) => ({ asOf, years: [1, 5] })],
    ['changes', transitions, (to: string) => ({ asOf: '2026-08-31', from: '2024-09-01', to })],
  ])('tell nobody of fewer than ten more %s', async (_, question, said) => {
    const shown = await shownOn(DAYS, (day) => ({
      question: question as unknown as Put['question'],
      said: said(day),
    }));
    expect(shown.reduce((sum, { size }) => sum + size, 0)).toBeGreaterThan(10);
    const steps = shown.flatMap((one, place) =>
      shown
        .slice(place + 1)
        .flatMap((other) => [...other].flatMap(([id, value]) => (one.has(id) ? [value - one.get(id)!] : []))),
    );
    expect(steps.filter((step) => step !== 0 && Math.abs(step) < 10)).toEqual([]);
  });
});
