import { bringsLink, withTied } from '../linked/linked.sql.js';
import { quoted, quotedList } from '../quoted.sql.js';

/** By which facts a scope is told. */
export interface Knowing {
  readonly mainCatalog: string;
  /** UTC timestamp as SQL writes it; undefined: all that is on record. */
  readonly knownAt: string | undefined;
}

/** Whether a fact was on record. */
export const isKnown = (knownAt: string | undefined): string =>
  knownAt === undefined ? 'true' : `recorded_at <= TIMESTAMP '${knownAt}'`;

/** All that can begin a stay; a correction may bring the place. */
const beginning = [
  'PostStarted', 'Promoted', 'MovedLaterally', 'SteppedDown', 'AssignmentStarted', 'PlacementStarted', 'TrainingStarted',
  'FactCorrected',
] as const; // prettier-ignore

/** A place as JSON writes its id, within its quotes: name. */
export const namesOfPlaces = (catalog: string): string => `
  SELECT DISTINCT json_quote(place)::VARCHAR AS name FROM ${catalog}.main.scope_places WHERE place <> '' ORDER BY name`;

/**
 * Whether a fact may begin a stay at one of these places. The pattern stands in the text, as it would be read anew for
 * each fact if it came from a table.
 */
function namesPlace(names: readonly string[]): string {
  if (names.length === 0) return 'false';
  const pattern = names.map((name) => name.replaceAll(/[^a-zA-Z0-9]/gu, escaped)).join('|');
  return `(type IN (${quotedList(beginning)}) AND regexp_matches(data, ${quoted(pattern)}))`;
}

const escaped = (character: string): string => `\\x{${character.codePointAt(0)!.toString(16)}}`;

/** A database of the same scope, and how far it had read. */
export interface Former {
  readonly catalog: string;
  readonly seq: bigint;
}

/**
 * The streams of teachers who may have a stay at one of these places, and of all that are tied to theirs: stream.
 *
 * @param former of the same places: what it has read is not read again
 */
export const candidatesSql = (
  { mainCatalog, knownAt }: Knowing,
  names: readonly string[],
  former: Former | undefined,
): string => `
  SELECT DISTINCT other AS stream FROM (${withTied(`
    SELECT DISTINCT stream FROM "${mainCatalog}".main.facts
    WHERE starts_with(stream, 'teacher-') AND ${namesPlace(names)} AND ${isKnown(knownAt)}
      ${former ? `AND seq > ${former.seq} UNION FROM ${former.catalog}.main.scope_candidates` : ''}`)})`;

export const reachedSql = 'SELECT seq, position FROM checkpoint';

/** Whether any fact after `seq` may change what is seen. */
export const newsSql = (
  { mainCatalog, knownAt }: Knowing,
  {
    catalog,
    names,
    seq,
  }: { readonly catalog: string; readonly names: readonly string[]; readonly seq: bigint },
): string => `
  SELECT EXISTS (
    SELECT 1 FROM "${mainCatalog}".main.facts WHERE seq > ${seq} AND (
      starts_with(stream, 'organisation-') OR ${isKnown(knownAt)} AND (stream IN (SELECT stream FROM ${catalog}.main.scope_candidates)
      OR ${bringsLink} OR ${namesPlace(names)})))`;
