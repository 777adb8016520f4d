import { createHmac, timingSafeEqual } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Principal } from '../sign-in/principal.js';

/** Cursors as they leave the house: each bears a seal, good for whoever sees as much as whom it was given to. */
export interface Cursors {
  seal(principal: Principal, cursor: string): string;
  /** @throws GraphQLError BAD_CURSOR it was given to somebody who sees other people, or was edited, or made up */
  open(principal: Principal, text: string): string;
}

const SEAL_LENGTH = 22;

/** @param key at least 32 random bytes, the same for all services that answer the same clients */
export function cursorsSealedWith(key: string): Cursors {
  const sealOf = (principal: Principal, cursor: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([sightOf(principal), cursor]))
      .digest('base64url')
      .slice(0, SEAL_LENGTH);
  return {
    seal: (principal, cursor) => `${cursor}.${sealOf(principal, cursor)}`,
    open(principal, text) {
      const cursor = text.slice(0, -SEAL_LENGTH - 1);
      const expected = Buffer.from(`${cursor}.${sealOf(principal, cursor)}`);
      const given = Buffer.from(text);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw badCursor();
      return cursor;
    },
  };
}

const sightOf = ({ role, organisations }: Principal): string =>
  JSON.stringify([role, [...new Set(organisations)].toSorted()]);

const badCursor = (): GraphQLError =>
  new GraphQLError('after is not a cursor that you were given for this list.', {
    extensions: { code: 'BAD_CURSOR' },
  });
