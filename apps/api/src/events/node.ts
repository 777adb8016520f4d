import type { EventLog, StoredEvent } from '#event-log/event-log';
import { metadataIn } from '#event-log/fact-event';
import type { EventSource, HistoryEvent } from './events.types.js';
import { standingsIn, type Standing } from './standing.js';

/** An event as it is told; what takes more than the event itself is found out when it is asked for. */
export interface HistoryNode extends Omit<HistoryEvent, 'fields' | 'status' | 'changedBy'> {
  standing(): Promise<Standing>;
}

/** What events of one answer count for: each record is read once, and only if it is asked. */
export type Standings = (event: StoredEvent) => Promise<Standing>;

/** @throws LogUnavailable when it is asked */
export function standingsOn(log: Pick<EventLog, 'readStream'>): Standings {
  const records = new Map<string, Promise<ReadonlyMap<string, Standing>>>();
  return async ({ stream, id }) => {
    const record = records.get(stream) ?? log.readStream(stream).then(standingsIn);
    records.set(stream, record);
    return (await record).get(id)!;
  };
}

export function nodeOf(event: StoredEvent, standings: Standings): HistoryNode {
  return {
    ...event,
    teacher: idIn(event.stream, 'teacher-'),
    organisation: idIn(event.stream, 'organisation-'),
    source: sourceIn(event),
    standing: () => standings(event),
  };
}

const idIn = (stream: string, kind: string): string | null =>
  stream.startsWith(kind) ? stream.slice(kind.length) : null;

/** The metadata may be of another program. */
function sourceIn(event: StoredEvent): EventSource | null {
  const { source } = metadataIn(event);
  return typeof source?.system === 'string' && typeof source.id === 'string' ? source : null;
}
