import { listValue } from '@duckdb/node-api';
import type { CpdProgramme } from '#pathway/vocabulary/cpd-programmes';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { LAST_ANNIVERSARY } from '../derive/anniversaries.sql.js';
import { pointsApart, shareOf } from '../proportions/share.js';
import type { Answering } from '../read-model.js';
import { programmeOf } from './programme.js';
import type { CpdStayersAnswer, CpdStayersArgs, Participation, StayersGroup } from './stayers.answer.js';
import { participations } from './stayers.answer.js';
import { stayersSql } from './stayers.sql.js';
import { DEFAULT_LEVEL, refuseLevel } from '../proportions/level.js';

const definitionOf = ({ label, from }: CpdProgramme, landmark: number): string =>
  `Teachers in service ${landmark} years after QTS (the landmark)${from === undefined ? '' : `, after ${from} when ${label} began`}: ` +
  'those who had completed it by then, had enrolled only, or had never enrolled. Retained: in service so many years ' +
  'after the landmark, of those for whom that day has come; years out between count as nothing. As all are in service ' +
  'at the landmark and are followed from it, nobody is counted as staying merely for having stayed to complete.';

const NOT_CAUSAL =
  'Not causal: nobody was assigned to the programme by chance, so who completed it may differ from the others in school, ' +
  'phase, route and wish to stay. The limits tell of chance alone.';

/** For a programme that is open at any time. */
const USUAL_LANDMARK = 5;

type Settled = Required<Pick<CpdStayersArgs, 'years' | 'landmark' | 'level'>>;

/**
 * Whether those who complete a programme stay more than others who might have taken it.
 *
 * @throws ImpossibleQuestion no such programme, or a year, a landmark or a level that cannot be
 */
export async function cpdStayers(model: Answering, args: CpdStayersArgs): Promise<CpdStayersAnswer> {
  const programme = programmeOf(args.programme ?? 'accelerate');
  const settled: Settled = {
    years: args.years ?? [1, 2, 3],
    landmark: args.landmark ?? programme.yearsFromQts ?? USUAL_LANDMARK,
    level: args.level ?? DEFAULT_LEVEL,
  };
  refuse(settled, programme);
  return answered(model, { ...args, programme: programme.code, ...settled }, async ({ rows }) => {
    const found = await rows<Row>(stayersSql(settled.landmark, settled.years), {
      asOf: args.asOf,
      programme: programme.code,
      modules: listValue([...programme.modules]),
      openedOn: programme.from ?? '0001-01-01',
    });
    const groups = participations.map((participation) => groupOf(participation, found, settled));
    const [completed, , never] = groups;
    const apart = settled.years.map((year, index) => ({
      year,
      retained: pointsApart(completed!.cells[index]!.retained, never!.cells[index]!.retained, settled.level),
    }));
    const ground = {
      definition: definitionOf(programme, settled.landmark),
      n: groups.reduce((total, { n }) => total + n, 0),
      warnings: [NOT_CAUSAL],
    };
    return { ground, answer: { groups, apart } };
  });
}

type Row = Readonly<Record<string, number | string>> & { readonly participation: string; readonly n: number };

function groupOf(
  participation: Participation,
  rows: readonly Row[],
  { years, level }: Settled,
): StayersGroup {
  const row = rows.find((each) => each.participation === participation);
  const count = (column: string): number => Number(row?.[column] ?? 0);
  return {
    participation,
    n: row?.n ?? 0,
    cells: years.map((year) => ({
      year,
      retained: shareOf(count(`retained_${year}`), count(`eligible_${year}`), level),
    })),
  };
}

function refuse({ years, landmark, level }: Settled, { yearsFromQts }: CpdProgramme): void {
  refuseLevel(level);
  const latest = yearsFromQts ?? LAST_ANNIVERSARY - 1;
  if (!Number.isInteger(landmark) || landmark < 1 || landmark > latest)
    throw new ImpossibleQuestion(`landmark must be a whole number of years from 1 to ${latest}.`);
  const last = LAST_ANNIVERSARY - landmark;
  const areYears = years.every((year) => Number.isInteger(year) && year >= 1 && year <= last);
  if (years.length === 0 || !areYears || new Set(years).size < years.length)
    throw new ImpossibleQuestion(`years must be whole numbers from 1 to ${last}, each once.`);
}
