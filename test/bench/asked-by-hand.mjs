/**
 * The peer of an answer: what somebody who knows SQL would write over the same tables for the same cells. It runs in
 * DuckDB with the limits that the read model has, on a copy of its file, because the file itself is held.
 */
import { copyFile, readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const THREADS = String(Math.max(1, availableParallelism() - 1));

/** @param {string} folder of the read model */
export async function askedByHand(folder) {
  const files = (await readdir(folder)).filter((name) => /\.duckdb(\.wal)?$/.test(name));
  const copy = join(folder, 'by-hand.copy');
  for (const name of files) await copyFile(join(folder, name), name.endsWith('.wal') ? `${copy}.wal` : copy);
  const instance = await DuckDBInstance.create(copy, { threads: THREADS, memory_limit: '700MB' });
  const connection = await instance.connect();
  const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  return {
    retention: (question) => rows(retentionSql(question)),
    /** @throws Error the query by hand and the answer differ */
    async isTheSame(answer, question) {
      const byHand = new Map((await rows(retentionSql(question))).map((row) => [String(row.cohort), row]));
      for (const { cohort, cells } of answer.cohorts)
        for (const { year, retained } of cells)
          mustBeSame(
            `Cohort ${cohort}, year ${year}`,
            retained,
            byHand.get(cohort.slice(0, 4))?.[`retained_${year}`],
          );
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function mustBeSame(cell, ours, byHand) {
  if (ours !== null && ours !== Number(byHand))
    throw new Error(`${cell}: the answer is ${ours}, the query by hand says ${byHand}.`);
}

/**
 * In service on the anniversary of QTS; 29 February becomes the 28th, as DuckDB adds years. One pass over the spells of
 * the qualified, each counted for every year that it covers; spells of a teacher don't overlap.
 */
const retentionSql = ({ asOf, years, by, route }) => `
  WITH cells AS (
    SELECT cohort${by ? `, ${by}` : ''}, ${years.map((year) => `count(*) FILTER (${covers(year, asOf)}) AS retained_${year}`).join(', ')}
    FROM careers LEFT JOIN service_spells USING (teacher) WHERE ${isCounted(asOf, by, route)} GROUP BY ALL),
  sizes AS (SELECT cohort${by ? `, ${by}` : ''}, count(*) AS n FROM careers WHERE ${isCounted(asOf, by, route)} GROUP BY ALL)
  FROM sizes JOIN cells USING (cohort${by ? `, ${by}` : ''}) ORDER BY ALL`;

const isCounted = (asOf, by, route) =>
  `qts_on <= DATE '${asOf}'${by ? ` AND ${by} IS NOT NULL` : ''}${route ? ` AND route = '${route}'` : ''}`;

const covers = (
  year,
  asOf,
) => `start_on <= qts_on + INTERVAL ${year} YEAR AND qts_on + INTERVAL ${year} YEAR <= DATE '${asOf}'
  AND (end_on IS NULL OR end_on > qts_on + INTERVAL ${year} YEAR)`;
