import { groupingsOfFirstSchool } from '../grouping/grouping.sql.js';
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
      late > 0,
      `Observed only from a day after the start: ${late} of those counted (observedLate). They were certain to be in service until then.`,
    ],
  ];
  return [
    ...warnings.flatMap(([holds, words]) => (holds ? [words] : [])),
    ...(release === undefined ? [] : ofBenchmark(release, args)),
  ];
}

/** Whose figures stand beside ours, and whether they count alike. */
function ofBenchmark({ title, about, note, source }: Release, args: Settled): readonly string[] {
  const { clock, base, rule, scope, breaks, cohortFrom } = args;
  const isAlike =
    clock === 'CENSUS' &&
    base === 'FIRST_CENSUS' &&
    rule === 'POINT' &&
    scope === 'PROFESSION' &&
    breaks === 'IN';
  return [
    `Benchmark: ${title}. ${about} ${note} ${source}`,
    ...(isAlike && cohortFrom === 'QTS'
      ? []
      : [
          'The benchmark counts otherwise: ask for clock CENSUS, base FIRST_CENSUS, rule POINT, scope PROFESSION, breaks IN.',
        ]),
  ];
}
