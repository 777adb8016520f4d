import pg from 'pg';
import { UnusableKeys, type Kept, type KeptKeys, type NoteName, type Tombstone } from './kept-keys.js';

const TABLES = `
CREATE SCHEMA IF NOT EXISTS teacher_pathways;
CREATE TABLE IF NOT EXISTS teacher_pathways.keys (
  subject text PRIMARY KEY,
  wrapped bytea,
  erased_at text,
  CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
);
CREATE TABLE IF NOT EXISTS teacher_pathways.notes (name text PRIMARY KEY, value text NOT NULL);
`;

/** Only one of several services that start at once makes the tables. */
const MAKING_TABLES = 5_220_614;

const PATIENCE_MS = 5_000;

/**
 * The keys in a PostgreSQL database, for several services on one log. Who signs in is told as PostgreSQL has it:
 * `PGUSER`, `PGPASSFILE`, `PGSSLMODE` … An old version of a row stays in the file until it is rewritten: so an erasure
 * rewrites the table. What the server keeps of its write-ahead log is a matter of its own back-up rule.
 *
 * @throws UnusableKeys the server does not answer or refuses
 */
export async function postgresKeys(url: string): Promise<KeptKeys> {
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: PATIENCE_MS });
  // A connection that breaks while nobody uses it must not end the service.
  pool.on('error', () => undefined);
  const ask = <R extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
    pool.query<R>(sql, [...values]).then(({ rows }) => rows, unusable);
  try {
    await makeTables(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const of = async (subjects: readonly string[]): Promise<ReadonlyMap<string, Kept>> =>
    found(await ask<Row>(READ, [subjects]));
  return {
    of,
    async keep(wrapped) {
      await ask(KEEP, [[...wrapped.keys()], [...wrapped.values()].map((key) => Buffer.from(key))]);
      return of([...wrapped.keys()]);
    },
    async erase(subjects, erasedAt) {
      await ask(ERASE, [subjects, erasedAt]);
      await ask('VACUUM (FULL) teacher_pathways.keys');
    },
    tombstones: () => ask<Tombstone>(TOMBSTONES),
    note: async (name) => (await ask<Note>(NOTE, [name]))[0]?.value,
    async setNote(name: NoteName, value: string) {
      const how = name === 'master key' ? 'NOTHING' : 'UPDATE SET value = excluded.value';
      await ask(`INSERT INTO teacher_pathways.notes VALUES ($1, $2) ON CONFLICT (name) DO ${how}`, [
        name,
        value,
      ]);
      return (await ask<Note>(NOTE, [name]))[0]!.value;
    },
    close: () => pool.end(),
  };
}

const READ =
  'SELECT subject, wrapped, erased_at AS "erasedAt" FROM teacher_pathways.keys WHERE subject = ANY($1::text[])';
const KEEP = `INSERT INTO teacher_pathways.keys (subject, wrapped)
  SELECT * FROM unnest($1::text[], $2::bytea[]) AS new (subject, wrapped) ORDER BY subject ON CONFLICT DO NOTHING`;
const ERASE = `INSERT INTO teacher_pathways.keys AS kept (subject, erased_at)
  SELECT DISTINCT subject, $2 FROM unnest($1::text[]) AS gone (subject) ORDER BY subject
  ON CONFLICT (subject) DO UPDATE SET wrapped = NULL, erased_at = excluded.erased_at WHERE kept.erased_at IS NULL`;
const TOMBSTONES =
  'SELECT subject, erased_at AS "erasedAt" FROM teacher_pathways.keys WHERE erased_at IS NOT NULL ORDER BY subject COLLATE "C"';
const NOTE = 'SELECT value FROM teacher_pathways.notes WHERE name = $1';

interface Row {
  readonly subject: string;
  readonly wrapped: Uint8Array | null;
  readonly erasedAt: string | null;
}

interface Note {
  readonly value: string;
}

const found = (rows: readonly Row[]): ReadonlyMap<string, Kept> =>
  new Map(
    rows.map(({ subject, wrapped, erasedAt }) => [subject, wrapped ? { wrapped } : { erasedAt: erasedAt! }]),
  );

async function makeTables(pool: pg.Pool): Promise<void> {
  const client = await pool.connect().catch(unusable);
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [MAKING_TABLES]);
    await client.query(TABLES);
    await client.query('COMMIT');
  } catch (error) {
    unusable(error);
  } finally {
    client.release();
  }
}

/** What the driver says may name the server and who signed in. */
function unusable(error: unknown): never {
  const { code = 'no code' } = error as { readonly code?: string };
  throw new UnusableKeys(
    `The database of the keys does not answer or refuses (${code}). Check PATHWAYS_KEYS.`,
    {
      cause: error,
    },
  );
}
