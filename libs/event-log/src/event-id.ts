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
  return uuid5(`[${JSON.stringify(sourceSystem)},${JSON.stringify(sourceId)}]`, SOURCES);
}

const HEX_DIGITS = Buffer.from('0123456789abcdef');

/** Where each byte of a UUID has its two digits in its text. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];

const text = Buffer.alloc(36, '-');

const NAMESPACE_BYTES = 16;

/** Every imported fact has a name made here: room for it once, and for a longer one for that one. */
const room = Buffer.alloc(1024);
const roomFor = (name: string): Buffer =>
  NAMESPACE_BYTES + 3 * name.length <= room.length ? room : Buffer.alloc(NAMESPACE_BYTES + 3 * name.length);

/**
 * RFC 9562, 5.5. Every imported fact has one, and the library's takes as long as writing the fact to disk. Written
 * digit by digit because a text put together from pieces is copied once more by whoever stores it.
 */
function uuid5(name: string, namespace: Buffer): string {
  const hashed = roomFor(name);
  namespace.copy(hashed);
  const end = NAMESPACE_BYTES + hashed.write(name, NAMESPACE_BYTES);
  const bytes = hash('sha1', hashed.subarray(0, end), 'binary');
  for (let i = 0; i < PLACES.length; i += 1) {
    const place = PLACES[i]!;
    const byte = withMarks(bytes.charCodeAt(i), i);
    text[place] = HEX_DIGITS[byte >> 4]!;
    text[place + 1] = HEX_DIGITS[byte & 15]!;
  }
  return text.toString('latin1');
}

/** The version stands in the seventh byte, the variant in the ninth. */
function withMarks(byte: number, index: number): number {
  if (index === 6) return (byte & 0x0f) | 0x50;
  return index === 8 ? (byte & 0x3f) | 0x80 : byte;
}

function namespace(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}
