import type { FailedRow, ImportReport } from '#intake/import-report';
import type { SchoolsReport } from '#intake/schools/import-schools';
import type { Warning } from '#intake/warnings';

/** What an import came to, file by file. */
export interface Report {
  /** Rows were only checked. */
  readonly dryRun: boolean;
  /** Facts of organisations, from the list of schools and the history of their trusts. */
  readonly organisations?: Pick<SchoolsReport, 'recorded' | 'alreadyKnown' | 'warnings'>;
  readonly schools?: FileReport;
  readonly trustHistory?: FileReport;
  readonly events?: FileReport & ImportReport & { readonly seconds: number };
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
export function summaryOf({ dryRun, organisations, schools, trustHistory, events }: Report): string {
  const lists = [schools, trustHistory].filter((list) => list !== undefined);
  const lines = [
    ...lists.flatMap((list) => fileLines(list)),
    ...(organisations && !dryRun ? factLines(organisations) : []),
    ...(organisations ? warningLines(organisations.warnings) : []),
    ...(events ? eventLines(events, dryRun) : []),
    ...(dryRun ? ['Dry run: nothing was recorded.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const eventLines = (events: NonNullable<Report['events']>, isDryRun: boolean): readonly string[] => [
  ...fileLines(events),
  ...(isDryRun ? [] : factLines(events)),
  counted('rate', `${number(Math.round(events.rows / Math.max(events.seconds, 0.001)))} rows/s`),
  ...warningLines(events.warnings),
];

const fileLines = (report: FileReport): readonly string[] => [
  report.file,
  counted('rows read', number(report.rows)),
  counted('failed', report.failed > 0 ? `${number(report.failed)} (see ${report.failedFile})` : '0'),
  ...problemLines(report),
];

const factLines = (counts: {
  readonly recorded: number;
  readonly alreadyKnown: number;
}): readonly string[] => [
  counted('facts recorded', number(counts.recorded)),
  counted('already known', number(counts.alreadyKnown)),
];

const counted = (name: string, value: string): string => `  ${name.padEnd(14)}  ${value}`;

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
