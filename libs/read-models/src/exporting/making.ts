import type { EventLog } from '#event-log/event-log';
import type { Extent } from '../replaying/events-known.js';
import type { ExtractManifest } from './described/manifest.js';
import type { ExtractOptions } from './extract.js';
import type { Figure } from './figures/figures.js';
import type { Workbench } from './workbench.js';

/** What the parts of an extract are made from. */
export interface Making {
  readonly log: EventLog;
  readonly extent: Extent;
  /** The folder that files are written to. */
  readonly folder: string;
  readonly workbench: Workbench;
  /** Of the profile that tells them. */
  readonly figures: readonly Figure[];
  readonly about: Omit<ExtractManifest, 'files' | 'profile' | 'factsLeftOut'>;
  readonly signal: AbortSignal;
  readonly tell: NonNullable<ExtractOptions['onProgress']>;
}

/** What a profile puts into the folder, besides the manifest. */
export type Made = Pick<ExtractManifest, 'profile' | 'files' | 'factsLeftOut'>;
