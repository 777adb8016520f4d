import { resolve } from 'node:path';
import type { EventLog } from '#event-log/event-log';
import { naming, UnusableFile } from '#intake/csv/problem';
import { knownFile } from '#intake/files/known-file';
import { limitsFrom, withinLimits } from '#intake/files/limits';
import { unpacked } from '#intake/csv/bytes';
import { lookingOnly } from '#intake/recording/looking-only';
import type { OpenKeys } from '#intake/personal/record-details';
import { importSchools, type ListFile, type ListReport } from '#intake/schools/import-schools';
import type { FileReport, Report } from './import-summary.js';
import { inputFile } from './input-file.js';
import { progressOn } from './progress.js';
import type { Terminal } from './terminal.js';

/** The files of an import, by path. */
export interface Files {
  /** A file of any format that is known; `-` for the standard input. */
  readonly file?: string | undefined;
  /** What it is, where somebody knows better. */
  readonly format?: string | undefined;
  /** On which day it was true, for a format that bears no date. */
  readonly on?: string | undefined;
  readonly schools?: string | undefined;
  readonly trustHistory?: string | undefined;
  /** Where failed rows of the file go. */
  readonly failed?: string | undefined;
}

/** Where an import records what it reads. */
export interface Recording {
  /** Absent in a dry run before there is a log. */
  readonly log: EventLog | undefined;
  readonly keyFile: string;
  /** Opens the keys with which personal columns are sealed. */
  readonly openKeys?: OpenKeys | undefined;
  readonly dryRun: boolean;
}

/** Imports schools and their trusts, then the file. */
export async function importFiles(files: Files, terminal: Terminal, recording: Recording): Promise<Report> {
  const importedAt = new Date().toISOString();
  const organisations = await importLists(files, terminal, recording, importedAt);
  const file = files.file && (await importFile(files.file, files, terminal, { ...recording, importedAt }));
  return { dryRun: recording.dryRun, ...organisations, ...(file && { file }) };
}

async function importLists(
  { schools, trustHistory }: Files,
  terminal: Terminal,
  { log, dryRun }: Recording,
  importedAt: string,
): Promise<Omit<Report, 'dryRun' | 'file'>> {
  if (!schools && !trustHistory) return {};
  const lists = {
    schools: await listFile(schools, terminal),
    trustHistory: await listFile(trustHistory, terminal),
  };
  const recorder = dryRun || !log ? lookingOnly(log) : log;
  const { recorded, alreadyKnown, warnings, ...reports } = await importSchools(recorder, lists, importedAt);
  return {
    organisations: { recorded, alreadyKnown, warnings },
    ...(schools && reports.schools && { schools: fileReport(schools, reports.schools) }),
    ...(trustHistory &&
      reports.trustHistory && { trustHistory: fileReport(trustHistory, reports.trustHistory) }),
  };
}

async function listFile(path: string | undefined, terminal: Terminal): Promise<ListFile | undefined> {
  if (path === undefined) return undefined;
  const limits = limitsFrom(terminal.env);
  const { bytes } = await inputFile(path, terminal, () => undefined, limits);
  return { name: path, bytes: withinLimits(unpacked(bytes), limits), failedPath: failedPathOf(path) };
}

async function importFile(
  path: string,
  { failed: failedPath = failedPathOf(path), format, on: day }: Files,
  terminal: Terminal,
  recording: Recording & { readonly importedAt: string },
): Promise<NonNullable<Report['file']>> {
  if (resolve(failedPath) === resolve(path))
    throw new UnusableFile('The failed rows would overwrite the file itself. Name another with --failed.');
  const { log, keyFile, openKeys, dryRun, importedAt } = recording;
  const started = performance.now();
  const progress = progressOn(terminal);
  const limits = limitsFrom(terminal.env);
  const { bytes, size } = await inputFile(path, terminal, progress.advance, limits);
  progress.begin(size);
  try {
    const opened = await naming(path, knownFile(bytes, format, limits));
    const recorder = dryRun || !log ? lookingOnly(log) : log;
    const options = { failedPath, importedAt, day, keyFile, openKeys, dryRun, signal: terminal.signal };
    const report = await naming(path, opened.file.import(recorder, opened.bytes, options));
    const { name, title } = opened.file;
    return {
      format: name,
      title,
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

const EXTENSION = /\.(csv|txt|ndjson|jsonl)$/i;

/** Beside the file, named like it. */
function failedPathOf(file: string): string {
  const path = file === '-' ? 'import' : file.replace(/\.gz$/i, '');
  const [extension = '.csv'] = EXTENSION.exec(path) ?? [];
  return `${path.replace(EXTENSION, '')}.failed${extension}`;
}
