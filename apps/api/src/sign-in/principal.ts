import type { Role } from '#sign-in/role';

export { roles, type Role } from '#sign-in/role';

/** Who asks, as whom, and what for. */
export interface Principal {
  /** Opaque id that the issuer gave the person: no name, no email address. */
  readonly subject: string;
  readonly role: Role;
  /** Ids of the schools, trusts or alliances for which they act; none for roles that act for no organisation. */
  readonly organisations: readonly string[];
  /** What they ask for, in the words of the policy, e.g. `workforce planning`. */
  readonly purpose: string;
}
