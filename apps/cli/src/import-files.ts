import { resolve } from 'node:path';
import type { EventLog } from '#event-log/event-log';
import { importCareerEvents } from '#intake/career-events/import-career-events';
import { naming, UnusableFile } from '#intake/csv/problem';
import { lookingOnly } from '#intake/recording/looking-only';
import { importSchools, type ListFile, type ListReport } from '#intake/schools/import-schools';
import type { FileReport, Report } from './import-summary.js';
import { inputFile } from './input-file.js';
import { progressOn } from './progress.js';
import type { Terminal } from './terminal.js';

/** The files of an import, by path. */
export interface Files {
  /** Career events; `-` for the standard input. */
  readonly events?: string | undefined;
  readonly schools?: string | undefined;
  readonly trustHistory?: string | undefined;
  /** Where failed rows of the career events go. */
  readonly failed?: string | undefined;
}

/**
 * Imports schools and their trusts, then career events.
 *
 * @param log without one the rows are only checked
 */
export async function importFiles(
  files: Files,
  terminal: Terminal,
  log: EventLog | undefined,
): Promise<Report> {
  const importedAt = new Date().toISOString();
  const organisations = await importLists(files, terminal, log, importedAt);
  const events = files.events && (await importEvents(files.events, files, terminal, log, importedAt));
  return { dryRun: log === undefined, ...organisations, ...(events && { events }) };
}

async function importLists(
  { schools, trustHistory }: Files,
  terminal: Terminal,
  log: EventLog | undefined,
  importedAt: string,
): Promise<Omit<Report, 'dryRun' | 'events'>> {
  if (!schools && !trustHistory) return {};
  const lists = {
    schools: await listFile(schools, terminal),
    trustHistory: await listFile(trustHistory, terminal),
  };
  const { recorded, alreadyKnown, warnings, ...reports } = await importSchools(log, lists, importedAt);
  return {
    organisations: { recorded, alreadyKnown, warnings },
    ...(schools && reports.schools && { schools: fileReport(schools, reports.schools) }),
    ...(trustHistory &&
      reports.trustHistory && { trustHistory: fileReport(trustHistory, reports.trustHistory) }),
  };
}

async function listFile(path: string | undefined, terminal: Terminal): Promise<ListFile | undefined> {
  if (path === undefined) return undefined;
  const { bytes } = await inputFile(path, terminal, () => undefined);
  return { name: path, bytes, failedPath: failedPathOf(path) };
}

async function importEvents(
  path: string,
  { failed: failedPath = failedPathOf(path) }: Files,
  terminal: Terminal,
  log: EventLog | undefined,
  importedAt: string,
): Promise<NonNullable<Report['events']>> {
  if (resolve(failedPath) === resolve(path))
    throw new UnusableFile('The failed rows would overwrite the file itself. Name another with --failed.');
  const started = performance.now();
  const progress = progressOn(terminal);
  const { bytes, size } = await inputFile(path, terminal, progress.advance);
  progress.begin(size);
  try {
    const work = importCareerEvents(log ?? lookingOnly(undefined), bytes, {
      failedPath,
      importedAt,
      signal: terminal.signal,
    });
    const report = await naming(path, work);
    return {
      ...report,
      ...fileReport(path, report, failedPath),
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    progress.end();
  }
}

function fileReport(
  file: string,
  { rows, failed, firstFailed }: ListReport,
  failedFile = failedPathOf(file),
): FileReport {
  return { file, rows, failed, firstFailed, ...(failed > 0 && { failedFile }) };
}

const failedPathOf = (file: string): string =>
  file === '-' ? 'import.failed.csv' : `${file.replace(/\.gz$/i, '').replace(/\.csv$/i, '')}.failed.csv`;
