import type { ImportReport } from '../import-report.js';
import type { OpenKeys } from '../personal/record-details.js';
import type { Log } from '../recording/each-stream.js';

export interface FileOptions {
  /** Where the rows that could not be taken go; absent: they are only reported. */
  readonly failedPath?: string | undefined;
  /** UTC instant of this import. */
  readonly importedAt: string;
  /** On which the file was true, for a format whose rows bear no date: `YYYY-MM-DD`. */
  readonly day?: string | undefined;
  /** Where the key is kept with which people are known again. */
  readonly keyFile: string;
  /** Opens the keys of people, with which personal columns are sealed; absent: they are left out. */
  readonly openKeys?: OpenKeys | undefined;
  /** The log takes nothing, and no key is made. */
  readonly dryRun: boolean;
  /** Once aborted, no more rows are read; those read are recorded. */
  readonly signal?: AbortSignal | undefined;
}

/** A file of which it is known how to read it. */
export interface KnownFile {
  /** What `--format` takes. */
  readonly name: string;
  readonly title: string;
  /** @throws UnusableFile, and whatever the log throws */
  import(log: Log, bytes: AsyncIterable<Uint8Array>, options: FileOptions): Promise<ImportReport>;
}

/** A kind of files that can be imported: of one format or of several that are read alike. */
export interface FileKind {
  /** What `--format` may name. */
  readonly names: readonly string[];
  /**
   * The file, if it is of this kind.
   *
   * @param head its beginning as text, unpacked
   * @param name a name of this kind, if somebody said that it is
   */
  recognise(head: string, name: string | undefined): KnownFile | undefined;
  /** The file by its nearest name of this kind and what it lacks, in words; undefined if it is nowhere near. */
  nearest(head: string): Near | undefined;
}

export interface Near {
  /** What it lacks, with the mend. */
  readonly words: string;
  /** How much of what the kind needs is there, from 0 to 1. */
  readonly share: number;
}
