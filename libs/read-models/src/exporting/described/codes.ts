import type { DuckDBConnection } from '@duckdb/node-api';
import { catalogue } from '#pathway/catalogue';
import { vocabularies } from '#pathway/vocabulary/vocabularies';
import { quoted } from '../../quoted.sql.js';
import { text, whole, type Column, type Table } from '../tables/table.js';
import { rowsOf } from '../workbench.js';

const columns: readonly Column[] = [
  text('list', 'name of the list'),
  text('code', 'the code, or the words of a source that no list has'),
  text('label', 'what it stands for; none for the words of a source'),
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

/** The fields of each type of fact that hold codes, with the list. */
const codedFields = Object.entries(catalogue).flatMap(([type, fields]) =>
  Object.entries(fields).flatMap(([name, { vocabulary }]) =>
    vocabulary ? [{ type, name, list: vocabulary.name }] : [],
  ),
);

interface Used {
  readonly list: string;
  readonly code: string;
  readonly facts: number;
}

/** How often the facts of the workbench use each code, or words in place of one. */
export function usedCodes(connection: DuckDBConnection): Promise<readonly Used[]> {
  const names = [...new Set(codedFields.map(({ name }) => name))];
  const fields = codedFields.map(({ type, name, list }) => `(${[type, name, list].map(quoted).join(', ')})`);
  const values = names.map(
    (name) => `SELECT type, ${quoted(name)} AS field, data->'$.${name}' AS held FROM gathered WHERE contains(data, '"${name}":')`,
  );
  return rowsOf<Used>(
    connection,
    `WITH fields(type, field, list) AS (VALUES ${fields.join(', ')}),
      held AS (${values.join(' UNION ALL ')}),
      each AS (SELECT type, field, unnest(CASE json_type(held) WHEN 'ARRAY' THEN held->>'$[*]' ELSE [held->>'$'] END) AS code FROM held)
    SELECT list, code, count(*)::INTEGER AS facts FROM each JOIN fields USING (type, field)
    WHERE code IS NOT NULL GROUP BY ALL ORDER BY ALL`,
  );
} // prettier-ignore

type CodeRow = Readonly<Record<string, string | number | null>>;

/** The codebook: every code with its validity, those that an extract uses and those that it doesn't. */
export function codeRows(used: readonly Used[]): readonly CodeRow[] {
  const facts = new Map(used.map((each) => [JSON.stringify([each.list, each.code]), each.facts]));
  const take = (list: string, code: string): number => {
    const key = JSON.stringify([list, code]);
    const count = facts.get(key) ?? 0;
    facts.delete(key);
    return count;
  };
  const listed = vocabularies.flatMap(({ name, source, terms }) =>
    terms.map(({ code, label, from = null, to = null }) => ({
      ...{ list: name, code, label, valid_from: from, valid_to: to },
      ...{ facts: take(name, code), source },
    })),
  );
  const words = used
    .filter(({ list, code }) => facts.has(JSON.stringify([list, code])))
    .map(({ list, code, facts: count }) => ({
      ...{ list, code, label: null, valid_from: null, valid_to: null },
      ...{ facts: count, source: 'the words of a source' },
    }));
  return [...listed, ...words];
}
