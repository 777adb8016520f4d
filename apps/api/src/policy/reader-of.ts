import { profiles } from '#disclosure/profiles/profiles';
import type { Reader } from '../disclosing/reader.js';
import type { Principal } from '../sign-in/principal.js';
import { profileOf } from './ability.js';
import { refused } from './refused.js';
import { scopeOf } from './scope-of.js';

/**
 * To whom figures go.
 *
 * @throws GraphQLError FORBIDDEN no figures are for this role
 */
export function readerOf(principal: Principal): Reader {
  const profile = profileOf(principal);
  if (profile === null) throw refused();
  const scope = scopeOf(principal);
  return {
    subject: principal.subject,
    profile: profiles[profile],
    sees: scope === 'EVERYONE' ? scope : JSON.stringify(scope.organisations.toSorted()),
  };
}
