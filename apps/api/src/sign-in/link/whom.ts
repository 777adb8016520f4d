import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { largestBody } from '#read-models/affiliation/largest-body';
import { NotBuiltYet, type ReadModel } from '#read-models/read-model';
import type { Principal } from '../principal.js';
import type { LinkedRole } from './links.js';

const PURPOSES: Readonly<Record<LinkedRole, string>> = {
  tsa_lead: 'placements and retention in the alliance',
  trust_planner: 'workforce planning in the trust',
  researcher: 'research',
  data_officer: 'data protection',
};

/** For whom the roles act where nobody says so: the largest of their kind. */
const KINDS: Readonly<Partial<Record<LinkedRole, 'trust' | 'alliance'>>> = {
  tsa_lead: 'alliance',
  trust_planner: 'trust',
};

/**
 * Whom the link of a role lets in. For which organisations the role acts is said in `sign-in-roles.json` of the data
 * folder, e.g. `{"tsa_lead": ["synthetic-alliance-1"]}`; otherwise it is the largest alliance or trust on record now.
 *
 * @param today calendar date
 */
export async function whomLinked(
  role: LinkedRole,
  { folder, readModel, today }: { folder: string; readModel: ReadModel; today: string },
): Promise<Principal> {
  const said = await organisationsSaid(folder, role);
  const organisations = said ?? (await largest(role, readModel, today));
  return { subject: `link-${role}`, role, organisations, purpose: PURPOSES[role] };
}

async function organisationsSaid(folder: string, role: LinkedRole): Promise<readonly string[] | undefined> {
  const text = await readFile(join(folder, 'sign-in-roles.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const said = (JSON.parse(text) as Readonly<Record<string, unknown>>)[role];
  return Array.isArray(said) ? said.map(String) : undefined;
}

async function largest(role: LinkedRole, readModel: ReadModel, today: string): Promise<readonly string[]> {
  const kind = KINDS[role];
  if (kind === undefined) return [];
  try {
    const found = await largestBody(readModel.seenBy('EVERYONE'), kind, today);
    return found === undefined ? [] : [found];
  } catch (error) {
    if (error instanceof NotBuiltYet) return [];
    throw error;
  }
}
