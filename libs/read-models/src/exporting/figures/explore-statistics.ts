import { labelOf } from '#pathway/vocabulary/vocabulary';
import { routes } from '#pathway/vocabulary/routes';
import { type Figure, YEARS } from './figures.js';

/**
 * Retention as a pair of files for Explore Education Statistics, by the rules of DfE's analysts' guide
 * (statistics-production/ud): tidy, in snake_case, with every combination of the filters and a symbol where there is no
 * number. So it can be stacked under what DfE publishes.
 */
export interface ExplorePair {
  /** Of the data file, without its ending; the other ends in `.meta.csv`. */
  readonly name: string;
  readonly data: readonly (readonly string[])[];
  readonly meta: readonly (readonly string[])[];
}

const NAME = 'retention_by_route_and_year';
const TOTAL = 'Total';
const ENGLAND = ['National', 'E92000001', 'England'];
/** Symbols: not applicable, as there is nobody; not available, as the day has not come; above 0, but 0 when rounded. */
const [NOT_APPLICABLE, NOT_AVAILABLE, LOW] = ['z', 'x', 'low'];

const DATA_HEADER = [
  ...['time_period', 'time_identifier', 'geographic_level', 'country_code', 'country_name'],
  ...['training_route', 'years_after_qualifying', 'headcount', 'retained', 'retention_rate'],
];

const META = [
  ['col_name', 'col_type', 'label', 'indicator_grouping', 'indicator_unit', 'indicator_dp', 'filter_hint', 'filter_grouping_column', 'filter_default'],
  ['training_route', 'Filter', 'Training route', '', '', '', 'Filter by route into teaching', '', TOTAL],
  ['years_after_qualifying', 'Filter', 'Years after qualifying', '', '', '', 'Filter by years since the award of QTS', '', '1'],
  ['headcount', 'Indicator', 'Teachers whose measuring day has come', '', '', '0', '', '', ''],
  ['retained', 'Indicator', 'Teachers in service on the day', '', '', '0', '', '', ''],
  ['retention_rate', 'Indicator', 'Retention rate', '', '%', '1', '', '', ''],
]; // prettier-ignore

/** @param figures those of `figuresOf` */
export function explorePair(figures: readonly Figure[]): ExplorePair {
  const [all, byRoute] = ['retention', 'retention_by_route'].map(
    (name) => figures.find(({ table }) => table.name === name)!.rows,
  );
  const cells = new Map<string, Figure['rows'][number]>();
  for (const row of [...all!, ...byRoute!])
    cells.set(keyOf(String(row['cohort']), routeIn(row), Number(row['year'])), row);
  const cohorts = unique(all!.map((row) => String(row['cohort'])));
  const named = unique(byRoute!.map(routeIn));
  // A filter with one value only is no filter.
  const isFiltered = named.length > 0;
  const lines = cohorts.flatMap((cohort) =>
    [TOTAL, ...named].flatMap((name) =>
      YEARS.map((year) => {
        const filters = isFiltered ? [name, String(year)] : [String(year)];
        return [periodOf(cohort), 'Academic year', ...ENGLAND, ...filters, ...indicators(cells.get(keyOf(cohort, name, year)))];
      }),
    ),
  );
  const without = (rows: readonly (readonly string[])[]) => rows.filter(([first]) => isFiltered || first !== 'training_route');
  const header = isFiltered ? DATA_HEADER : DATA_HEADER.filter((name) => name !== 'training_route');
  return { name: NAME, data: [header, ...lines], meta: without(META) };
} // prettier-ignore

const keyOf = (cohort: string, route: string, year: number): string => JSON.stringify([cohort, route, year]);
const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted();

const routeIn = (row: Figure['rows'][number]): string =>
  'route' in row ? labelOf(routes, String(row['route'])).trim() : TOTAL;

/** `2014/15` as `201415`. */
const periodOf = (cohort: string): string => cohort.replace('/', '');

function indicators(row: Figure['rows'][number] | undefined): readonly string[] {
  if (!row) return ['0', '0', NOT_APPLICABLE!];
  const { eligible, retained, percent } = row;
  if (retained === null) return [String(eligible), NOT_AVAILABLE!, NOT_AVAILABLE!];
  return [String(eligible), String(retained), percent === null ? NOT_APPLICABLE! : rounded(Number(percent))];
}

function rounded(percent: number): string {
  const text = percent.toFixed(1);
  return percent > 0 && Number(text) === 0 ? LOW! : text;
}
