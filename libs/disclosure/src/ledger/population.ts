/** The teachers whom a cell counts: a key of each, rising, each once. */
export type Population = Float64Array;

const LOW_BITS = 2 ** 21;
const HIGH_BITS = 2 ** 32;

/**
 * A teacher's id as a number of 53 bits: 8 bytes a teacher, compared faster than words. Of 600,000 teachers two have
 * the same key with a probability of 2 in 100,000. It hides nobody: ids are guessed by trying.
 */
export function teacherKey(id: string): number {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < id.length; index += 1) {
    const unit = id.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x9e3779b1);
    other = Math.imul(other ^ unit, 0x5f356495);
  }
  one = mixed(one) ^ mixed(other ^ (other >>> 13));
  other = mixed(other) ^ mixed(one ^ (one >>> 13));
  return ((other >>> 0) % LOW_BITS) * HIGH_BITS + (one >>> 0);
}

/** The last step of MurmurHash3. */
const mixed = (word: number): number => {
  const once = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
};

/** The population of these keys, in any order, some perhaps more than once. */
export const populationOf = (keys: Iterable<number>): Population => Float64Array.from(new Set(keys)).sort();
