import { roles, type Principal, type Role } from '../principal.js';

/** Which claims of an issuer say what of a person. */
export interface ClaimNames {
  readonly role: string;
  readonly organisations: string;
  readonly purpose: string;
}

export const OWN_CLAIMS: ClaimNames = { role: 'role', organisations: 'organisations', purpose: 'purpose' };

/** More than any person acts for; a list of thousands is an attack or a mistake. */
const MOST_ORGANISATIONS = 200;

const NO_PURPOSE = 'not stated';

/** Whom verified claims speak of; undefined unless they say it fully: no role is guessed. */
export function principalIn(
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames,
): Principal | undefined {
  const { sub: subject, [names.role]: said, [names.purpose]: purpose } = claims;
  const role = roleIn(said);
  const organisations = idsIn(claims[names.organisations]);
  if (typeof subject !== 'string' || subject === '' || !role || !organisations) return undefined;
  return { subject, role, organisations, purpose: typeof purpose === 'string' ? purpose : NO_PURPOSE };
}

/** An issuer may say several things of a person, of which one is a role here. Of two roles none is taken. */
function roleIn(said: unknown): Role | undefined {
  const [role, another] = [said].flat().filter(isRole);
  return another === undefined ? role : undefined;
}

const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

function idsIn(value: unknown): readonly string[] | undefined {
  if (value === undefined) return [];
  const ids = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const isWhole = ids.length <= MOST_ORGANISATIONS && ids.every((id) => typeof id === 'string' && id !== '');
  return isWhole ? (ids as readonly string[]) : undefined;
}
