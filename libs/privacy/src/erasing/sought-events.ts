import type { EventLog, StoredEvent } from '#event-log/event-log';
import { isSought } from '#event-log/sought';

export type WholeLog = Pick<EventLog, 'append' | 'readStream' | 'readAll' | 'head' | 'eventAt'>;

/** The streams on which there is an event of some types, of which only those that `isMeant` count. */
export async function streamsWith(
  log: Pick<EventLog, 'readAll'>,
  types: readonly string[],
  {
    after,
    isMeant = () => true,
  }: { readonly after?: string | undefined; readonly isMeant?: (event: StoredEvent) => boolean } = {},
): Promise<readonly string[]> {
  const sought = { types };
  const streams = new Set<string>();
  for await (const batch of log.readAll({ sought, ...(after !== undefined && { after }) }))
    for (const event of batch) if (isSought(event, sought) && isMeant(event)) streams.add(event.stream);
  return [...streams];
}
