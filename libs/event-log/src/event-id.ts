import { hash } from 'node:crypto';

/** Never change these: a retry or a second import would no longer be recognised. */
const COMMANDS = namespace('4e56e5e1-8ca6-44ee-a2fe-16e6f9571ccb');
const SOURCES = namespace('5aad37a9-df49-48c4-af04-1a62842365c5');

/**
 * Id of the event a command wrote at a place (`index`, from 0) among its events for a stream. The same
 * arguments always give the same UUID (version 5), so a retried command carries the same ids.
 */
export function eventIdOf(commandId: string, stream: string, index: number): string {
  return uuid5(JSON.stringify([commandId, stream, index]), COMMANDS);
}

/** Id of the event made from a row of another system. The same row always gives the same UUID (version 5). */
export function sourceEventId(sourceSystem: string, sourceId: string): string {
  return uuid5(JSON.stringify([sourceSystem, sourceId]), SOURCES);
}

/** RFC 9562, 5.5. Every imported fact has one, and the library's takes as long as writing the fact to disk. */
function uuid5(name: string, namespace: Buffer): string {
  const digest = hash('sha1', Buffer.concat([namespace, Buffer.from(name)]), 'hex');
  const variant = '89ab'[Number.parseInt(digest.charAt(16), 16) & 3];
  const [low, middle] = [digest.slice(0, 8), digest.slice(8, 12)];
  return `${low}-${middle}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

function namespace(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}
