import { spellsOf } from './open-and-closed.sql.js';

/** What a registration says describes the organisation whatever the date it was registered on. */
const ALWAYS = `DATE '0001-01-01'`;

/** Name, region and local authority by the latest word on them; whether it is a school, and since when closed. */
export const organisationsSql = `
  SELECT organisation, last(name ORDER BY effective_on, recorded_at, seq) FILTER (name IS NOT NULL) AS name,
    last(region ORDER BY recorded_at, seq) FILTER (region IS NOT NULL) AS region,
    last(local_authority ORDER BY recorded_at, seq) FILTER (local_authority IS NOT NULL) AS local_authority,
    last(data->>'$.executiveLeader' ORDER BY recorded_at, seq) FILTER (type = 'ClusterRegistered') AS executive_leader,
    last(data->>'$.urn' ORDER BY recorded_at, seq) FILTER (type = 'SchoolRegistered') AS urn,
    bool_or(type = 'SchoolRegistered') AS is_school,
    min(effective_on) FILTER (type = 'OrganisationClosed') AS closed_on
  FROM in_force WHERE organisation IS NOT NULL GROUP BY organisation`;

/** As which records a school carries on, and since when: academies for one, or schools that merge. */
export const successionsSql = `
  SELECT organisation, successor, min(effective_on) AS start_on FROM in_force
  WHERE type = 'SuccessorNamed' AND successor IS NOT NULL AND organisation IS NOT NULL GROUP BY organisation, successor`;

/** The phase a school was registered with holds until the first change of phase. */
export const schoolPhasesSql = `
  WITH phases AS (
    SELECT organisation, phase, CASE WHEN type = 'SchoolRegistered' THEN ${ALWAYS} ELSE effective_on END AS start_on
    FROM in_force WHERE type IN ('SchoolRegistered', 'SchoolPhaseChanged')
    QUALIFY row_number() OVER (PARTITION BY organisation, start_on ORDER BY recorded_at DESC, seq DESC) = 1)
  SELECT organisation, phase, start_on,
    lead(start_on) OVER (PARTITION BY organisation ORDER BY start_on) AS end_on
  FROM phases`;

/** Which kind of body a joining or leaving is of. */
const kindOf = `CASE WHEN type IN ('TrustJoined', 'TrustLeft') THEN 'trust'
  WHEN type IN ('AllianceJoined', 'AllianceLeft') THEN 'alliance' ELSE 'cluster' END`;

const joined = `
  SELECT organisation, kind, body, joinings.day FROM joinings LEFT JOIN closed ON closed.holder = organisation
  WHERE joinings.day <= coalesce(closed.day, 'infinity'::DATE)
  QUALIFY kind <> 'trust' OR row_number() OVER (PARTITION BY organisation, kind, joinings.day ORDER BY recorded_at DESC, seq DESC) = 1`;

/**
 * Dated memberships (kind: trust, alliance or cluster; body: which). A school is in one trust at a time, so joining
 * another ends the former; it may be in several alliances and clusters. Closing ends them all. A trust counts as in itself: its central
 * team works there.
 */
export const membershipsSql = `
  WITH closed AS (
    SELECT organisation AS holder, min(effective_on) AS day, false AS stands FROM in_force
    WHERE type = 'OrganisationClosed' GROUP BY organisation),
  joinings AS (
    SELECT organisation, ${kindOf} AS kind, coalesce(trust, alliance, cluster) AS body, effective_on AS day, recorded_at, seq
    FROM in_force WHERE type IN ('TrustJoined', 'AllianceJoined', 'ClusterJoined')),
  joined AS (SELECT organisation AS holder, kind || ' ' || body AS key, * FROM (SELECT DISTINCT * FROM (${joined}))),
  "left" AS (
    SELECT organisation AS holder, ${kindOf} || ' ' || coalesce(trust, alliance, cluster) AS key, effective_on AS day
    FROM in_force WHERE type IN ('TrustLeft', 'AllianceLeft', 'ClusterLeft')
    UNION ALL
    SELECT former.holder, former.key, later.day FROM joined former JOIN joined later USING (holder, kind)
    WHERE kind = 'trust' AND former.body <> later.body)
  SELECT DISTINCT spells.holder AS organisation, kind, body, spells.start_on, spells.end_on
  FROM (${spellsOf('SELECT holder, key, day FROM joined', 'FROM "left"', 'FROM closed')}) spells
  JOIN joined USING (holder, key)
  UNION ALL
  SELECT DISTINCT organisation, 'trust', organisation, ${ALWAYS}, NULL::DATE
  FROM in_force WHERE type = 'TrustRegistered'`;

/** Who delivers training together, for trainees of which phase (null: of any), and the share of each that is theirs. */
export const partnershipMembersSql = `
  SELECT organisation, member->>'$.organisation' AS member, member->>'$.hostsPhase' AS phase,
    TRY_CAST(member->>'$.share' AS DOUBLE) AS share
  FROM (
    SELECT organisation, unnest(TRY_CAST(data->'$.members' AS JSON[])) AS member FROM in_force WHERE type = 'PartnershipFormed'
    QUALIFY row_number() OVER (PARTITION BY organisation ORDER BY effective_on DESC, recorded_at DESC, seq DESC) = 1)`;
