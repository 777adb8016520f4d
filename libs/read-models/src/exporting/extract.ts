import { availableParallelism } from 'node:os';
import type { Position } from '#event-log/event-log';
import type { DatabaseLimits } from '../storage/database.js';
import type { Format } from './formats.js';

/** Small enough for an export of any size to take less than a gigabyte: what doesn't fit waits on disk. */
export const EXPORT_LIMITS: DatabaseLimits = { memory: '300MB', threads: availableParallelism() };

/** An extract in the making. */
export interface ExtractOptions {
  /** Position of the last fact to take in. Absent: the head of the log when it begins. */
  readonly upTo?: Position;
  /** UTC instant: only what was on record by then. Absent: everything. */
  readonly knownAt?: string;
  /** Calendar date on which the figures are asked. Absent: that of the latest fact taken in, so that no clock decides. */
  readonly asOf?: string;
  readonly limits?: DatabaseLimits;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: ExtractProgress) => void;
}

export interface ExtractProgress {
  readonly step: 'replaying' | 'gathering facts' | 'writing';
  /** From 0 to 1; null where it cannot be told. */
  readonly share: number | null;
}

/** For whom pseudonyms are made: all extracts of one project have the same, those of two none in common; the facts are the same in all. */
export interface Project {
  readonly name: string;
  /** 32 random bytes. */
  readonly key: Uint8Array;
}

export interface OwnExtract {
  readonly profile: 'own';
  readonly project: Project;
  readonly formats: readonly Format[];
}

/** Everything as it is, for whoever keeps the record. */
export interface IdentifiedExtract {
  readonly profile: 'identified';
}

export interface DeIdentifiedExtract {
  readonly profile: 'de-identified';
  readonly k: number;
  readonly formats: readonly Format[];
}

export type Extract = OwnExtract | IdentifiedExtract | DeIdentifiedExtract;
