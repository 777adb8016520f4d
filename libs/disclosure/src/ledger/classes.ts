import type { Population } from './population.js';

/**
 * Who has been counted so far, told apart no further than the cells shown tell them apart: teachers of one class are
 * in exactly the same cells. Some 12 bytes a teacher, however many the cells.
 */
export interface Classes {
  /** Everybody in any cell shown: keys, rising. */
  readonly teachers: Population;
  /** The class of each of them. */
  readonly classOf: Uint32Array;
  /** How many are in each class. */
  readonly sizes: Uint32Array;
}

/** A cell that was shown. */
export interface ShownCell {
  /** Whether each class is in it. */
  readonly members: Uint8Array;
  /** How many teachers. */
  readonly count: number;
}

export const noClasses: Classes = {
  teachers: new Float64Array(),
  classOf: new Uint32Array(),
  sizes: new Uint32Array(),
};

/** How a population lies among the classes. */
export interface Overlap {
  /** How many of each class are in it. */
  readonly inside: Uint32Array;
  /** How many of it are in no class yet. */
  readonly unseen: number;
}

export function overlap({ teachers, classOf, sizes }: Classes, population: Population): Overlap {
  const inside = new Uint32Array(sizes.length);
  let [place, unseen] = [0, 0];
  for (const teacher of population) {
    while (place < teachers.length && teachers[place]! < teacher) place += 1;
    if (teachers[place] === teacher) inside[classOf[place]!]! += 1;
    else unseen += 1;
  }
  return { inside, unseen };
}

/** The classes told apart further by a population, with the class that each new one was a part of. */
export interface Split {
  readonly classes: Classes;
  /** For each class after those there were: which it was cut off; null for teachers seen for the first time. */
  readonly cutOff: readonly (number | null)[];
  /** Whether each class is in the population. */
  readonly members: Uint8Array;
}

export function split(classes: Classes, population: Population, { inside, unseen }: Overlap): Split {
  const { sizes } = classes;
  const cut = [...sizes.keys()].filter((index) => inside[index]! > 0 && inside[index]! < sizes[index]!);
  const outsideOf = new Map(cut.map((index, rank) => [index, sizes.length + rank]));
  const cutOff = [...cut, ...(unseen > 0 ? [null] : [])];
  const count = sizes.length + cutOff.length;
  const [newSizes, members] = [new Uint32Array(count), new Uint8Array(count)];
  newSizes.set(sizes);
  inside.forEach((part, index) => {
    members[index] = part > 0 ? 1 : 0;
    const outside = outsideOf.get(index);
    if (outside === undefined) return;
    newSizes[outside] = sizes[index]! - part;
    newSizes[index] = part;
  });
  if (unseen > 0) [newSizes[count - 1], members[count - 1]] = [unseen, 1];
  return { classes: { ...placed(classes, population, outsideOf, unseen), sizes: newSizes }, cutOff, members };
}

/** Everybody with their class, once a population is told apart from the rest. */
function placed(
  { teachers, classOf, sizes }: Classes,
  population: Population,
  outsideOf: ReadonlyMap<number, number>,
  unseen: number,
): Pick<Classes, 'teachers' | 'classOf'> {
  const newcomers = sizes.length + outsideOf.size;
  const [keys, found] = [
    new Float64Array(teachers.length + unseen),
    new Uint32Array(teachers.length + unseen),
  ];
  let [old, member] = [0, 0];
  for (let place = 0; place < keys.length; place += 1) {
    const isOld = old < teachers.length && !(population[member]! < teachers[old]!);
    const isMember = !isOld || population[member] === teachers[old];
    const was = isOld ? classOf[old]! : newcomers;
    keys[place] = isOld ? teachers[old]! : population[member]!;
    found[place] = isMember ? was : (outsideOf.get(was) ?? was);
    if (isOld) old += 1;
    if (isMember) member += 1;
  }
  return { teachers: keys, classOf: found };
}
