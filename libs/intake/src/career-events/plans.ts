import { catalogue } from '#pathway/catalogue';
import { careerEventColumns, type Column } from './columns.js';
import { kinds, type From, type Kind } from './kinds.js';

/** A kind of event with what follows from it, worked out once instead of at every row. */
export interface Plan {
  readonly words: string;
  readonly type: string;
  readonly fields: readonly (readonly [string, From])[];
  /** The columns to be read, in the order of the format. */
  readonly used: readonly Column[];
  /** Those of them that may not be empty. */
  readonly needed: ReadonlySet<Column>;
  /** The columns that say nothing about this kind of event. */
  readonly unused: readonly Column[];
}

/** The plan for the words of a row's kind. Letter case and the number of spaces don't count. */
export const planFor = (words: string): Plan | undefined => plans.get(words) ?? plans.get(keyword(words));

export const keyword = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ');

function planOf(words: string, kind: Kind): Plan {
  const fields = Object.entries(kind.fields);
  const mustBeHeld = fields.filter(([name]) => !catalogue[kind.type]?.[name]?.optional);
  const needed = new Set([
    ...careerEventColumns.required,
    ...mustBeHeld.flatMap(([, from]) => columnsIn(from)),
  ]);
  const held = new Set([
    ...needed,
    ...fields.flatMap(([, from]) => columnsIn(from)),
    ...(kind.besides ?? []),
  ]);
  const { columns } = careerEventColumns;
  return {
    words,
    type: kind.type,
    fields,
    used: columns.filter((column) => held.has(column)),
    needed,
    unused: columns.filter((column) => !held.has(column)),
  };
}

/** The columns that a field is filled from. */
export function columnsIn(from: From): readonly Column[] {
  if (typeof from === 'string') return [from];
  if ('year' in from) return [from.year];
  return 'join' in from ? [from.join[0], from.join[2]] : [from.factOf];
}

const plans: ReadonlyMap<string, Plan> = new Map(
  Object.entries(kinds).flatMap(([words, kind]) => {
    const plan = planOf(words, kind);
    return [
      [words, plan],
      [keyword(words), plan],
    ];
  }),
);
