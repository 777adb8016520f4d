import { id } from '../field.js';

/**
 * Facts of an identifier that a source knows a teacher by. Its stream is named after a keyed digest, never after the
 * identifier itself, so that nothing personal is kept.
 */
export const identifierFacts = {
  /** Whose the identifier is. Of several in force the latest holds. */
  IdentifierAssigned: { scheme: id, teacher: id },
  /** The person of that record was erased: the identifier is nobody's any more. */
  IdentifierReleased: { teacher: id },
  /** With which key the digests of this record are made, told by a digest of the key itself. */
  IdentityKeyUsed: { fingerprint: id },
} as const;
