import type { ImportReport } from '#intake/import-report';

/** What became of one file. */
export interface FileReport extends ImportReport {
  readonly file: string;
  /** Where the rows that failed are; absent if none did. */
  readonly failedFile?: string;
  readonly seconds: number;
}

const MOST_WARNINGS = 15;

const number = (value: number): string => value.toLocaleString('en-GB');

/** The report of an import in words. Values of rows are only shown where they cannot point to a person. */
export function summaryOf(report: FileReport, isDryRun: boolean): string {
  const counts: readonly (readonly [string, string])[] = [
    ['rows read', number(report.rows)],
    ...(isDryRun
      ? [['understood (dry run: nothing recorded)', number(report.rows - report.failed)] as const]
      : [
          ['facts recorded', number(report.recorded)] as const,
          ['already known', number(report.alreadyKnown)] as const,
        ]),
    ['failed', report.failed > 0 ? `${number(report.failed)} (see ${report.failedFile})` : '0'],
    ['rate', `${number(Math.round(report.rows / Math.max(report.seconds, 0.001)))} rows/s`],
  ];
  return [
    report.file,
    ...counts.map(([name, value]) => `  ${name.padEnd(14)}  ${value}`),
    ...problemLines(report),
    ...warningLines(report),
    '',
  ].join('\n');
}

function problemLines({ firstFailed, failed }: FileReport): readonly string[] {
  const lines = firstFailed.flatMap(({ line, problems }) =>
    problems.map(
      ({ column, problem, mend }) => `  line ${line}${column ? `, ${column}` : ''}: ${problem} ${mend}`,
    ),
  );
  const others = failed - firstFailed.length;
  return others > 0 ? [...lines, `  … and ${number(others)} more rows that failed`] : lines;
}

function warningLines({ warnings }: FileReport): readonly string[] {
  const lines = warnings
    .slice(0, MOST_WARNINGS)
    .map(({ message, count }) => `  warning: ${message} (${number(count)})`);
  const others = warnings.length - MOST_WARNINGS;
  return others > 0 ? [...lines, `  … and ${number(others)} more kinds of warning`] : lines;
}
