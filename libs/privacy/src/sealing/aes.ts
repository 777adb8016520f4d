import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM as NIST SP 800-38D has it: a random nonce of 96 bits in front, the tag of 128 bits behind. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What cannot be opened was altered, moved from where it was sealed, or sealed with another key. */
export class NotOpened extends Error {
  override readonly name = 'NotOpened';
}

/** Where something belongs. It opens nowhere else. */
export type Place = readonly string[];

const authenticated = (place: Place): Buffer => Buffer.from(JSON.stringify(place));

/** @param key 32 bytes */
export function sealed(content: Uint8Array, key: Uint8Array, place: Place): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(authenticated(place));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** @throws NotOpened */
export function opened(box: Uint8Array, key: Uint8Array, place: Place): Buffer {
  const [nonce, tag] = [box.subarray(0, NONCE_BYTES), box.subarray(-TAG_BYTES)];
  if (box.length < NONCE_BYTES + TAG_BYTES) throw new NotOpened('It is too short to be anything sealed.');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(authenticated(place)).setAuthTag(tag);
    return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new NotOpened('It was altered, moved, or sealed with another key.');
  }
}
