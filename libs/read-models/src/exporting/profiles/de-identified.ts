import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { phases } from '#pathway/vocabulary/phases';
import { regions } from '#pathway/vocabulary/regions';
import { routes } from '#pathway/vocabulary/routes';
import { citation } from '../described/citation.js';
import { dataPackage } from '../described/data-package.js';
import { dictionary } from '../described/dictionary.js';
import type { DeIdentifiedProfile, ExtractFile } from '../described/manifest.js';
import { describedFile, UnusableExtract, writeText } from '../extract-folder.js';
import type { DeIdentifiedExtract } from '../extract.js';
import { writeTable } from '../formats.js';
import type { Made, Making } from '../making.js';
import { coded, text, whole, type Table } from '../tables/table.js';
import { rowsOf } from '../workbench.js';
import { attemptSql, cutSql, levels, lifeCoursesSql, releaseSql } from './life-courses.sql.js';

const LEAST_K = 2;

/** @throws UnusableExtract there is no such anonymity */
export function refuseK(k: number): void {
  if (!Number.isInteger(k) || k < LEAST_K) throw new UnusableExtract(`k is a whole number from ${LEAST_K}.`);
}

const means = (k: number): string =>
  `De-identified: no names, ids or pseudonyms, no days. Every record as a whole, all its columns in all its steps, is that ` +
  `of at least ${k} people (k-anonymity). It tells what these have in common, so a study must still not try to find anybody.`;

const columns = [
  whole('record', 'which record: a number of this file, which stands for nobody elsewhere'),
  whole('step', 'which step of the record'),
  text('academic_year', 'when it happened: 1 September to 31 August'),
  text(
    'term',
    'autumn from September, spring from January, summer from April; none where only the year is told',
  ),
  text('event', 'what happened: an award, or the stage that the teacher came to'),
  coded('route', routes, 'route of the first training; none where it is not told'),
  coded('phase', phases, 'phase of the first training; none where it is not told'),
  coded('region', regions, 'region of the first school; none where it is not told'),
];

const QUASI_IDENTIFIERS = columns.slice(1).map(({ name }) => name);

const yearName = `first_year || '/' || lpad(((first_year + 1) % 100)::VARCHAR, 2, '0')`;

/** Records are numbered in the order of what they hold: the number tells nothing. */
const stream: Table = {
  name: 'event_stream',
  title: 'De-identified stream of events',
  says: 'life courses of teachers in steps; a record may have been cut short, so that its last step is not the last that happened',
  from: `(SELECT record, step, ${yearName} AS academic_year, term, event, route, phase, region FROM (
    SELECT record, route, phase, region, unnest(range(1, len(steps) + 1)) AS step, unnest(steps, recursive := true)
    FROM (SELECT *, row_number() OVER (ORDER BY level, route, phase, region, steps) AS record FROM released))) t`,
  columns,
};

/** A stream of events in which every record is that of at least k people; nothing else is written. */
export async function deIdentified({ k, formats }: DeIdentifiedExtract, making: Making): Promise<Made> {
  const { workbench, about, folder, signal, tell } = making;
  const { connection } = workbench;
  await connection.run(lifeCoursesSql);
  for (const [place, level] of levels.entries()) {
    signal.throwIfAborted();
    await connection.run(attemptSql(level));
    if (level.cuts) await cutShort(connection, k);
    await connection.run(releaseSql(place, k));
    tell({ step: 'writing', share: (place + 1) / (levels.length + 1) });
  }
  const profile = await profileOf(connection, k);
  const files: ExtractFile[] = [];
  for (const format of formats.filter((each) => each !== 'ees')) {
    const path = `${stream.name}.${format}`;
    const rows = await writeTable(connection, stream, join(folder, path), format);
    files.push(await describedFile(folder, path, stream.name, rows));
  }
  const described = { ...about, profile, factsLeftOut: 0 };
  files.push(await writeText(folder, 'dictionary.csv', dictionary([stream])));
  files.push(await writeText(folder, 'datapackage.json', dataPackage(described, [stream], files)));
  files.push(await writeText(folder, 'CITATION.cff', citation(described)));
  return { profile, files, factsLeftOut: 0 };
}

/** From the longest to the shortest, so that whoever is cut short is counted among those as short. */
async function cutShort(connection: DuckDBConnection, k: number): Promise<void> {
  const [longest] = await rowsOf<{ told: number }>(connection, 'SELECT coalesce(max(told), 0)::INTEGER AS told FROM attempt');
  for (let length = longest!.told; length > 0; length -= 1) await connection.run(cutSql(length, k));
} // prettier-ignore

const countsSql = `
  SELECT (SELECT count(*)::INTEGER FROM fixed) AS "teachers",
    ${levels.map((_, place) => `count(*) FILTER (level = ${place})::INTEGER AS "level${place}"`).join(', ')},
    ((SELECT count(*) FROM fixed) - count(*))::INTEGER AS "teachersSuppressed",
    (SELECT count(*)::INTEGER FROM happenings) AS "events",
    coalesce(sum(len(steps)), 0)::INTEGER AS "eventsReleased",
    ((SELECT count(*) FROM happenings) - coalesce(sum(len(steps)), 0))::INTEGER AS "eventsSuppressed"
  FROM released`;

async function profileOf(connection: DuckDBConnection, k: number): Promise<DeIdentifiedProfile> {
  const [counts] = await rowsOf<Record<string, number>>(connection, countsSql);
  const { teachers, teachersSuppressed, events, eventsReleased, eventsSuppressed, ...byLevel } = counts!;
  const told = levels.map(({ says }, place) => [`teachers told by ${says}`, byLevel[`level${place}`]!]);
  return {
    ...{ name: 'de-identified', means: means(k), k, quasiIdentifiers: QUASI_IDENTIFIERS },
    generalised: {
      days: 'to terms, or to academic years where fewer than k share the terms',
      schools: 'to the region of the first one, or to nothing',
      roles: 'to the stage they belong to',
    },
    counts: {
      ...{ teachers: teachers!, ...Object.fromEntries(told), teachersSuppressed: teachersSuppressed! },
      ...{ events: events!, eventsReleased: eventsReleased!, eventsSuppressed: eventsSuppressed! },
    },
  };
}
