import type { Differences } from '#read-models/replaying/differences/differences';
import type { FigureDifference } from '#read-models/replaying/differences/figures';
import { type Cell, Missing } from '../ask/row.js';
import type { Row, Table } from '../ask/tables.js';

const NONE = new Missing('NOT_APPLICABLE');
const UNKNOWN = new Missing('NOT_AVAILABLE');

const number = (value: number): string => value.toLocaleString('en-GB');

/** How many values of each figure differ. */
export const figureCountsTable = ({ figures }: Differences): Table => ({
  name: 'figures',
  rows: [...new Set(figures.map(({ figure }) => figure))].map(
    (name) =>
      new Map<string, Cell>([
        ['figure', name],
        ['values that differ', figures.filter(({ figure }) => figure === name).length],
      ]),
  ),
  left: 0,
});

/** The figures that differ, a row for each value. */
export const figuresTable = ({ figures }: Differences, most = Infinity): Table => ({
  name: 'values',
  rows: figures.slice(0, most).map(figureRow),
  left: Math.max(0, figures.length - most),
});

function figureRow({ figure, arguments: args, cell, a, b }: FigureDifference): Row {
  const { list, measure, ...names } = cell;
  const where = Object.entries(names).map(([name, value]) => `${name} ${value}`);
  return new Map<string, Cell>([
    ['figure', figure],
    ['asked with', Object.keys(args).length > 0 ? JSON.stringify(args) : NONE],
    ['list', list ?? NONE],
    ['row', where.length > 0 ? where.join(', ') : NONE],
    ['measure', measure!],
    ['A', valueOf(a)],
    ['B', valueOf(b)],
  ]);
}

const valueOf = (value: FigureDifference['a']): Cell =>
  value === undefined ? NONE : value === null ? UNKNOWN : value;

/** The facts that only one of the two holds, counted. */
export const countsTable = ({ facts }: Differences): Table => ({
  name: 'facts',
  rows: (facts?.counts ?? []).map((count) => new Map<string, Cell>(Object.entries(count))),
  left: 0,
});

/** A page of these facts. */
export const factsTable = ({ facts }: Differences): Table => ({
  name: 'facts',
  rows: (facts?.facts.edges ?? []).map(({ node }) => new Map<string, Cell>(Object.entries(node))),
  left: 0,
});

/** What is the same, or why it isn't. */
export function verdictOn({ isSame, figures, tables, reasons, facts }: Differences): string {
  const lines = isSame
    ? ['Both hold the same: no table and no figure differs.']
    : [
        `${number(figures.length)} values of figures differ, and what ${number(tables.length)} tables hold.`,
        ...(facts === null ? ['Their facts cannot be held side by side: other definitions made them.'] : []),
      ];
  return `${[...lines, ...reasons].join('\n')}\n`;
}

export const KEY =
  'x: not available; z: not there. Numbers within a billionth of each other count as the same. CORRECTION: voids, corrects or moves other facts. LATE_ARRIVAL: took effect by the last day that the other knows of, and was recorded later. NEWS: took effect after that day.\n';

/** Where the list of facts goes on. */
export function restOf({ facts }: Differences): string {
  const page = facts?.facts;
  if (!page?.pageInfo.hasNextPage) return '';
  return `${number(page.totalCount)} facts in all. Go on with --after ${page.pageInfo.endCursor}\n`;
}
