/**
 * The facts that are seen within a scope, from those in force of the teachers who may be of it: clipped to their stays.
 * Each part gives: seq, part (the order of those that come of one fact), teacher, stream, fact_id, type, effective_on,
 * recorded_at, data, how. `how`: WHOLE, as it stands; HELD, no more than that and since when it is held; MADE, it stands
 * on no record.
 */
import { LONGEST_GAP } from '../held-posts.sql.js';
import { OPEN_END, organisationsOf } from './places.sql.js';
import { endings, isBroughtAlong, isOfPerson, keyOfHeld, kindOfEnding, kindOfHeld } from './seen-types.js';

const asItStands = (part = 2, data = 'data', type = 'type'): string =>
  `seq, ${part} AS part, teacher, stream, fact_id, ${type} AS type, effective_on, recorded_at, ${data} AS data, 'WHOLE' AS how`;

const isPlace = (place: string): string => `EXISTS (FROM scope_places places
  WHERE places.place = ${place} AND places.start_on <= said.effective_on AND said.effective_on < places.end_on)`;

const hasStay = (where: string): string =>
  `EXISTS (FROM scope_stays stays WHERE stays.teacher = said.teacher AND ${where})`;

const onDays = 'said.effective_on BETWEEN stays.from_on AND stays.last_on';

/** A move from a post that isn't seen is told as the beginning of the post. */
const startsSql = `
  SELECT ${asItStands(2, `CASE WHEN is_cut THEN json_merge_patch(data, '{"fromPost": null}')::VARCHAR ELSE data END`, `CASE WHEN is_cut THEN 'PostStarted' ELSE type END`)}
  FROM (
    SELECT said.*, opened.kind = 'post' AND from_post IS NOT NULL
      AND NOT ${hasStay(`stays.kind = 'post' AND stays.key = from_post AND stays.opening <> opened.opening AND ${onDays}`)} AS is_cut
    FROM in_force said JOIN scope_stays opened ON opened.opening = seq AND opened.teacher = said.teacher
    WHERE opened.from_on = opened_on)`;

/** Of what began before it is seen, what had become of it by then. */
const startsMadeSql = `
  WITH became AS (
    SELECT stays.teacher, opening, from_on, list(said.data ORDER BY effective_on, recorded_at, seq) AS changes
    FROM (
      SELECT seq, teacher, effective_on, recorded_at, data, ${kindOfHeld} AS kind, coalesce(post, assignment) AS key
      FROM in_force WHERE type IN ('PostTermsChanged', 'AssignmentExtended')) said
    JOIN scope_stays stays USING (teacher, kind, key)
    WHERE opened_on <= effective_on AND effective_on < from_on GROUP BY ALL)
  SELECT seq, 1, said.teacher, stream, fact_id || '/from ' || stays.from_on,
    CASE kind WHEN 'post' THEN 'PostStarted' ELSE type END, stays.from_on, stays.from_on::TIMESTAMP,
    list_reduce(list_prepend(json_merge_patch(data, '{"fromPost": null}')::VARCHAR, coalesce(changes, [])),
      lambda held, change: json_merge_patch(held, change)::VARCHAR), 'MADE'
  FROM in_force said JOIN scope_stays stays ON stays.opening = seq AND stays.teacher = said.teacher
  LEFT JOIN became ON became.teacher = stays.teacher AND became.opening = stays.opening AND became.from_on = stays.from_on
  WHERE stays.from_on > opened_on`;

const ofHeldSql = `
  SELECT ${asItStands()} FROM (SELECT *, ${keyOfHeld} AS key FROM (
    SELECT *, ${kindOfHeld} AS kind FROM in_force)) said
  WHERE ${hasStay(`stays.kind = said.kind AND stays.key = said.key AND ${onDays}`)}`;

const endsSql = `
  SELECT ${asItStands()} FROM (SELECT *, ${keyOfHeld} AS key FROM (
    SELECT *, ${kindOfEnding} AS kind FROM in_force)) said
  WHERE ${hasStay(`stays.kind = said.kind AND stays.key = said.key AND stays.until_on = said.effective_on AND ended`)}`;

/** A training that another one replaced has no end of its own. */
const goesOnUnended = `NOT ended OR (
  EXISTS (FROM trainings WHERE trainings.teacher = stays.teacher AND start_on = opened_on AND outcome = 'REPLACED')
  AND NOT EXISTS (FROM scope_stays other WHERE other.teacher = stays.teacher AND other.kind = 'training'
    AND other.opened_on = stays.until_on AND other.from_on = stays.until_on))`;

