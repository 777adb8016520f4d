import { academicYearName } from '#pathway/calendar';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { endOfYearAfter } from '../cohort/academic-year.js';
import { firstOf, pageOf, placeOf } from '../page.js';
import type { Answering, Snapshot } from '../read-model.js';
import { refuseYears } from '../retention/settings.js';
import type {
  CorrectionEffect,
  CorrectionEffectsAnswer,
  CorrectionEffectsArgs,
} from './correction-effects.answer.js';
import {
  candidatesSql,
  cohortCellsSql,
  correctionCountSql,
  suppositionsSql,
  withoutEachSql,
} from './correction-effects.sql.js';
import { type Cells, effectsOn, type Told } from './effects.js';

const DEFINITION =
  'Voids and corrections of facts about QTS and service whose effect on a cell of retention (cohort by academic year of ' +
  'QTS, in service on the n-th anniversary of QTS, in per cent of all awarded QTS) is more than so many percentage points, ' +
  'up or down. The effect of one is the rate as it stands less the rate as it would be had it alone not been recorded, all ' +
  'else being as it is; so the effects of two on one teacher need not add up. Only cells that are complete, and that ' +
  'have members either way.';

type Listed = Pick<
  CorrectionEffect,
  'factId' | 'teacher' | 'type' | 'recordedAt' | 'targetFactId' | 'targetType'
>;

/**
 * Which voids and corrections moved a rate of retention by more than so many percentage points.
 *
 * @throws ImpossibleQuestion a year, the number of points or the page cannot be
 */
export async function correctionEffects(
  model: Answering,
  args: CorrectionEffectsArgs,
): Promise<CorrectionEffectsAnswer> {
  refuseYears(args.years);
  if (!(args.moreThan > 0)) throw new ImpossibleQuestion('moreThan must be above 0.');
  const first = firstOf(args);
  const place = placeOf(args, 4);
  return answered(model, { ...args, first }, async (snapshot) => {
    const [all] = await snapshot.rows<{ n: number }>(correctionCountSql);
    const cells = await cellsOf(snapshot, args);
    const effects = await effectsOf(snapshot, args, cells);
    const after = effects.filter((effect) => isAfter(keysOf(effect), place));
    const page = pageOf(after.slice(0, first + 1), first, effects.length, keysOf);
    const n = [...cells.values()].reduce((sum, cell) => sum + cell.n, 0);
    return { ground: { definition: DEFINITION, n }, answer: { corrections: all!.n, effects: page } };
  });
}

/** Years in two digits, so that they are in order as texts. */
const keysOf = ({ recordedAt, factId, cohort, year }: CorrectionEffect): readonly string[] => [
  recordedAt,
  factId,
  cohort,
  String(year).padStart(2, '0'),
];

function isAfter(keys: readonly string[], place: readonly string[]): boolean {
  const differing = keys.findIndex((key, index) => key !== place[index]);
  return differing >= 0 && keys[differing]! > place[differing]!;
}

async function cellsOf({ rows }: Snapshot, { years, asOf }: CorrectionEffectsArgs): Promise<Cells> {
  const found = await rows<{ cohort: number; n: number; retained: readonly number[] }>(
    cohortCellsSql(years),
    { asOf },
  );
  return new Map(found.map(({ cohort, n, retained }) => [cohort, { n, retained }]));
}

async function effectsOf(
  { rows, supposing }: Snapshot,
  { asOf, years, moreThan }: CorrectionEffectsArgs,
  cells: Cells,
): Promise<readonly CorrectionEffect[]> {
  const largest = Math.floor(100 / moreThan) + 1;
  const listed = await rows<Listed & Readonly<Record<string, unknown>>>(candidatesSql(asOf, largest));
  const told = await supposing(withoutEachSql(asOf, largest), () =>
    rows<Told & Readonly<Record<string, unknown>>>(suppositionsSql(years), { asOf }),
  );
  const isComplete = (cohort: number, year: number) => endOfYearAfter(cohort, year) <= asOf;
  const byTeacher = new Map(told.map((each) => [keyOf(each.teacher, each.without), each]));
  return listed
    .flatMap((correction) => {
      const now = byTeacher.get(keyOf(correction.teacher, null));
      const without = byTeacher.get(keyOf(correction.teacher, correction.factId));
      return effectsOn(cells, years, now, without)
        .filter(({ cohort, year }) => isComplete(cohort, year))
        .filter(({ effect }) => Math.abs(effect) > moreThan)
        .map((effect) => ({ ...correction, ...effect, cohort: academicYearName(effect.cohort) }));
    })
    .sort((a, b) => (isAfter(keysOf(a), keysOf(b)) ? 1 : -1));
}

const keyOf = (teacher: string, without: string | null): string => JSON.stringify([teacher, without]);
