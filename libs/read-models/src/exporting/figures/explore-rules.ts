import type { ExplorePair } from './explore-statistics.js';

const REQUIRED = ['time_period', 'time_identifier', 'geographic_level', 'country_code', 'country_name'];
const META_COLUMNS = ['col_name', 'col_type', 'label', 'indicator_grouping', 'indicator_unit', 'indicator_dp', 'filter_hint', 'filter_grouping_column']; // prettier-ignore
const SNAKE_CASE = /^[a-z][a-z0-9_]*$/;
/** A number, or one of the symbols for where there is none: confidential, not applicable, not available, low, unreliable. */
const INDICATOR = /^(-?\d+(\.\d+)?|c|z|x|low|u)$/;
const UNITS = new Set(['', '%', '£']);
const LONGEST_NAME = 50;

type Rows = readonly (readonly string[])[];

/**
 * Everything in which a pair breaks the rules of Explore Education Statistics (DfE's analysts' guide and its screener);
 * empty if it keeps them all.
 */
export function brokenRules({ name, data, meta }: ExplorePair): readonly string[] {
  const table = tableOf(data);
  const described = tableOf(meta);
  const rows = described.rows.map((row) => Object.fromEntries(described.header.map((column, i) => [column, row[i]!])));
  const filters = rows.filter((row) => row['col_type'] === 'Filter');
  const indicators = rows.filter((row) => row['col_type'] === 'Indicator');
  return [
    ...fileRules(name, table.header, described.header),
    ...timeRules(table),
    ...metaRules(table.header, rows),
    ...filters.flatMap((filter) => filterRules(filter, table)),
    ...indicators.flatMap((indicator) => indicatorRules(indicator, table)),
    ...matrixRules(table, filters.map((row) => row['col_name']!)),
  ];
} // prettier-ignore

interface Sheet {
  readonly header: readonly string[];
  readonly rows: Rows;
  readonly column: (name: string) => readonly string[];
}

const tableOf = ([header = [], ...rows]: Rows): Sheet => ({
  header,
  rows,
  column: (name) => rows.map((row) => row[header.indexOf(name)] ?? ''),
});

const when = (isBroken: boolean, rule: string): readonly string[] => (isBroken ? [rule] : []);
const hasTwice = (values: readonly string[]): boolean => new Set(values).size < values.length;

const fileRules = (name: string, header: readonly string[], meta: readonly string[]): readonly string[] => [
  ...when(!SNAKE_CASE.test(name) || name.length > LONGEST_NAME, 'the file name is lower case, at most 50 characters'),
  ...when(REQUIRED.some((column) => !header.includes(column)), 'the columns of time and place are there'),
  ...when(header.some((column) => !SNAKE_CASE.test(column)), 'columns are in snake_case'),
  ...when(hasTwice(header), 'no column is there twice'),
  ...when(META_COLUMNS.some((column, place) => meta[place] !== column), 'the columns of the metadata are those of the guide'),
]; // prettier-ignore

const timeRules = ({ column }: Sheet): readonly string[] => [
  ...when(column('time_period').some((period) => !isAcademicYear(period)), 'a period has six digits of two years in a row'),
  ...when(new Set(column('time_identifier')).size > 1, 'there is one identifier of time'),
  ...when(column('geographic_level').some((level) => level !== 'National'), 'the level is National'),
  ...when(column('country_code').some((code) => code !== 'E92000001'), 'the country is England, by its code'),
]; // prettier-ignore

const isAcademicYear = (period: string): boolean =>
  /^\d{6}$/.test(period) && (Number(period.slice(2, 4)) + 1) % 100 === Number(period.slice(4));

type MetaRow = Readonly<Record<string, string>>;

const metaRules = (header: readonly string[], rows: readonly MetaRow[]): readonly string[] => [
  ...when(
    header.filter((name) => !REQUIRED.includes(name)).join() !== rows.map((row) => row['col_name']).join(),
    'every column but those of time and place is described, and no other',
  ),
  ...when(hasTwice(rows.map((row) => row['label']!)) || rows.some((row) => row['label'] === ''), 'each has a label of its own'),
]; // prettier-ignore

function filterRules(filter: MetaRow, { column }: Sheet): readonly string[] {
  const name = filter['col_name']!;
  const values = new Set(column(name));
  return [
    ...when(values.size < 2, `the filter ${name} has more than one value`),
    ...when(!values.has(filter['filter_default'] || 'Total'), `the filter ${name} has its default value`),
    ...when([...values].some((value) => value === '' || value !== value.trim()), `no value of the filter ${name} is blank`),
    ...when(Boolean(filter['indicator_unit'] || filter['indicator_dp']), `the filter ${name} has no unit`),
  ];
} // prettier-ignore

function indicatorRules(indicator: MetaRow, { column }: Sheet): readonly string[] {
  const name = indicator['col_name']!;
  const places = Number(indicator['indicator_dp']);
  return [
    ...when(column(name).some((value) => !INDICATOR.test(value)), `the indicator ${name} holds numbers or symbols of the guide`),
    ...when(!UNITS.has(indicator['indicator_unit']!), `the unit of ${name} is one of the guide's`),
    ...when(!Number.isInteger(places) || places < 0, `the decimal places of ${name} are said`),
    ...when(Boolean(indicator['filter_hint']), `the indicator ${name} has no hint of a filter`),
  ];
} // prettier-ignore

/** Each combination of period and filters is there, and once. */
function matrixRules({ column, rows }: Sheet, filters: readonly string[]): readonly string[] {
  const dimensions = ['time_period', ...filters].map(column);
  const expected = dimensions.reduce((product, values) => product * new Set(values).size, 1);
  const keys = rows.map((_, row) => JSON.stringify(dimensions.map((values) => values[row])));
  return when(
    expected !== keys.length || hasTwice(keys),
    'every combination of the filters is there, and once',
  );
}