const endsMadeSql = `
  SELECT opening, 4, stays.teacher, '', 'end of ' || opening || '/' || until_on,
    CASE kind ${Object.entries(endings).map(([kind, type]) => `WHEN '${kind}' THEN '${type}'`).join(' ')} ELSE 'TrainingWithdrawn' END,
    until_on, until_on::TIMESTAMP, CASE kind WHEN 'training' THEN '{}' ELSE json_object(kind, key)::VARCHAR END, 'MADE'
  FROM scope_stays stays
  WHERE until_on < ${OPEN_END} AND CASE WHEN kind = 'training' THEN ${goesOnUnended} ELSE NOT EXISTS (
    FROM scope_ends WHERE scope_ends.teacher = stays.teacher AND scope_ends.kind = stays.kind
      AND scope_ends.key = stays.key AND scope_ends.effective_on = until_on) END`; // prettier-ignore

const proposalsSql = `
  SELECT ${asItStands()} FROM in_force said
  WHERE type = 'AssignmentProposed' AND ${isPlace('school')} AND ${hasStay(onDays)}`;

/** Attempts and programmes that were begun at another school. */
const elsewhere = `SELECT teacher, enrolment FROM in_force
  WHERE enrolment IS NOT NULL AND school IS NOT NULL AND school NOT IN (SELECT place FROM scope_places)`;

/** Whoever sees a fact of an attempt at an NPQ sees of which one, even where another fact said so. */
const named = `CASE WHEN starts_with(type, 'Npq') AND qualification IS NULL AND said_to_be IS NOT NULL
  THEN json_merge_patch(data, json_object('qualification', said_to_be))::VARCHAR ELSE data END`;

const enrolmentsNamedSql = `
  SELECT teacher, enrolment, first(qualification ORDER BY seq) AS said_to_be FROM in_force
  WHERE starts_with(type, 'Npq') AND enrolment IS NOT NULL AND qualification IS NOT NULL GROUP BY teacher, enrolment`;

const ofPersonSql = (organisations: readonly string[]): string => `
  SELECT ${asItStands(2, named)} FROM in_force said LEFT JOIN (${enrolmentsNamedSql}) USING (teacher, enrolment)
  WHERE ${isOfPerson} AND ${hasStay(onDays)} AND (school IS NULL OR ${isPlace('school')})
    AND (type <> 'ReadinessAssessed' OR trust IS NULL OR trust IN (${organisationsOf(organisations)}))
    AND NOT EXISTS (FROM (${elsewhere}) elsewhere
      WHERE elsewhere.teacher = said.teacher AND elsewhere.enrolment = said.enrolment)`;

const inPost = (where: string): string => hasStay(`stays.kind = 'post' AND ${where}`);

/** A departure on the day of arrival is one from elsewhere. */
const ofServiceSql = `
  SELECT ${asItStands()} FROM in_force said WHERE CASE
    WHEN type = 'LeftTeaching' THEN ${inPost(`${onDays} AND (from_on < said.effective_on OR until_on = said.effective_on)`)}
    WHEN type = 'ReturnedToTeaching' THEN ${inPost('from_on <= said.effective_on AND said.effective_on < until_on')}
    WHEN type IN ('CareerBreakStarted', 'CareerBreakEnded', 'ObservationStarted') THEN ${inPost(onDays)}
    ELSE false END`;

/** Who has no post any more where they are seen, nor another soon after, has left. */
const departuresMadeSql = `
  WITH turns AS (
    SELECT teacher, opening, from_on, until_on,
      coalesce(from_on > max(until_on) OVER (past ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + ${LONGEST_GAP}, true) AS begins
    FROM scope_stays WHERE kind = 'post' WINDOW past AS (PARTITION BY teacher ORDER BY from_on, until_on)),
  numbered AS (
    SELECT *, sum(begins::INTEGER) OVER (PARTITION BY teacher ORDER BY from_on, until_on) AS stay FROM turns),
  departures AS (SELECT teacher, max(opening) AS opening, max(until_on) AS until_on FROM numbered GROUP BY teacher, stay)
  SELECT opening, 5, departures.teacher, '', 'left/' || opening || '/' || until_on, 'LeftTeaching', until_on,
    until_on::TIMESTAMP, '{}', 'MADE'
  FROM departures ANTI JOIN scope_seen left_then
    ON left_then.teacher = departures.teacher AND left_then.type = 'LeftTeaching' AND left_then.effective_on = until_on
  WHERE until_on < ${OPEN_END}`;

