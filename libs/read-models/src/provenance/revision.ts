import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { endOfYearAfter, firstYearOf } from '../cohort/academic-year.js';
import { pageOfRows } from '../paged-rows.js';
import type { Answering, Snapshot } from '../read-model.js';
import { refuseYears } from '../retention/settings.js';
import type {
  Belief,
  CohortRevisionAnswer,
  CohortRevisionArgs,
  RevisedCell,
  RevisingFact,
} from './revision.answer.js';
import { cohortStatesSql, factsSinceSql } from './revision.sql.js';
import { plainPercentOf, statusOf } from '../proportions/percent.js';

const DEFINITION =
  'Retention of one cohort (awarded QTS in an academic year; in service on the n-th anniversary of QTS; who left and came ' +
  'back counts), by what was on record then and by what is on record now, about the same days. Teachers who account for the ' +
  'difference joined the cohort or left it, or were found to have been in service on the day, or not to have been. The ' +
  'facts are those recorded in between about QTS and service of these teachers, with voids and corrections of them. A ' +
  'cell is empty until every possible member has come to the measuring day.';

const LATER = 'asOf lies after then: what happened after it could not have been known.';

type States = ReadonlyMap<string, string>;

/**
 * What was believed of a cohort at an instant and what is now, and which facts recorded in between make the difference.
 *
 * @throws ImpossibleQuestion the cohort, a year, the instant or the page cannot be
 */
export async function cohortRevision(
  model: Answering,
  args: CohortRevisionArgs,
): Promise<CohortRevisionAnswer> {
  const { asOf, then, years } = args;
  const cohort = firstYearOf(args.cohort);
  if (cohort === undefined) throw new ImpossibleQuestion('A cohort is written like 2014/15.');
  refuseYears(years);
  if (args.knownAt !== undefined && Date.parse(then) > Date.parse(args.knownAt))
    throw new ImpossibleQuestion('then must not lie after knownAt.');
  const before = await model.ask({ asOf, knownAt: then }, (snapshot) => statesOf(snapshot, args, cohort));
  return answered(model, args, async (snapshot) => {
    const now = await statesOf(snapshot, args, cohort);
    const cells = years.map((year, index) =>
      revisedCell(year, before, now, endOfYearAfter(cohort, year) <= asOf ? index : null),
    );
    const changed = changedBetween(before, now, cells);
    const facts = await factsOf(snapshot, args, changed);
    const warnings = asOf > then.slice(0, 10) ? [LATER] : [];
    return {
      ground: { definition: DEFINITION, n: now.size, warnings },
      answer: { cohort: args.cohort, then, cells, changedTeachers: changed.length, facts },
    };
  });
}

async function statesOf(
  { rows }: Snapshot,
  { asOf, years }: CohortRevisionArgs,
  cohort: number,
): Promise<States> {
  const found = await rows<{ teacher: string; states: string }>(cohortStatesSql(years), { asOf, cohort });
  return new Map(found.map(({ teacher, states }) => [teacher, states]));
}

/** @param index of the year in the states; null if the cell is not complete */
function revisedCell(year: number, then: States, now: States, index: number | null): RevisedCell {
  const joined = [...now.keys()].filter((teacher) => !then.has(teacher));
  const left = [...then.keys()].filter((teacher) => !now.has(teacher));
  const isRetained = (of: States, teacher: string) => of.get(teacher)?.[index ?? 0] === '1';
  const counted = (teachers: Iterable<string>, holds: (teacher: string) => boolean) =>
    index === null ? null : [...teachers].filter(holds).length;
  const beliefOf = (of: States): Belief => {
    const retained = counted(of.keys(), (teacher) => isRetained(of, teacher));
    const percent = retained === null ? null : plainPercentOf(retained, of.size);
    return { n: of.size, retained, percent, status: statusOf(percent) };
  };
  const [believed, known] = [beliefOf(then), beliefOf(now)];
  const both = [...now.keys()].filter((teacher) => then.has(teacher));
  const points =
    believed.percent === null || known.percent === null ? null : known.percent - believed.percent;
  return {
    year,
    then: believed,
    now: known,
    points,
    status: statusOf(points),
    joined: joined.length,
    left: left.length,
    joinedRetained: counted(joined, (teacher) => isRetained(now, teacher)),
    leftRetained: counted(left, (teacher) => isRetained(then, teacher)),
    foundRetained: counted(both, (teacher) => isRetained(now, teacher) && !isRetained(then, teacher)),
    foundNotRetained: counted(both, (teacher) => isRetained(then, teacher) && !isRetained(now, teacher)),
  };
}

/** Those in only one of the two, or in another state in a cell that is complete. */
function changedBetween(then: States, now: States, cells: readonly RevisedCell[]): readonly string[] {
  const complete = cells.flatMap((cell, index) => (cell.now.retained === null ? [] : [index]));
  const told = (states: string | undefined) => states && complete.map((index) => states[index]).join('');
  const everybody = [...new Set([...then.keys(), ...now.keys()])].sort();
  return everybody.filter((teacher) => told(then.get(teacher)) !== told(now.get(teacher)));
}

function factsOf(snapshot: Snapshot, args: CohortRevisionArgs, teachers: readonly string[]) {
  const parameters = {
    since: new Date(args.then).toISOString().replace('Z', ''),
    teachers: JSON.stringify(teachers),
  };
  const listing = { sql: factsSinceSql, parameters, keys: ['recordedAt', 'factId'] };
  return pageOfRows<RevisingFact>(snapshot, listing, args);
}
