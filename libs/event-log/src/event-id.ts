import { v5 } from 'uuid';

/** Never change these: a retry or a second import would no longer be recognised. */
const COMMANDS = '4e56e5e1-8ca6-44ee-a2fe-16e6f9571ccb';
const SOURCES = '5aad37a9-df49-48c4-af04-1a62842365c5';

/**
 * Id of the event a command wrote at a place (`index`, from 0) among its events for a stream. The same
 * arguments always give the same UUID (version 5), so a retried command carries the same ids.
 */
export function eventIdOf(commandId: string, stream: string, index: number): string {
  return v5(JSON.stringify([commandId, stream, index]), COMMANDS);
}

/** Id of the event made from a row of another system. The same row always gives the same UUID (version 5). */
export function sourceEventId(sourceSystem: string, sourceId: string): string {
  return v5(JSON.stringify([sourceSystem, sourceId]), SOURCES);
}
