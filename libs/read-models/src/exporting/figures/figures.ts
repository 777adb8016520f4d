import { routes } from '#pathway/vocabulary/routes';
import type { Viewpoint } from '../../answer.js';
import type { GroupValue } from '../../grouping/grouping.js';
import type { Answering } from '../../read-model.js';
import type { RetentionAnswer } from '../../retention/retention.answer.js';
import { retention } from '../../retention/retention.js';
import { survival } from '../../survival/survival.js';
import { isCodeOf } from '../facts/codes-of.js';
import { coded, flag, number, text, whole, type Column, type Table } from '../tables/table.js';

/** The anniversaries that retention is told of: ten years, then every fifth. */
export const YEARS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20];
const AT_YEARS = [1, 2, 3, 5, 10];

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** A figure as a table: the very numbers that the service answers, and the definition it gives with them. */
export interface Figure {
  readonly table: Omit<Table, 'from'>;
  readonly definition: string;
  readonly rows: readonly Row[];
}

/** The figures of every extract, on a day. */
export async function figuresOf(model: Answering, view: Viewpoint): Promise<readonly Figure[]> {
  const all = await retention(model, { ...view, years: YEARS });
  const byRoute = await retention(model, { ...view, years: YEARS, by: ['ROUTE'] });
  return [
    retentionFigure('retention', 'Retention by cohort', [], all),
    retentionFigure('retention_by_route', 'Retention by cohort and route', [route], byRoute),
    await survivalFigure(model, view),
  ];
}

const route = coded(
  'route',
  routes,
  "route of the training that led to the award; routes in a source's own words have no row",
);

const retentionColumns: readonly Column[] = [
  whole('n', 'how many are in the cohort'),
  whole('year', 'how many years after the award'),
  whole('eligible', 'those of them whose own measuring day has come'),
  flag('complete', 'whether the measuring day of all of them has come'),
  whole('retained', 'those in service on the day; none where not all have come to it'),
  number('percent', 'retained of eligible, 0 to 100, not rounded'),
  number('lower', "lower of Wilson's 95 per cent limits of the percentage"),
  number('upper', "upper of Wilson's 95 per cent limits of the percentage"),
];

const cohort = text(
  'cohort',
  'academic year (1 September to 31 August) of the award of qualified teacher status',
);

function retentionFigure(
  name: string,
  title: string,
  groups: readonly Column[],
  { cohorts, basis }: RetentionAnswer,
): Figure {
  return {
    table: {
      name,
      title,
      says: 'a row for each cohort and year',
      columns: [cohort, ...groups, ...retentionColumns],
    },
    definition: basis.definition,
    rows: cohorts.filter(isNamedByCode).flatMap((each) =>
      each.cells.map(({ year, eligible, complete, retained, percent, limits }) => ({
        cohort: each.cohort,
        ...routeOf(each.group),
        ...{ n: each.n, year, eligible, complete, retained, percent },
        ...{ lower: limits?.lower ?? null, upper: limits?.upper ?? null },
      })),
    ),
  };
}

/** A source's own words in place of a route may name anybody: those trained there are told of among all only. */
const isNamedByCode = ({ group: [route] }: { readonly group: readonly GroupValue[] }): boolean =>
  route === undefined || isCodeOf(routes, route.value);

const routeOf = ([group]: readonly GroupValue[]): Row => (group ? { route: group.value } : {});

async function survivalFigure(model: Answering, view: Viewpoint): Promise<Figure> {
  const { groups, basis } = await survival(model, { ...view, by: ['ROUTE'], atYears: AT_YEARS });
  const columns = [
    route,
    whole('n', 'how many are in the group'),
    whole('year', 'years of service'),
    whole('at_risk', 'those still followed'),
    whole('events', 'those who had left until then'),
    number('survival', 'estimated share that stays (Kaplan-Meier)'),
    number('standard_error', 'its standard error (Greenwood)'),
  ];
  return {
    table: { name: 'survival_by_route', title: 'Survival in service by route', says: 'a row for each route and year', columns },
    definition: basis.definition,
    rows: groups.filter(isNamedByCode).flatMap(({ group, n, at }) =>
      at.map(({ time, atRisk, events, survival: share, standardError }, place) => ({
        ...routeOf(group),
        ...{ n, year: AT_YEARS[place] ?? time, at_risk: atRisk, events, survival: share, standard_error: standardError },
      })),
    ),
  };
} // prettier-ignore
