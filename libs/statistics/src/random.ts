/** Random whole numbers that are the same for the same seed, on every machine. */
export interface Random {
  /** A whole number from 0 to `bound` - 1, each equally likely. `bound` is 1 to 2^32. */
  below(bound: number): number;
}

const WORDS = 2 ** 32;

/**
 * The generator xoshiro128** 1.1 (Blackman & Vigna 2018, prng.di.unimi.it), its state filled from the seed by splitmix32.
 *
 * @param seed a whole number; only its lower 32 bits count
 */
export function randomFrom(seed: number): Random {
  const next = xoshiro128(splitmix32(seed));
  return {
    below(bound) {
      const fair = WORDS - (WORDS % bound);
      let word = next();
      while (word >= fair) word = next();
      return word % bound;
    },
  };
}

/** The generator by itself: 32-bit words from a state of four. */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  const s = Uint32Array.from(state);
  return () => {
    const word = Math.imul(rotated(Math.imul(s[1]!, 5), 7), 9) >>> 0;
    const shifted = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= shifted;
    s[3] = rotated(s[3]!, 11);
    return word;
  };
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** Four words that differ even for seeds that hardly do (splitmix32: the mixing step of MurmurHash3 over a Weyl sequence). */
function splitmix32(seed: number): [number, number, number, number] {
  const word = (index: number): number => {
    let mixed = (seed + Math.imul(index, 0x9e3779b9)) | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
  return [word(1), word(2), word(3), word(4)];
}
