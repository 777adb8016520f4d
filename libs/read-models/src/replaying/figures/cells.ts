/** One value of an answer, and what tells it from the others there. */
export interface Cell {
  /** What it is of and what it measures: the list it stands in, the codes and years of its row, the name of the value. */
  readonly cell: Readonly<Record<string, string | number>>;
  /** Null where it cannot be known. */
  readonly value: number | boolean | null;
}

type Row = Readonly<Record<string, unknown>>;

/** Numbers that say what a row is of. Texts always do. */
const NUMBERS_THAT_NAME = new Set(['year', 'years', 'time']);
/** Texts that say the same as the code beside them, or why a value is not there. */
const WORDS = new Set(['name', 'label', 'status']);
/** Lists of people come in pages: they are no figures. */
const PAGES = new Set(['edges', 'pageInfo']);

/** Every value of an answer by itself, in the order in which they stand there. */
export const cellsOf = (answer: object): readonly Cell[] =>
  ofRow(answer as Row, { list: '', measure: '', names: {} }).filter(({ cell }) => cell['measure'] !== '');

interface Place {
  readonly list: string;
  readonly measure: string;
  readonly names: Readonly<Record<string, string | number>>;
}

function ofRow(row: Row, { list, measure, names: outer }: Place): readonly Cell[] {
  const names = { ...outer, ...namesIn(row) };
  return Object.entries(row).flatMap(([field, value]) => {
    if (field === 'basis' || WORDS.has(field) || PAGES.has(field) || names[field] === value) return [];
    if (isGroup(value)) return [];
    if (Array.isArray(value))
      return ofList(value, { list: joined(list, joined(measure, field)), measure: '', names });
    return ofValue(value, { list, measure: joined(measure, field), names });
  });
}

function ofList(items: readonly unknown[], place: Place): readonly Cell[] {
  return items.flatMap((item, index) =>
    typeof item === 'object' && item !== null
      ? ofRow(item as Row, place)
      : ofValue(item, { ...place, measure: String(index) }),
  );
}

function ofValue(value: unknown, place: Place): readonly Cell[] {
  if (typeof value === 'object' && value !== null) return ofRow(value as Row, place);
  if (value !== null && typeof value !== 'number' && typeof value !== 'boolean') return [];
  const { list, measure, names } = place;
  return [{ cell: { ...(list && { list }), ...names, measure }, value }];
}

/** The codes and years of a row, and the values of its groups. */
const namesIn = (row: Row): Place['names'] =>
  Object.fromEntries([
    ...Object.entries(row).filter(
      ([field, value]) => !WORDS.has(field) && (typeof value === 'string' || NUMBERS_THAT_NAME.has(field)),
    ),
    ...Object.entries(row).flatMap(([field, value]) =>
      isGroup(value)
        ? value.map((of) => [field === 'group' ? of.dimension : `${field} ${of.dimension}`, of.value])
        : [],
    ),
  ]) as Place['names'];

type GroupValue = { readonly dimension: string; readonly value: string };

/** A comparison names two groups in one row. */
const isGroup = (value: unknown): value is readonly GroupValue[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => typeof item === 'object' && item !== null && 'dimension' in item && 'value' in item);

const joined = (outer: string, inner: string): string =>
  outer && inner ? `${outer}.${inner}` : outer || inner;
