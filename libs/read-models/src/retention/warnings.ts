import { groupingsOfFirstSchool, hasShares } from '../grouping/grouping.sql.js';
import type { Release } from '../benchmark/releases.js';
import type { CohortRetention } from './retention.answer.js';
import type { Settled } from './settings.js';

/** What a reader must know before comparing these figures. */
export function warningsOf(
  args: Settled,
  cohorts: readonly CohortRetention[],
  release?: Release,
): readonly string[] {
  const { rule, clock, base, cohortFrom, scope, by } = args;
  const isOfFirstSchool = scope !== 'PROFESSION' || by.some((name) => groupingsOfFirstSchool.has(name));
  const late = cohorts.reduce((sum, { observedLate }) => sum + observedLate, 0);
  const partial = cohorts.flatMap(({ cells }) =>
    cells.filter((cell) => !cell.complete && cell.retained !== null),
  );
  const warnings: readonly (readonly [boolean, string])[] = [
    [
      partial.length > 0,
      `Cells that are not complete: ${partial.length}. They count those whose day has come, who started earlier in the year than the others.`,
    ],
    [
      rule === 'UNBOUNDED',
      'UNBOUNDED depends on asOf: the more recent a year, the fewer have had time to come back. Cohorts cannot be compared by it.',
    ],
    [
      clock === 'ENTRY_ANNIVERSARY' && base === 'QUALIFIED' && cohortFrom === 'QTS',
      'No cell can be complete: somebody of a cohort may yet enter. Ask for base ENTERED, cohortFrom ENTRY or incomplete ELIGIBLE_ONLY.',
    ],
    [
      isOfFirstSchool && base === 'QUALIFIED' && cohortFrom === 'QTS',
      'Only who has entered by asOf has a first school, so who enters later adds to a cohort that was complete. Base ENTERED has no such latecomers.',
    ],
    [
      late > 0 && args.latecomers === 'IN',
      `Observed only from a day after the start: ${late} of those counted (observedLate). They were certain to be in service until then: latecomers OUT leaves them out.`,
    ],
  ];
  return [
    ...warnings.flatMap(([holds, words]) => (holds ? [words] : [])),
    ...ofShares(args),
    ...(release === undefined ? [] : ofBenchmark(release, args)),
  ];
}

function ofShares({ by, attribution }: Settled): readonly string[] {
  const heads =
    'Teachers who were trained jointly are heads in several groups: add up the weighted numbers, not the heads.';
  const later =
    'attribution CURRENT goes by what was said after the start too: it describes, and must not be compared as if it had been fixed.';
  return [...(hasShares(by) ? [heads] : []), ...(attribution === 'CURRENT' ? [later] : [])];
}

/** Whose figures stand beside ours, and whether they count alike. */
function ofBenchmark({ title, about, note, source }: Release, args: Settled): readonly string[] {
  const { clock, base, rule, scope, breaks, cohortFrom } = args;
  const isAlike =
    clock === 'CENSUS' &&
    base === 'FIRST_CENSUS' &&
    rule === 'POINT' &&
    scope === 'PROFESSION' &&
    breaks === 'IN' &&
    args.cohortBy === 'ACADEMIC_YEAR';
  return [
    `Benchmark: ${title}. ${about} ${note} ${source}`,
    ...(isAlike && cohortFrom === 'QTS'
      ? []
      : [
          'The benchmark counts otherwise: ask for clock CENSUS, base FIRST_CENSUS, rule POINT, scope PROFESSION, breaks IN, cohortBy ACADEMIC_YEAR.',
        ]),
  ];
}
