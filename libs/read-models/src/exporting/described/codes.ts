import { catalogue } from '#pathway/catalogue';
import type { Vocabulary } from '#pathway/vocabulary/vocabulary';
import { vocabularies } from '#pathway/vocabulary/vocabularies';
import { isCodeOf } from '../facts/codes-of.js';
import { text, whole, type Column, type Table } from '../tables/table.js';

const columns: readonly Column[] = [
  text('list', 'name of the list'),
  text('code', 'the code'),
  text('label', 'what it stands for'),
  text('valid_from', 'first day on which it may be used; none where no limit is known'),
  text('valid_to', 'last day on which it may be used; none where no limit is known'),
  whole('facts', 'how many facts of this extract use it'),
  text('source', 'where the list was read'),
];

export const codesTable: Omit<Table, 'from'> = {
  name: 'codes',
  title: 'Codes',
  says: 'every code of every list with its days of validity, and how often this extract uses it',
  columns,
};

type Fields = (typeof catalogue)[string];
type Data = Readonly<Record<string, unknown>>;

interface Used {
  readonly list: string;
  readonly code: string;
  readonly facts: number;
}

/** Counts how often facts use each code. Words of a source in place of one are nowhere in an extract. */
export interface CodeCounts {
  add(type: string, data: Data): void;
  used(): readonly Used[];
}

export function codeCounts(): CodeCounts {
  const lists = new Map<string, Map<string, number>>();
  const count = (list: string, code: string): void => {
    const ofList = lists.get(list) ?? new Map<string, number>();
    lists.set(list, ofList.set(code, (ofList.get(code) ?? 0) + 1));
  };
  const addCode = (list: Vocabulary, value: unknown): void => {
    if (typeof value === 'string' && isCodeOf(list, value)) count(list.name, value);
  };
  const addFields = (fields: Fields, data: Data): void => {
    for (const [name, { vocabulary, items }] of codedIn(fields))
      for (const value of [data[name]].flat()) {
        if (vocabulary) addCode(vocabulary, value);
        else if (items && typeof value === 'object' && value !== null) addFields(items, value as Data);
      }
  };
  return {
    add: (type, data) => addFields(Object.hasOwn(catalogue, type) ? catalogue[type]! : {}, data),
    used: () => [...lists].flatMap(([list, codes]) => [...codes].map(([code, facts]) => ({ list, code, facts }))),
  };
} // prettier-ignore

const coded = new Map<Fields, readonly [string, Fields[string]][]>();

/** Of a million facts most have the same few types. */
function codedIn(fields: Fields): readonly [string, Fields[string]][] {
  const known = coded.get(fields);
  if (known) return known;
  const found = Object.entries(fields).filter(([, { vocabulary, items }]) => vocabulary ?? items);
  coded.set(fields, found);
  return found;
}

type CodeRow = Readonly<Record<string, string | number | null>>;

/** The codebook: every code with its validity, those that an extract uses and those that it doesn't. */
export function codeRows(used: readonly Used[]): readonly CodeRow[] {
  const facts = new Map(used.map((each) => [JSON.stringify([each.list, each.code]), each.facts]));
  return vocabularies.flatMap(({ name, source, terms }) =>
    terms.map(({ code, label, from = null, to = null }) => ({
      ...{ list: name, code, label, valid_from: from, valid_to: to },
      ...{ facts: facts.get(JSON.stringify([name, code])) ?? 0, source },
    })),
  );
}
