import type { EventLog } from '#event-log/event-log';
import { UnusableFile } from '#intake/csv/problem';
import { knownFile } from '#intake/files/known-file';
import { DEFAULT_LIMITS, refuseLarge, type Limits } from '#intake/files/limits';
import type { ImportReport } from '#intake/import-report';
import type { OpenKeys } from '#intake/personal/record-details';
import { lookingOnly } from '#intake/recording/looking-only';
import { readDay } from '#intake/values/calendar-day';
import type { Leaving } from '../leaving/leaving.js';
import type { Clock } from '../recording/clock.js';

/** What may be asked of an upload in its address. */
export interface Asked {
  /** `true`: tell what would be recorded and record nothing. */
  readonly dryRun?: unknown;
  /** What the file is, where somebody knows better. */
  readonly format?: unknown;
  /** The day on which a file without dates was true. */
  readonly on?: unknown;
}

export interface UploadReport extends ImportReport {
  readonly dryRun: boolean;
  readonly format: string;
  readonly title: string;
}

/** The service goes before the file was read to its end. */
export class ServiceLeaves extends Error {
  override readonly name = 'ServiceLeaves';
}

export interface Upload {
  readonly body: AsyncIterable<Uint8Array>;
  /** In bytes, as far as the sender told: 0 for not told. */
  readonly size: number;
}

interface Recording {
  readonly log: EventLog;
  readonly keyFile: string;
  /** Opens the keys with which personal columns are sealed. */
  readonly openKeys?: OpenKeys | undefined;
  readonly leaving: Leaving;
  readonly clock: Clock;
  readonly limits?: Limits | undefined;
}

/**
 * Imports a file as the command line does, and tells the same of it.
 *
 * @throws TooLarge it holds more than it may; UnusableFile the file or what is asked cannot be used; ServiceLeaves; and whatever the log throws
 */
export async function importUpload(
  { body, size }: Upload,
  asked: Asked,
  { log, keyFile, openKeys, leaving, clock, limits = DEFAULT_LIMITS }: Recording,
): Promise<UploadReport> {
  const { dryRun, format, day } = wishesOf(asked);
  await refuseLarge(size, limits);
  const { file, bytes } = await knownFile(untilLeaving(body, leaving), format, limits);
  const report = await file.import(dryRun ? lookingOnly(log) : log, bytes, {
    importedAt: clock.now().toISOString(),
    ...{ keyFile, openKeys, dryRun, day },
  });
  return { dryRun, format: file.name, title: file.title, ...report };
}

/** Where it ends here, no row that was cut off is taken for a whole one. */
async function* untilLeaving(body: AsyncIterable<Uint8Array>, leaving: Leaving): AsyncGenerator<Uint8Array> {
  for await (const bytes of body) {
    if (leaving.hasBegun)
      throw new ServiceLeaves('The service is shutting down. What was recorded stays; send the file again.');
    yield bytes;
  }
}

function wishesOf({ dryRun, format, on }: Asked) {
  if (dryRun !== undefined && dryRun !== 'true' && dryRun !== 'false')
    throw new UnusableFile('dryRun is true or false.');
  const reading = on === undefined ? undefined : readDay(String(on));
  if (reading && 'problem' in reading) throw new UnusableFile(`on: ${reading.problem} ${reading.mend}`);
  return {
    dryRun: dryRun === 'true',
    format: format === undefined ? undefined : String(format),
    day: reading?.value,
  };
}
