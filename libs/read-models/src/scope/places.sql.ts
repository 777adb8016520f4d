import { everyLineageSql } from '../held-posts.sql.js';
import { quoted } from '../quoted.sql.js';

/** Stand for no beginning and no end, so that they can be compared. */
export const ALWAYS = `DATE '0001-01-01'`;
export const OPEN_END = `DATE '9999-12-31'`;

/** Organisations by their ids: organisation. */
export const organisationsOf = (organisations: readonly string[]): string =>
  organisations.length === 0
    ? `SELECT '' AS organisation WHERE false`
    : `SELECT organisation FROM (VALUES ${organisations.map((id) => `(${quoted(id)})`).join(', ')}) ids(organisation)`;

/**
 * Where teachers are seen by some organisations, and when: place, start_on, end_on (the first day after).
 *
 * - each organisation itself, and the records as which it carries on, from that day on
 * - the members of a trust, alliance or cluster, as long as they are members. A member that carries on as another record
 *   is lost with its membership: the other has to be a member itself
 * - what is still held at a record that one of these has carried on, from that day on
 */
export const placesSql = (organisations: readonly string[]): string => `
  WITH lineage AS (${everyLineageSql}),
  own AS (
    SELECT organisation AS place, ${ALWAYS} AS start_on, ${OPEN_END} AS end_on FROM (${organisationsOf(organisations)})
    UNION ALL
    SELECT organisation, start_on, coalesce(end_on, ${OPEN_END}) FROM memberships
    WHERE body IN (${organisationsOf(organisations)}))
  FROM own
  UNION
  SELECT successor, lineage.start_on, ${OPEN_END} FROM lineage SEMI JOIN (${organisationsOf(organisations)}) USING (organisation)
  UNION
  SELECT organisation, greatest(own.start_on, lineage.start_on), own.end_on FROM lineage JOIN own ON successor = place
  WHERE greatest(own.start_on, lineage.start_on) < own.end_on`;

/** Of the places that were known, those and those days that still count: what was said of them by mistake gives no sight. */
export const stillPlacesSql = (known: string, now: string): string => `
  SELECT DISTINCT place, greatest(then_known.start_on, still.start_on) AS start_on, least(then_known.end_on, still.end_on) AS end_on
  FROM (${known}) then_known JOIN ${now} still USING (place)
  WHERE greatest(then_known.start_on, still.start_on) < least(then_known.end_on, still.end_on)`;
