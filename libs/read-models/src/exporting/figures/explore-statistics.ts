import { inWords } from '#disclosure/figures/disclosed';
import type { Solver } from '#disclosure/solver/linear-programme';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { routes } from '#pathway/vocabulary/routes';
import { disclosedCohort, type DisclosedRow } from './disclosed-retention.js';
import { type Figure, YEARS } from './figures.js';

/**
 * Retention as a pair of files for Explore Education Statistics, by the rules of DfE's analysts' guide
 * (statistics-production/ud): tidy, in snake_case, with every combination of the filters and a symbol where there is no
 * number. So it can be stacked under what DfE publishes: it is made to be published, and has no count of few.
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
/** Symbols: nobody; the day has not come; above 0, but 0 when rounded; of too few, or from which too few follow. */
const [NOT_APPLICABLE, NOT_AVAILABLE, LOW, CONFIDENTIAL] = ['z', 'x', 'low', 'c'];

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

/** @param figures those of `figuresOf`, exact */
export function explorePair(figures: readonly Figure[], solver: Solver): ExplorePair {
  const [all, byRoute] = ['retention', 'retention_by_route'].map(
    (name) => figures.find(({ table }) => table.name === name)!.rows,
  );
  const cohorts = unique(all!.map((row) => String(row['cohort'])));
  const named = unique(byRoute!.map(routeIn));
  // A filter with one value only is no filter.
  const isFiltered = named.length > 0;
  const lines = cohorts.flatMap((cohort) => {
    const of = (rows: Figure['rows']) => rows.filter((row) => row['cohort'] === cohort);
    const parts = new Map(named.map((name) => [name, of(byRoute!).filter((row) => routeIn(row) === name)]));
    const disclosed = disclosedCohort(of(all!), parts, TOTAL, solver);
    return [TOTAL, ...named].flatMap((name) =>
      YEARS.map((year) => {
        const filters = isFiltered ? [name, String(year)] : [String(year)];
        return [periodOf(cohort), 'Academic year', ...ENGLAND, ...filters, ...indicators(disclosed(name, year))];
      }),
    );
  });
  const without = (rows: readonly (readonly string[])[]) => rows.filter(([first]) => isFiltered || first !== 'training_route');
  const header = isFiltered ? DATA_HEADER : DATA_HEADER.filter((name) => name !== 'training_route');
  return { name: NAME, data: [header, ...lines], meta: without(META) };
} // prettier-ignore

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted();

const routeIn = (row: Figure['rows'][number]): string =>
  'route' in row ? labelOf(routes, String(row['route'])).trim() : TOTAL;

/** `2014/15` as `201415`. */
const periodOf = (cohort: string): string => cohort.replace('/', '');

function indicators({ eligible, retained }: DisclosedRow): readonly string[] {
  const counts = [
    inWords(eligible),
    retained.status === 'NOT_APPLICABLE' ? NOT_AVAILABLE! : inWords(retained),
  ];
  if (retained.status === 'NOT_APPLICABLE') return [...counts, NOT_AVAILABLE!];
  if (eligible.value === null || retained.value === null) return [...counts, CONFIDENTIAL!];
  return [
    ...counts,
    eligible.value === 0 ? NOT_APPLICABLE! : rounded((retained.value / eligible.value) * 100),
  ];
}

function rounded(percent: number): string {
  const text = percent.toFixed(1);
  return percent > 0 && Number(text) === 0 ? LOW! : text;
}
