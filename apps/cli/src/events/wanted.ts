import { InvalidArgumentError } from 'commander';

/** Which events are meant: as the service takes them. */
export interface Wanted {
  readonly types?: readonly string[];
  readonly teacher?: string;
  readonly organisation?: string;
  readonly recordedFrom?: string;
  readonly afterPosition?: string;
}

/** An event as the service tells it. */
export interface ToldEvent {
  readonly id: string;
  readonly position: string;
  readonly type: string;
  readonly version: number;
  readonly stream: string;
  readonly revision: number;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly source: { readonly system: string; readonly id: string } | null;
  readonly status: string;
  readonly changedBy: readonly string[];
}

export const EVENT_FIELDS =
  'id position type version stream teacher organisation revision effectiveOn recordedAt fields source { system id } status changedBy';

/** A day, from its beginning in UTC, or an instant. */
export function instantOf(text: string): string {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text;
  if (/^\d{4}-\d{2}-\d{2}T/.test(instant) && !Number.isNaN(Date.parse(instant))) return instant;
  throw new InvalidArgumentError('Give a day like 2026-09-01, or an instant like 2026-09-01T08:00:00Z.');
}
