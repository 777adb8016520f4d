import type { Profile } from '#disclosure/profiles/profile';

/** To whom an answer goes. */
export interface Reader {
  /** Opaque id of the person. */
  readonly subject: string;
  readonly profile: Profile;
  /** Whose facts they see, in any words that differ where it does. */
  readonly sees: string;
}
