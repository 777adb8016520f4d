import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of chance: the same seed and part give the same draws on any machine. */
export interface Random {
  /** A number from 0 up to, but not including, 1. */
  unit(): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
}

const RANGE = 2 ** 32;

/** `part` numbers the teachers, so that a career depends on the seed and its own number alone. */
export function seededRandom(seed: number, part: number): Random {
  const generator = xoroshiro128plus(mixed(seed, part));
  const unit = () => (generator.next() >>> 0) / RANGE;
  return {
    unit,
    chance: (probability) => unit() < probability,
    between: (least, most) => least + Math.floor(unit() * (most - least + 1)),
    pick: (list) => list[Math.floor(unit() * list.length)]!,
  };
}

/** Neighbouring seeds must not give neighbouring draws. No two parts of one seed share a result. */
function mixed(seed: number, part: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(part + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
