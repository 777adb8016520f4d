import { closest } from 'fastest-levenshtein';
import type { AnyFact } from '#pathway/fact';
import { catalogue } from '../catalogue.js';
import { coded } from '../coded-fact.js';
import type { Problem } from '../csv/problem.js';
import { factIdOf, type ReportedFact } from '../reported-fact.js';
import { readDay } from '../values/calendar-day.js';
import { readInstant } from '../values/instant.js';
import { shown, type Reading } from '../values/value.js';
import { readId, readWords } from '../values/words.js';
import { careerEventColumns, wordColumns, type CareerRow, type Column } from './columns.js';
import { kinds, type From, type Kind } from './kinds.js';

const SYSTEM = 'career-events';

export type Understood =
  | { readonly reported: ReportedFact; readonly unused: readonly Column[] }
  | { readonly problems: readonly Problem[] };

/** The fact that a row of career events reports, or everything that keeps it from being understood. */
export function careerEventOf(row: CareerRow): Understood {
  const kind = kindsByWord.get(keyword(row.kind));
  const problems = careerEventColumns.columns.flatMap((column) => problemsIn(row, column, kind));
  if (!kind || problems.length > 0) return { problems };
  const stream = `teacher-${row.teacher_id}`;
  return {
    reported: {
      stream,
      fact: factFrom(row, kind, stream),
      recordedAt: valueOf(readInstant(row.recorded_at)),
      source: { system: SYSTEM, id: row.event_id },
    },
    unused: columnsOfKinds.filter((column) => row[column] !== '' && !usedBy(kind).has(column)),
  };
}

const keyword = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ');

const kindsByWord: ReadonlyMap<string, Kind> = new Map(
  Object.entries(kinds).map(([words, kind]) => [keyword(words), kind]),
);

const columnsOfKinds = careerEventColumns.columns.filter(
  (column) => !careerEventColumns.required.includes(column),
);

const columnsIn = (from: From): readonly Column[] => {
  if (typeof from === 'string') return [from];
  return 'join' in from ? [from.join[0], from.join[2]] : [from.factOf];
};

const needed = new Map<Kind, ReadonlySet<Column>>();
const used = new Map<Kind, ReadonlySet<Column>>();
for (const kind of Object.values(kinds)) {
  const fields = Object.entries(kind.fields);
  const mustBe = fields.filter(([name]) => !catalogue[kind.type]?.[name]?.optional);
  needed.set(kind, new Set(mustBe.flatMap(([, from]) => columnsIn(from))));
  used.set(kind, new Set([...fields.flatMap(([, from]) => columnsIn(from)), ...(kind.besides ?? [])]));
}

const none: ReadonlySet<Column> = new Set();
const neededBy = (kind: Kind | undefined): ReadonlySet<Column> => (kind && needed.get(kind)) ?? none;
const usedBy = (kind: Kind | undefined): ReadonlySet<Column> => (kind && used.get(kind)) ?? none;

function problemsIn(row: CareerRow, column: Column, kind: Kind | undefined): readonly Problem[] {
  const text = row[column];
  const isRequired = careerEventColumns.required.includes(column);
  if (text === '' && (isRequired || neededBy(kind).has(column)))
    return [{ column, problem: `There is no ${column}.`, mend: mendOfMissing(column, kind) }];
  if (text === '' || !(isRequired || usedBy(kind).has(column))) return [];
  const reading = read(column, text);
  return 'problem' in reading ? [{ column, ...reading }] : [];
}

function mendOfMissing(column: Column, kind: Kind | undefined): string {
  const needs = [...neededBy(kind)];
  return needs.includes(column)
    ? `This kind of event needs ${needs.join(', ')}.`
    : `Every row needs a ${column}.`;
}

function read(column: Column, text: string): Reading {
  if (column === 'occurred_on') return readDay(text);
  if (column === 'recorded_at') return readInstant(text);
  if (column === 'kind') return readKind(text);
  return wordColumns.has(column) ? readWords(text) : readId(text);
}

function readKind(text: string): Reading {
  if (kindsByWord.has(keyword(text))) return { value: text };
  const nearest = closest(keyword(text.slice(0, 100)), Object.keys(kinds));
  return {
    problem: `${shown(text)} is no kind of event.`,
    mend: `Did you mean "${nearest}"? The kinds are: ${Object.keys(kinds).join(', ')}.`,
  };
}

const valueOf = (reading: Reading): string => ('value' in reading ? reading.value : '');

function factFrom(row: CareerRow, kind: Kind, stream: string): AnyFact {
  const fields = Object.entries(kind.fields)
    .map(([name, from]) => [name, fieldFrom(row, from, stream)])
    .filter(([, value]) => value !== undefined);
  return coded({ type: kind.type, effectiveOn: row.occurred_on, ...Object.fromEntries(fields) } as AnyFact);
}

function fieldFrom(row: CareerRow, from: From, stream: string): string | undefined {
  if (typeof from === 'string') return row[from] === '' ? undefined : row[from];
  if ('factOf' in from) return factIdOf(stream, { system: SYSTEM, id: row[from.factOf] });
  const [first, word, second] = from.join;
  return `${row[first]}${word}${row[second]}`;
}
