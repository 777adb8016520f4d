import { isAscii } from 'node:buffer';

/** Text in which bytes are no UTF-8: of a format that is known to come so, or damage. */
export type Encoding = 'utf-8' | 'utf-8 or windows-1252';

/**
 * Bytes as text: UTF-8, or UTF-16 if its mark says so. A mark at the start is left out. Bytes that are no such
 * text become U+FFFD, which the reader of a value refuses; where Windows-1252 (and so Latin-1) is allowed, a text that
 * has them before any character of UTF-8 is read as that.
 */
export async function* decoded(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: Encoding = 'utf-8',
): AsyncGenerator<string> {
  let decode: ((part: Uint8Array, isLast: boolean) => string) | undefined;
  for await (const part of bytes) {
    if (part.length === 0) continue;
    decode ??= decoderFor(part, encoding);
    yield decode(part, false);
  }
  const rest = decode?.(new Uint8Array(), true);
  if (rest) yield rest;
}

function decoderFor([first, second]: Uint8Array, encoding: Encoding) {
  if (first === 0xff && second === 0xfe) return decoding('utf-16le');
  if (first === 0xfe && second === 0xff) return decoding('utf-16be');
  return encoding === 'utf-8' ? decoding('utf-8') : untilItIsNoUtf8();
}

function decoding(encoding: string): (part: Uint8Array, isLast: boolean) => string {
  const decoder = new TextDecoder(encoding);
  return (part, isLast) => decoder.decode(part, { stream: !isLast });
}

/** Text in English may run long before its first letter beyond ASCII tells in which encoding it is. */
function untilItIsNoUtf8() {
  let decide: ((part: Uint8Array, isLast: boolean) => string) | undefined;
  let begun = new Uint8Array();
  return (part: Uint8Array, isLast: boolean): string => {
    if (decide) return decide(part, isLast);
    const whole = begun.length > 0 ? Buffer.concat([begun, part]) : part;
    begun = new Uint8Array();
    if (isAscii(whole)) return Buffer.from(whole.buffer, whole.byteOffset, whole.length).toString('latin1');
    const place = whole.findIndex((byte) => byte > 0x7f);
    const isEnough = isLast || whole.length >= place + LONGEST_CHARACTER;
    if (!isEnough) {
      begun = whole.slice(place);
      return Buffer.from(whole.subarray(0, place)).toString('latin1');
    }
    decide = decoding(beginsWithUtf8(whole.subarray(place)) ? 'utf-8' : 'windows-1252');
    return decide(whole, isLast);
  };
}

const LONGEST_CHARACTER = 4;

const UTF8_CHARACTER =
  /^(?:[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3})/;

const beginsWithUtf8 = (bytes: Uint8Array): boolean =>
  UTF8_CHARACTER.test(Buffer.from(bytes.subarray(0, LONGEST_CHARACTER)).toString('latin1'));
