import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventLog, StoredEvent } from '#event-log/event-log';
import { versions } from '#pathway/versions';
import { derive } from '../../derive/derive.js';
import { Aborted } from '../../projector/unless-aborted.js';
import { type Slabs, slabsFrom } from '../../projector/slabs.js';
import { rowOf, stage } from '../../projector/staging.js';
import { DEFAULT_LIMITS, openDatabase } from '../../storage/database.js';
import type { Building } from '../build.js';
import { eventsKnown, type Extent } from '../events-known.js';

/** What a projection is handed, and what it isn't. */
export interface FactsGathered {
  readonly facts: number;
  /** Facts of types or versions that this release doesn't know, or that cannot be read: left out. */
  readonly leftOut: number;
}

/** So many events are handed over at once. */
const ROUND = 100_000;

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Makes a database of every fact of an extent of the log, for projections to read: `facts` as they were recorded, and
 * `facts_in_force`, as corrections leave them and about whom they are now known to be.
 *
 * @throws Aborted the signal was aborted; the database is of no use then
 */
export async function gatherFacts(
  path: string,
  log: EventLog,
  extent: Extent,
  building: Building,
): Promise<FactsGathered> {
  const instance = await openDatabase(path, DEFAULT_LIMITS);
  const connection = await instance.connect();
  const stop = (): void => connection.interrupt();
  building.signal.addEventListener('abort', stop);
  try {
    await connection.run(readTableSql);
    const read = await readAll(connection, log, extent, building);
    await gatherInForce(connection);
    await connection.run(tablesSql);
    const [row] = (await connection.runAndReadAll('SELECT count(*)::INTEGER FROM facts')).getRows();
    const facts = Number(row![0]);
    return { facts, leftOut: read - facts };
  } catch (error) {
    if (building.signal.aborted) throw new Aborted();
    throw error;
  } finally {
    building.signal.removeEventListener('abort', stop);
    connection.closeSync();
    instance.closeSync();
  }
}

/** As the read model keeps facts, so that its definitions hold for these. */
const readTableSql = `
  CREATE TABLE recorded (seq BIGINT, fact_id VARCHAR, stream VARCHAR, type VARCHAR, effective_on DATE,
    recorded_at TIMESTAMP, source VARCHAR, data VARCHAR)`;

/** What is no fact that this release can read is left out: no answer rests on it either. */
const takeSql = `
  INSERT INTO recorded
  SELECT seq, fact_id, stream, type, effective_on::DATE, recorded_at::TIMESTAMP, source, data FROM parted
  WHERE type IS NOT NULL AND TRY_CAST(effective_on AS DATE) IS NOT NULL AND TRY_CAST(recorded_at AS TIMESTAMP) IS NOT NULL
    AND json_valid(data)`;

/** Identifiers by which sources know teachers are nobody's career. */
const isOfCareer = ({ stream }: StoredEvent): boolean =>
  stream.startsWith('teacher-') || stream.startsWith('organisation-');

async function readAll(
  connection: DuckDBConnection,
  log: EventLog,
  extent: Extent,
  { signal, onProgress }: Building,
): Promise<number> {
  let factsRead = 0;
  let slabs: Slabs = slabsFrom(1);
  const take = async (): Promise<void> => {
    await stage(connection, slabs.take());
    await connection.run(takeSql);
    slabs = slabsFrom(factsRead + 1);
  };
  for await (const { events, reached } of eventsKnown(log, extent, true)) {
    if (signal.aborted) throw new Aborted();
    const careers = events.filter(isOfCareer);
    for (const event of careers) slabs.add(rowOf(event, versions, NOTHING)!);
    factsRead += careers.length;
    if (slabs.count() >= ROUND) await take();
    const share = log.shareRead?.(reached.position, extent.upTo!) ?? null;
    onProgress({ step: 'READING', factsRead, share });
  }
  await take();
  return factsRead;
}

/** Every record, teachers with numbers; and who has none, but whom facts of others are said to be about. */
const touchedSql = `
  CREATE OR REPLACE TEMP TABLE touched AS
  SELECT stream, CASE WHEN starts_with(stream, 'teacher-') THEN min(seq) END AS teacher FROM recorded GROUP BY stream
  UNION ALL
  SELECT stream, -row_number() OVER () FROM (
    SELECT DISTINCT 'teacher-' || coalesce(data->>'into', data->>'teacher') AS stream FROM recorded
    WHERE type IN ('RecordMerged', 'FactsReassigned'))
  WHERE stream IS NOT NULL AND stream NOT IN (SELECT stream FROM recorded)`;

/** By the definitions of the read model: leaves them in the view `in_force`, teachers by their numbers. */
async function gatherInForce(connection: DuckDBConnection): Promise<void> {
  await connection.run(touchedSql);
  const known = 'SELECT recorded.*, teacher FROM recorded JOIN touched USING (stream)';
  await derive(connection, { teachers: false, organisations: false, tables: NOTHING, known, isFew: false });
}

const columns = (stream: string, data: string): string => `
  CASE WHEN starts_with(${stream}, 'teacher-') THEN substr(${stream}, ${'teacher-'.length + 1}) END AS teacher,
  CASE WHEN starts_with(${stream}, 'organisation-') THEN substr(${stream}, ${'organisation-'.length + 1}) END AS organisation,
  type, effective_on, recorded_at, ${data}::JSON AS data, seq AS number`;

const tablesSql = `
  CREATE TABLE facts AS SELECT fact_id AS event_id, ${columns('stream', 'data')} FROM recorded ORDER BY seq;
  CREATE TABLE facts_in_force AS
    SELECT fact_id AS event_id, ${columns('coalesce(whose, stream)', 'data')}
    FROM in_force LEFT JOIN (SELECT teacher, stream AS whose FROM touched WHERE teacher IS NOT NULL) USING (teacher)
    ORDER BY effective_on, recorded_at, seq;
  DROP TABLE recorded;
  CHECKPOINT`;