const held = (data: string): string =>
  `seq, 2, teacher, stream, fact_id, type, effective_on, recorded_at, ${data}, 'HELD'`;

const lastDays = 'SELECT teacher, max(last_on) AS last_on FROM scope_stays GROUP BY teacher';

const qualificationsSql = `
  SELECT ${held(`'{}'`)} FROM in_force JOIN (${lastDays}) USING (teacher) ANTI JOIN scope_seen USING (seq)
  WHERE ${isBroughtAlong} AND effective_on <= last_on`;

const attempt = `json_object('enrolment', enrolment, 'qualification', said_to_be)::VARCHAR`;

/** An NPQ that stood when a stay began, or was passed since. */
const npqsSql = `
  SELECT ${held(attempt)} FROM in_force said JOIN (${enrolmentsNamedSql}) USING (teacher, enrolment)
  ANTI JOIN scope_seen USING (seq)
  WHERE type = 'NpqPassed' AND EXISTS (
    FROM scope_stays stays JOIN npq_spells passed USING (teacher)
    WHERE teacher = said.teacher AND passed.enrolment = said.enrolment AND passed.state = 'COMPLETED'
      AND stays.last_on >= said.effective_on AND passed.start_on <= greatest(stays.from_on, said.effective_on)
      AND greatest(stays.from_on, said.effective_on) < coalesce(passed.end_on, 'infinity'::DATE))`;

/** That it stands no more is seen of one that is seen to have been passed. */
const npqsVoidedSql = `
  SELECT ${held(attempt)} FROM in_force said JOIN (${enrolmentsNamedSql}) USING (teacher, enrolment)
  JOIN (${lastDays}) USING (teacher) ANTI JOIN scope_seen USING (seq)
  WHERE type = 'NpqOutcomeVoided' AND effective_on <= last_on AND EXISTS (
    FROM scope_seen passed WHERE passed.teacher = said.teacher AND passed.type = 'NpqPassed'
      AND (passed.data->>'$.enrolment') = said.enrolment AND passed.effective_on <= said.effective_on)`;

/** The training that led to QTS, if it was elsewhere: by its route, model and subject, on the day of the award. */
const trainingsSql = `
  WITH awards AS (
    SELECT teacher, arg_min(seq, (recorded_at, seq)) AS award, min(recorded_at) AS recorded_at, effective_on AS qts_on
    FROM scope_seen WHERE type = 'QtsAwarded' GROUP BY teacher, effective_on
    QUALIFY row_number() OVER (PARTITION BY teacher ORDER BY effective_on) = 1),
  led AS (
    SELECT said.*, award, qts_on, awards.recorded_at AS awarded_at FROM in_force said JOIN awards USING (teacher)
    WHERE type = 'TrainingStarted' AND effective_on <= qts_on
    QUALIFY row_number() OVER (PARTITION BY teacher ORDER BY effective_on DESC, said.recorded_at DESC, seq DESC) = 1)
  SELECT award, 1, teacher, '', fact_id || '/brought', type, qts_on, awarded_at,
    json_merge_patch('{}', json_object('route', route, 'trainingModel', training_model, 'subject', subject))::VARCHAR, 'MADE'
  FROM led WHERE NOT EXISTS (
    FROM scope_stays stays WHERE stays.teacher = led.teacher AND kind = 'training' AND opening = led.seq)`;

/** Fills `scope_seen`; `scope_places` and `scope_stays` are there. */
export const seenSql = (organisations: readonly string[]): string =>
  [
    `CREATE OR REPLACE TEMP TABLE scope_seen AS ${startsSql}`,
    ...[startsMadeSql, ofHeldSql, endsSql, proposalsSql, ofPersonSql(organisations), ofServiceSql].map(added),
    `CREATE OR REPLACE TEMP TABLE scope_ends AS SELECT *, ${keyOfHeld} AS key FROM (
      SELECT seen.teacher, seen.effective_on, ${kindOfEnding} AS kind, post, assignment, seen.data
      FROM scope_seen seen JOIN in_force USING (seq, type)) WHERE kind IS NOT NULL`,
    ...[endsMadeSql, departuresMadeSql, qualificationsSql, npqsSql, npqsVoidedSql, trainingsSql].map(added),
  ].join(';');

const added = (sql: string): string => `INSERT INTO scope_seen ${sql}`;
