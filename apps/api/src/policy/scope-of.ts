import type { Scope } from '#read-models/scope/scope';
import type { Principal } from '../sign-in/principal.js';
import { sees } from './kinds.js';

/** Whom somebody may see. Somebody who acts for no organisation, in a role that acts for some, sees nobody. */
export function scopeOf({ role, organisations }: Principal): Scope {
  const seen = sees[role];
  if (seen === 'everybody') return 'EVERYONE';
  return { organisations: seen === 'theirs' ? organisations : [] };
}
