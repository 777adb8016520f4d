import { firstYearOf } from '../cohort/academic-year.js';
import { ImpossibleQuestion } from '../answer.js';
import { ageBandSql } from './age-bands.js';
import { characteristicsOnSql, sexSql } from './characteristics.sql.js';
import { type Among, type Grouping, groupings } from './grouping.js';
import { type Attribution, sharesOfTheQualifiedSql } from '../partnership/shares.sql.js';
import { quotedList } from '../quoted.sql.js';

interface Dimension {
  readonly column: string;
  /** What has to be joined to see it. `careers` is there. */
  readonly join?: string;
  /** Told by the first school, so only of those who have entered. */
  readonly isOfFirstSchool?: true;
}

const ofFirstSchool = (column: string): Dimension => ({
  column,
  join: 'LEFT JOIN organisations ON organisations.organisation = first_school',
  isOfFirstSchool: true,
});

const membershipOnEntry = (kind: 'trust' | 'alliance'): Dimension => ({
  column: `${kind}s.body`,
  join: `LEFT JOIN (
    SELECT teacher, arg_min(body, (start_on, body)) AS body
    FROM careers JOIN memberships ON organisation = first_school
    WHERE kind = '${kind}' AND start_on <= entry_on AND entry_on < coalesce(end_on, 'infinity'::DATE)
    GROUP BY teacher) ${kind}s USING (teacher)`,
  isOfFirstSchool: true,
});

const ofPerson = (column: string): Dimension => ({
  column,
  join: `LEFT JOIN (SELECT teacher, sex, birth_year FROM (${characteristicsOnSql('careers', 'qts_on')})) USING (teacher)`,
});

/** Everything is fixed at the start: what the first school was on the day of entry counts ever after. */
const dimensions: Readonly<Record<Grouping, Dimension>> = {
  ROUTE: { column: 'route' },
  TRAINING_MODEL: { column: 'training_model' },
  SUBJECT: { column: 'subject' },
  COHORT: { column: 'cohort' },
  PROVIDER: { column: 'provider' },
  PARTNERSHIP: { column: 'partnership' },
  ATTRIBUTED_TO: { column: 'attributed.organisation' },
  FIRST_SCHOOL: { column: 'first_school', isOfFirstSchool: true },
  REGION: ofFirstSchool('region'),
  LOCAL_AUTHORITY: ofFirstSchool('local_authority'),
  PHASE: {
    column: 'school_phases.phase',
    join: `LEFT JOIN school_phases ON school_phases.organisation = first_school
      AND school_phases.start_on <= entry_on AND entry_on < coalesce(school_phases.end_on, 'infinity'::DATE)`,
    isOfFirstSchool: true,
  },
  TRUST: membershipOnEntry('trust'),
  ALLIANCE: membershipOnEntry('alliance'),
  SEX: ofPerson(sexSql),
  AGE_BAND: ofPerson(ageBandSql('birth_year', 'qts_on')),
};

/** Dimensions told by the first school. */
export const groupingsOfFirstSchool: ReadonlySet<Grouping> = new Set(
  groupings.filter((name) => dimensions[name].isOfFirstSchool),
);

export interface GroupColumns {
  /** `, route::VARCHAR AS g0, …`, to follow other columns; empty for no grouping. Those to narrow by come last. */
  readonly columns: string;
  /** The names of the groups: g0, g1, … */
  readonly keys: readonly string[];
  /**
   * To follow `FROM careers`: the rows stay one for each teacher, but where teachers are shared: then one for each
   * organisation with a share, in the column `share`.
   */
  readonly joins: string;
  /**
   * ` AND g0 IS NOT NULL …`, a condition on the rows that have `columns` and `entry_on`: who has no value for a group
   * is left out of the answer, and who is not among those asked for; who hasn't entered by $asOf has no first school.
   */
  readonly known: string;
}

/**
 * What a query over `careers` needs to tell the groups apart, and to leave out who is not among those asked for.
 * Parameter: $asOf.
 *
 * @param attribution by which shares teachers are shared, where the question can count shares
 * @throws ImpossibleQuestion there is nothing to narrow down to, a cohort that cannot be, or shares that are not counted
 */
export function groupColumns(
  by: readonly Grouping[],
  among: readonly Among[] = [],
  attribution?: Attribution,
): GroupColumns {
  const names = [...by, ...among.map(({ dimension }) => dimension)];
  if (hasShares(names) && attribution === undefined) throw new ImpossibleQuestion(NO_SHARES);
  const chosen = names.map((name) => dimensions[name]);
  const keys = chosen.map((_, index) => `g${index}`);
  const entered = chosen.some(({ isOfFirstSchool }) => isOfFirstSchool) ? ' AND entry_on <= $asOf::DATE' : '';
  return {
    columns: chosen.map(({ column }, index) => `, ${column}::VARCHAR AS ${keys[index]}`).join(''),
    keys: keys.slice(0, by.length),
    joins: [...new Set(chosen.map(({ join }) => join ?? '')), sharesJoin(names, attribution)].join('\n'),
    known:
      keys.map((key) => ` AND ${key} IS NOT NULL`).join('') +
      narrowed(among, keys.slice(by.length)) +
      entered,
  };
}

const NO_SHARES =
  'ATTRIBUTED_TO shares teachers between organisations, and only retention counts shares: ask for PARTNERSHIP.';

/** Whether a teacher can count in parts, in several groups. */
export const hasShares = (names: readonly Grouping[]): boolean => names.includes('ATTRIBUTED_TO');

const sharesJoin = (names: readonly Grouping[], attribution: Attribution = 'ORIGIN'): string =>
  hasShares(names) ? `LEFT JOIN (${sharesOfTheQualifiedSql(attribution)}) attributed USING (teacher)` : '';

const narrowed = (among: readonly Among[], keys: readonly string[]): string =>
  among.map((narrowing, index) => ` AND ${keys[index]} IN (${heldValues(narrowing)})`).join('');

/** The values as the columns hold them: of a cohort its first year. */
function heldValues({ dimension, values }: Among): string {
  if (values.length === 0) throw new ImpossibleQuestion('among needs at least one value for each dimension.');
  const held: readonly (string | number | undefined)[] =
    dimension === 'COHORT' ? values.map(firstYearOf) : values;
  if (held.includes(undefined)) throw new ImpossibleQuestion('A cohort is written like 2014/15.');
  return quotedList(held.map(String));
}
