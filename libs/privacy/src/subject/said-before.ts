import type { StreamEvent } from '#event-log/event-log';
import { metadataIn } from '#event-log/fact-event';

/** What a command is told apart by from another under the same id. */
export interface SaidAs {
  /** The id of the event that it would record. */
  readonly eventId: string;
  readonly type: string;
  /** Of what it says. */
  readonly digest: string;
}

/** Whether a command was recorded already, or its id was used for another; undefined where it is new. */
export function saidBefore(
  events: readonly StreamEvent[],
  { eventId, type, digest }: SaidAs,
): 'recorded' | 'id taken' | undefined {
  const before = events.find(({ id }) => id === eventId);
  if (!before) return undefined;
  // Events of earlier releases have no digest.
  const { commandDigest = digest } = metadataIn(before);
  return before.type === type && commandDigest === digest ? 'recorded' : 'id taken';
}
