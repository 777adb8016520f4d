import { phases } from '#pathway/vocabulary/phases';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { answered } from '../asked.js';
import { pageOfRows } from '../paged-rows.js';
import { type Share, shareOf } from '../proportions/share.js';
import type { Answering } from '../read-model.js';
import type {
  UnaffiliatedSchool,
  UnaffiliatedSchoolsAnswer,
  UnaffiliatedSchoolsArgs,
} from './unaffiliated.answer.js';
import { affiliationCountsSql, unaffiliatedSql } from './unaffiliated.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const DEFINITION =
  'Schools on record, whatever the date they were registered on, that are not closed at the close of the day: those in ' +
  'no alliance, cluster or trust on that day. Local authority by the latest word, phase as on that day. n counts ' +
  'schools.';

interface Row extends Readonly<Record<string, unknown>> {
  readonly localAuthority: string | null;
  readonly phase: string | null;
  readonly schools: number;
  readonly inNone: number;
}

/**
 * Which schools belong to no alliance, cluster or trust.
 *
 * @throws ImpossibleQuestion a page or a level that cannot be
 */
export async function unaffiliatedSchools(
  model: Answering,
  args: UnaffiliatedSchoolsArgs,
): Promise<UnaffiliatedSchoolsAnswer> {
  const { asOf, localAuthority, phase, level = DEFAULT_LEVEL } = args;
  refuseLevel(level);
  const filter = { hasLocalAuthority: localAuthority !== undefined, hasPhase: phase !== undefined };
  const parameters = {
    asOf,
    ...(localAuthority !== undefined && { localAuthority }),
    ...(phase !== undefined && { phase }),
  };
  return answered(model, { ...args, level }, async (snapshot) => {
    const found = await snapshot.rows<Row>(affiliationCountsSql(filter), parameters);
    const answer = {
      inNone: inNoneOf(found, level),
      byLocalAuthority: byColumn(found, 'localAuthority').map(([value, rows]) => ({
        localAuthority: value,
        inNone: inNoneOf(rows, level),
      })),
      byPhase: byColumn(found, 'phase').map(([value, rows]) => ({
        phase: value,
        label: value === null ? 'not on record' : labelOf(phases, value),
        inNone: inNoneOf(rows, level),
      })),
      schools: await pageOfRows<UnaffiliatedSchool>(
        snapshot,
        { sql: unaffiliatedSql(filter), parameters, keys: ['school'] },
        args,
      ),
    };
    return { ground: { definition: DEFINITION, n: answer.inNone.of }, answer };
  });
}

const inNoneOf = (rows: readonly Row[], level: number): Share =>
  shareOf(
    rows.reduce((sum, row) => sum + row.inNone, 0),
    rows.reduce((sum, row) => sum + row.schools, 0),
    level,
  );

/** The rows of each value, by the value; what is not on record comes last. */
function byColumn(rows: readonly Row[], column: 'localAuthority' | 'phase') {
  const values = [...new Set(rows.map((row) => row[column]))].toSorted((a, b) =>
    a === null ? 1 : b === null ? -1 : a < b ? -1 : 1,
  );
  return values.map((value) => [value, rows.filter((row) => row[column] === value)] as const);
}
