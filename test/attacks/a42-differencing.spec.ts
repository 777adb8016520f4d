import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { shownAs } from '#disclosure/figures/count';
import type { Profile } from '#disclosure/profiles/profile';
import { profiles } from '#disclosure/profiles/profiles';
import { randomFrom } from '#statistics/random';
import { syntheticWorld, type World } from '../disclosure-world.js';
import { allowedQuestions, figuresHad, type Had } from './figures-had.js';

const LONG = process.env['FAULTS'] === 'long';
const READERS = LONG ? 8 : 1;
const QUESTIONS = LONG ? 24 : 10;
/** With how many others each figure is put together before one is looked for that has a few more. */
const OTHERS = 15;
/** Pairs and chains tried on each reader's figures. */
const COMBINATIONS = 10_000;
jest.setTimeout(LONG ? 1_800_000 : 240_000);

let world: World;
beforeAll(async () => {
  world = await syntheticWorld(LONG ? 900 : 400);
});
afterAll(() => world.close());

type Combination = readonly { readonly had: Had; readonly times: number }[];

/** Who is left, and how often each, when figures are added up and taken away. */
function left(combination: Combination): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const { had, times: each } of combination)
    for (const teacher of had.population) times.set(teacher, (times.get(teacher) ?? 0) + each);
  return new Map([...times].filter(([, count]) => count !== 0));
}

/** Whether 1 to 4 teachers are left, each once, and the figures say that they are so few. */
function recovers(profile: Profile, combination: Combination): boolean {
  const size = combination.reduce((sum, { had, times }) => sum + times * had.population.length, 0);
  if (size < 1 || size > 4) return false;
  const [least, greatest] = combination.reduce(
    ([low, high], { had, times }) => {
      const [lower, upper] = shownAs(profile, had.shown);
      return times > 0 ? [low + lower, high + upper] : [low - upper, high - lower];
    },
    [0, 0],
  );
  const isKnown = least === greatest || (least >= 1 && greatest <= 4);
  return isKnown && left(combination).size === size;
}

/** A figure less others that come near to it, by one, two or three steps: at random, but where a few might be left. */
function combinations(had: readonly Had[], seed: number): readonly Combination[] {
  const random = randomFrom(seed);
  const bySize = had.toSorted((one, other) => one.population.length - other.population.length);
  const near = (size: number): Had => {
    const from = bySize.findIndex(({ population }) => population.length >= size);
    return bySize[Math.min(bySize.length - 1, Math.max(0, from - 2 + random.below(5)))]!;
  };
  return Array.from({ length: COMBINATIONS }, (): Combination => {
    const chain = [{ had: had[random.below(had.length)]!, times: 1 }];
    const steps = 1 + random.below(3);
    for (let step = 1; step < steps; step += 1)
      chain.push({ had: had[random.below(had.length)]!, times: random.below(2) === 0 ? 1 : -1 });
    const size = chain.reduce((sum, { had: each, times }) => sum + times * each.population.length, 0);
    return [...chain, { had: near(Math.abs(size) - random.below(5)), times: size < 0 ? 1 : -1 }];
  });
}

/** Every figure less one other, and some less two others, wherever 1 to 4 are left. */
function differences(had: readonly Had[]): readonly Combination[] {
  const bySize = new Map<number, Had[]>();
  for (const each of had) {
    const alike = bySize.get(each.population.length) ?? [];
    bySize.set(each.population.length, [...alike, each]);
  }
  const justOver = (size: number): readonly Had[] =>
    [1, 2, 3, 4].flatMap((few) => bySize.get(size + few) ?? []);
  return had.flatMap((one, place) => [
    ...justOver(one.population.length).map((whole) => [times(whole, 1), times(one, -1)]),
    ...had
      .slice(place + 1, place + 1 + OTHERS)
      .flatMap((other) =>
        justOver(one.population.length + other.population.length).map((whole) => [
          times(whole, 1),
          times(one, -1),
          times(other, -1),
        ]),
      ),
  ]);
}

const times = (had: Had, often: number) => ({ had, times: often });

async function attacked(profile: Profile, withLedger: boolean) {
  let [tried, found, figures] = [0, 0, 0];
  for (let reader = 0; reader < READERS; reader += 1) {
    const had = await figuresHad(world, profile, allowedQuestions(profile, reader, QUESTIONS), withLedger);
    const all = [...differences(had), ...combinations(had, reader)];
    figures += had.length;
    tried += all.length;
    for (const each of all) if (recovers(profile, each)) found += 1;
  }
  return { tried, found, figures };
}

describe('A42, A45: differences of answers that a restricted role is given, over filters, dates, rules, parts and totals', () => {
  it.each(['alliance', 'research', 'public'] as const)(
    'recover nobody under the profile %s',
    async (name) => {
      const { tried, found, figures } = await attacked(profiles[name], true);
      expect(figures).toBeGreaterThan(20);
      expect(tried).toBeGreaterThanOrEqual(COMBINATIONS * READERS);
      expect(found).toBe(0);
    },
  );

  it('recover some where each answer is judged by itself', async () => {
    const { found } = await attacked(profiles.alliance, false);
    expect(found).toBeGreaterThan(0);
  });
});
