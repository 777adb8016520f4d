import type { Principal } from './principal.js';

/** What a request brings along to say who sends it: headers of HTTP. */
export interface Credentials {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
  /** Of the page that sends it, if it is one. */
  readonly origin?: string | undefined;
  readonly host?: string | undefined;
}

/** Somebody who has signed in. */
export interface SignedIn {
  readonly principal: Principal;
  /** When this ends by itself, in milliseconds since 1970. */
  readonly until: number;
  /** Whether it still holds now: neither over nor taken back. */
  holds(): Promise<boolean>;
}

/**
 * Who brings credentials; undefined for nobody, or for credentials that are worth nothing.
 *
 * @throws IssuerUnavailable whoever vouches for people cannot be asked for now
 */
export type WhoAsks = (credentials: Credentials) => Promise<SignedIn | undefined>;

/** Whoever vouches for people cannot be asked for now. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}
