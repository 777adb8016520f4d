import Table from 'cli-table3';
import type { Ask } from './service.js';

const YEARS = [1, 2, 3, 4, 5, 10, 15, 20];

interface Answer {
  readonly retention: {
    readonly basis: {
      readonly definition: string;
      readonly asOf: string;
      readonly position: string;
      readonly n: number;
    };
    readonly cohorts: readonly {
      readonly cohort: string;
      readonly n: number;
      readonly cells: readonly { readonly percent: number | null }[];
    }[];
  };
}

const QUESTION = `query ($years: [Int!]!) {
  retention(years: $years) { basis { definition asOf position n } cohorts { cohort n cells { percent } } }
}`;

/** The retention of every cohort, as a table for a terminal. */
export async function retentionTable(ask: Ask): Promise<string> {
  const { retention } = await ask<Answer>(QUESTION, { years: YEARS });
  const { definition, asOf, position, n } = retention.basis;
  const table = new Table({
    head: ['cohort', 'n', ...YEARS.map((year) => `${year} y`)],
    colAligns: ['left', ...YEARS.map(() => 'right' as const), 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const cohort of retention.cohorts)
    table.push([cohort.cohort, cohort.n, ...cohort.cells.map(({ percent }) => percent?.toFixed(1) ?? '')]);
  return [
    'SYNTHETIC POPULATION: nobody in it exists. Retention by cohort of QTS, in per cent',
    table.toString(),
    `${definition} Empty: not all of the cohort could have been measured yet. n = ${n}, as of ${asOf}, position ${position}.`,
  ].join('\n');
}
