import type { Compared, FailedRow, ImportReport } from '#intake/import-report';
import type { SchoolsReport } from '#intake/schools/import-schools';
import type { Warning } from '#intake/warnings';
import { printable } from './terminal.js';

/** What an import came to, file by file. */
export interface Report {
  /** Rows were only looked at: what is told of facts would be. */
  readonly dryRun: boolean;
  /** Facts of organisations, from the list of schools and the history of their trusts. */
  readonly organisations?: Pick<SchoolsReport, 'recorded' | 'alreadyKnown' | 'warnings'>;
  readonly schools?: FileReport;
  readonly trustHistory?: FileReport;
  readonly file?: FileReport & ImportReport & KnownAs & { readonly seconds: number };
}

interface KnownAs {
  /** What `--format` takes. */
  readonly format: string;
  readonly title: string;
}

export interface FileReport {
  readonly file: string;
  readonly rows: number;
  readonly failed: number;
  readonly firstFailed: readonly FailedRow[];
  /** Where the rows that failed are; absent if none did. */
  readonly failedFile?: string;
}

const MOST_WARNINGS = 15;

const number = (value: number): string => value.toLocaleString('en-GB');

/** The report in words. Values of rows are only shown where they cannot point to a person. */
export function summaryOf({ dryRun, organisations, schools, trustHistory, file }: Report): string {
  const lists = [schools, trustHistory].filter((list) => list !== undefined);
  const lines = [
    ...lists.flatMap((list) => fileLines(list)),
    ...(organisations ? factLines(organisations, dryRun) : []),
    ...(organisations ? warningLines(organisations.warnings) : []),
    ...(file ? knownFileLines(file, dryRun) : []),
    ...(dryRun ? ['Dry run: nothing was recorded.'] : []),
  ];
  return printable(`${lines.join('\n')}\n`);
}

const knownFileLines = (file: NonNullable<Report['file']>, isDryRun: boolean): readonly string[] => [
  ...fileLines(file, `${file.file}: ${file.title} (${file.format})`),
  ...(file.compared ? comparedLines(file.compared) : []),
  ...factLines(file, isDryRun),
  ...(file.recorded === 0 && file.rows > file.failed ? [`  ${nothingNew(file.compared)}`] : []),
  counted('rate', `${number(Math.round(file.rows / Math.max(file.seconds, 0.001)))} rows/s`),
  ...(file.compared ? leftOutLines(file.compared) : []),
  ...warningLines(file.warnings),
];

const nothingNew = (compared: Compared | undefined): string =>
  compared && compared.outOfDate > 0
    ? 'Nothing new: what this file tells was on record already, or is older than that.'
    : 'Nothing new: everything this file tells was on record already.';

const fileLines = (report: FileReport, heading: string = report.file): readonly string[] => [
  heading,
  counted('rows read', number(report.rows)),
  counted('failed', report.failed > 0 ? `${number(report.failed)} (see ${report.failedFile})` : '0'),
  ...problemLines(report),
];

/** What differs from what the source told before, where it told anything. */
function comparedLines({ people, ...compared }: Compared): readonly string[] {
  const differences = [
    ['corrected', compared.corrected],
    ['taken back', compared.takenBack],
    ['told again', compared.reinstated],
    ['out of date', compared.outOfDate],
    ['details sealed', compared.details ?? 0],
    ['no data', compared.noData],
  ] as const;
  return [
    ...(people ? [counted('people', `${number(people.new)} new, ${number(people.known)} known`)] : []),
    ...differences.filter(([, count]) => count > 0).map(([name, count]) => counted(name, number(count))),
  ];
}

const factLines = (
  counts: { readonly recorded: number; readonly alreadyKnown: number },
  isDryRun: boolean,
): readonly string[] => [
  counted(isDryRun ? 'facts to record' : 'facts recorded', number(counts.recorded)),
  counted('already known', number(counts.alreadyKnown)),
];

const counted = (name: string, value: string): string => `  ${name.padEnd(15)} ${value}`;

const REASONS = {
  personal: 'not read, as they are personal',
  'no fact is made of it': 'not read, as no fact is made of them',
  unknown: 'not known to this format',
} as const;

function leftOutLines({ leftOut }: Compared): readonly string[] {
  return Object.entries(REASONS).flatMap(([why, words]) => {
    const columns = leftOut.filter((each) => each.why === why).map(({ column }) => column);
    return columns.length > 0 ? [`  columns ${words}: ${columns.join(', ')}`] : [];
  });
}

function problemLines({ firstFailed, failed }: FileReport): readonly string[] {
  const lines = firstFailed.flatMap(({ line, problems }) =>
    problems.map(
      ({ column, problem, mend }) => `    line ${line}${column ? `, ${column}` : ''}: ${problem} ${mend}`,
    ),
  );
  const others = failed - firstFailed.length;
  return others > 0 ? [...lines, `    … and ${number(others)} more`] : lines;
}

function warningLines(warnings: readonly Warning[]): readonly string[] {
  const lines = warnings
    .slice(0, MOST_WARNINGS)
    .map(({ message, count }) => `  warning: ${message} (${number(count)})`);
  const others = warnings.length - MOST_WARNINGS;
  return others > 0 ? [...lines, `  … and ${number(others)} more warnings`] : lines;
}
