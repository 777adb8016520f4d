import { phases } from '#pathway/vocabulary/phases';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { ImpossibleQuestion, type Page } from '../answer.js';
import { answered } from '../asked.js';
import { rankOfRoleSql } from '../leadership/readiness.sql.js';
import { pageOfRows } from '../paged-rows.js';
import type { Answering, Snapshot } from '../read-model.js';
import type { Candidate, CandidatesAnswer, CandidatesArgs, PastRole } from './candidates.answer.js';
import { candidatesSql, schoolSql } from './candidates.sql.js';

const DEFINITION =
  'Teachers with QTS in service at the close of the day who hold no open post of the stage of the role or above, and who ' +
  'are in the stage below it or have been rated for a role of that stage. In this order: rated ready now, in one year, in ' +
  'three years, not rated, rated not ready; of these, those who have passed the NPQ that prepares for the stage first; of ' +
  'these, by the days on which they had a post in a school of the same phase, the most first; then by id. In a trust: with ' +
  'an open post there; ratings made for another trust are not used. Distances are as the crow flies, from the nearest school ' +
  'where a post is open, and count for nothing in the order.';

const WARNINGS = ['Who is free to come is not on record. Signs of readiness, not a decision about a person.'];

const NO_PLACE =
  'Where that school is on the day is not on record: distances cannot be told, sameAuthority says who works in its local authority.';

const NO_PHASE =
  'The phase of that school on the day is not on record: experience in it does not count in the order.';

type Row = Omit<Candidate, 'reasons' | 'history'> & {
  readonly history: string | null;
  readonly place: string;
};

/**
 * Who might take a headship, or another role of leadership, in an order that says its reasons.
 *
 * @throws ImpossibleQuestion the role is in no list or none of leadership, or a page that cannot be
 */
export async function candidates(model: Answering, args: CandidatesArgs): Promise<CandidatesAnswer> {
  const { asOf, role = 'headteacher', school, trust } = args;
  const filter = { hasSchool: school !== undefined, hasTrust: trust !== undefined };
  return answered(model, { ...args, role }, async (snapshot) => {
    const rank = await rankOf(snapshot, role);
    const parameters = {
      asOf,
      rank,
      ...(school !== undefined && { school }),
      ...(trust !== undefined && { trust }),
    };
    const listing = { sql: candidatesSql(filter), parameters, keys: ['place'] };
    const page = await pageOfRows<Row>(snapshot, listing, args);
    const at = school === undefined ? null : await placeOf(snapshot, { asOf, school });
    const phase = at?.phase ?? null;
    const warnings = [
      ...WARNINGS,
      ...(at && at.phase === null ? [NO_PHASE] : []),
      ...(at && at.easting === null ? [NO_PLACE] : []),
    ];
    const ground = { definition: DEFINITION, n: page.totalCount, warnings };
    return { ground, answer: { candidates: told(page, phase) } };
  });
}

/** @throws ImpossibleQuestion nobody is below such a role, or nobody knows */
async function rankOf({ rows }: Snapshot, role: string): Promise<number> {
  const [term] = await rows<{ rank: number }>(rankOfRoleSql, { role });
  if (term && term.rank >= 3) return term.rank;
  throw new ImpossibleQuestion('role must be the code of a role of leadership, such as headteacher.');
}

type Place = { readonly phase: string | null; readonly easting: number | null };

async function placeOf({ rows }: Snapshot, at: { asOf: string; school: string }): Promise<Place> {
  const [found] = await rows<Place>(schoolSql, at);
  return found!;
}

const told = ({ edges, ...page }: Page<Row>, phase: string | null): Page<Candidate> => ({
  ...page,
  edges: edges.map(({ cursor, node: { history, place: _, ...row } }) => ({
    cursor,
    node: {
      ...row,
      reasons: reasonsOf(row, phase),
      history: JSON.parse(history ?? '[]') as readonly PastRole[],
    },
  })),
});

const reasonsOf = (row: Omit<Row, 'history' | 'place'>, phase: string | null): readonly string[] =>
  [
    row.rating && `rated ${row.rating.replaceAll('_', ' ')} on ${row.ratedOn}`,
    row.qualification && `${row.qualification} passed on ${row.passedOn}`,
    phase &&
      row.phaseYears !== null &&
      `${row.phaseYears.toFixed(1)} years in ${labelOf(phases, phase)} schools`,
    row.assignments > 0 && `leadership assignments at this stage: ${row.assignments}`,
    row.sameAuthority && 'works in the same local authority',
    row.distanceKm !== null && `works ${row.distanceKm.toFixed(1)} km away`,
  ].filter((reason): reason is string => typeof reason === 'string' && reason !== '');
