import type { NewEvent } from './event-log.js';

/** What makes two events the same to a retry. It is made later and by another request, so `recordedAt` and `metadata` may differ. */
type Told = Omit<NewEvent, 'recordedAt' | 'metadata'>;

export const isSameEvent = (a: Told, b: Told | undefined): boolean =>
  a.id === b?.id &&
  a.type === b.type &&
  a.version === b.version &&
  a.effectiveOn === b.effectiveOn &&
  a.data === b.data;
