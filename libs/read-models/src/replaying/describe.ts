import { contentsDigest } from '../provenance/contents.js';
import type { Answering } from '../read-model.js';
import { SCHEMA_VERSION } from '../storage/database.js';
import { codeVersion } from './code-version.js';
import type { Extent } from './events-known.js';
import { type FiguresAsked, manifestOf, type ReplayCounts, type ReplayManifest } from './manifest.js';

/** What the tables of a replay hold. Contents depend on no day. */
export async function described(
  model: Answering,
  { upTo, knownAt }: Extent,
  figures: FiguresAsked | null,
): Promise<ReplayManifest> {
  const { digest, tables } = await contentsDigest(model, ANY_DAY);
  const rows = Object.fromEntries(tables.map((each) => [each.table, each.rows]));
  const digests = Object.fromEntries(tables.map((each) => [each.table, each.digest]));
  return manifestOf({
    ...{ position: upTo, knownAt, definitions: SCHEMA_VERSION, codeVersion: codeVersion() },
    ...{ counts: { ...(await countsOf(model)), rows }, digest, tables: digests, figures },
  });
}

const ANY_DAY = { asOf: '2000-01-01' };

type Row = Readonly<Record<string, unknown>>;

const countsSql = `
  SELECT facts::INTEGER AS facts, unknown_types::INTEGER AS "factsOfUnknownType",
    (SELECT count(*)::INTEGER FROM parked) AS "parkedStreams" FROM checkpoint`;

const countsOf = (model: Answering): Promise<Omit<ReplayCounts, 'rows'>> =>
  model.ask(ANY_DAY, async ({ rows }) => (await rows<Omit<ReplayCounts, 'rows'> & Row>(countsSql))[0]!);

/** The day up to which a replay can tell anything: that of its knowledge, or of the latest fact. Today for none. */
export async function lastDayOf(model: Answering, { knownAt }: Extent): Promise<string> {
  if (knownAt !== null) return knownAt.slice(0, 10);
  const sql = 'SELECT coalesce(max(recorded_at)::DATE, current_date)::VARCHAR AS day FROM facts';
  return model.ask(ANY_DAY, async ({ rows }) => (await rows<{ day: string }>(sql))[0]!.day);
}
