import { randomFrom } from '#statistics/random';
import type { Random } from '#statistics/random';
import type { Counted } from '../src/showing.js';
import { populationOf, teacherKey } from '../src/ledger/population.js';
import type { Population } from '../src/ledger/population.js';

/** A synthetic teacher: what they can be narrowed down by, and when they left, in months from the start, if they did. */
interface Invented {
  readonly key: number;
  readonly codes: readonly number[];
  readonly left: number;
}

/** How many values each of the dimensions has. */
const DIMENSIONS = [4, 3, 5, 2];
const NEVER = 999;

/** A profession whose truth is known. */
export function profession(seed: number, teachers: number): readonly Invented[] {
  const random = randomFrom(seed);
  return Array.from({ length: teachers }, (_, index) => ({
    key: teacherKey(`synthetic-${seed}-${index}`),
    codes: DIMENSIONS.map((values) => Math.min(random.below(values), random.below(values))),
    left: random.below(3) === 0 ? random.below(48) : NEVER,
  }));
}

const keysOf = (teachers: readonly Invented[]): Population => populationOf(teachers.map(({ key }) => key));

/** What is asked: any values of each dimension, and a month as of which they are retained. */
export interface Asked {
  readonly among: readonly (readonly number[])[];
  readonly month: number;
}

const MONTHS = [12, 13, 24, 25, 36];

const someOf = (random: Random, values: number): readonly number[] => {
  const all = [...Array(values).keys()];
  if (random.below(2) === 0) return all;
  const dropped = random.below(values);
  return random.below(2) === 0 ? [dropped] : all.filter((value) => value !== dropped);
};

const anew = (random: Random): Asked => ({
  among: DIMENSIONS.map((values) => someOf(random, values)),
  month: MONTHS[random.below(MONTHS.length)]!,
});

/** An earlier question but for one value of one dimension, or as of another month. */
function changed(random: Random, { among, month }: Asked): Asked {
  const dimension = random.below(DIMENSIONS.length + 1);
  if (dimension === DIMENSIONS.length) return { among, month: MONTHS[random.below(MONTHS.length)]! };
  const value = random.below(DIMENSIONS[dimension]!);
  const values = among[dimension]!;
  const others = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  return { among: among.with(dimension, others), month };
}

/** So many questions, of which many change an earlier one a little, as somebody asks who wants to know of a few. */
export function questions(random: Random, count: number): readonly Asked[] {
  const asked: Asked[] = [anew(random)];
  while (asked.length < count)
    asked.push(random.below(4) === 0 ? anew(random) : changed(random, asked[random.below(asked.length)]!));
  return asked;
}

/** The answer: a base, and how many of it are retained and not, with who they are. */
export function answer(teachers: readonly Invented[], { among, month }: Asked): Counted {
  const base = teachers.filter(({ codes }) => codes.every((code, index) => among[index]!.includes(code)));
  const retained = base.filter(({ left }) => left > month);
  const gone = base.filter(({ left }) => left <= month);
  return {
    table: {
      cells: [
        { id: 'base', value: base.length },
        { id: 'retained', value: retained.length },
        { id: 'not retained', value: gone.length },
      ],
      sums: [{ total: 'base', parts: ['retained', 'not retained'], outcomes: true }],
    },
    populations: new Map([
      ['base', keysOf(base)],
      ['retained', keysOf(retained)],
      ['not retained', keysOf(gone)],
    ]),
  };
}
