import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { largestBody } from '#read-models/affiliation/largest-body';
import { NotBuiltYet, type ReadModel } from '#read-models/read-model';
import { unlessMissing } from '#sign-in/owner-only';
import { todayIn, type Clock } from '../../recording/clock.js';
import type { Principal } from '../principal.js';
import type { LinkedRole } from './links.js';

const FILE = 'sign-in-roles.json';

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

/** The file that says for which organisations the roles act cannot be used: nobody is guessed in its place. */
export class UnusableRoles extends Error {
  override readonly name = 'UnusableRoles';
  override readonly message = `${FILE} of the data folder does not say for whom this role acts. Mend it and use the link again.`;
}

/**
 * Whom the link of a role lets in. For which organisations the role acts is said in `sign-in-roles.json` of the data
 * folder, e.g. `{"tsa_lead": ["synthetic-alliance-1"]}`; otherwise it is the largest alliance or trust on record now.
 *
 * @throws UnusableRoles
 */
export async function whomLinked(
  role: LinkedRole,
  { folder, readModel, clock }: { folder: string; readModel: ReadModel; clock: Clock },
): Promise<Principal> {
  const said = await organisationsSaid(folder, role);
  const organisations = said ?? (await largest(role, readModel, todayIn(clock)));
  return { subject: `link-${role}`, role, organisations, purpose: PURPOSES[role] };
}

async function organisationsSaid(folder: string, role: LinkedRole): Promise<readonly string[] | undefined> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(unlessMissing);
  if (text === undefined) return undefined;
  const said = objectIn(text)[role];
  if (said === undefined || isListOfIds(said)) return said;
  throw new UnusableRoles();
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
  } catch {
    throw new UnusableRoles();
  }
}

const isListOfIds = (said: unknown): said is readonly string[] =>
  Array.isArray(said) && said.every((each) => typeof each === 'string');

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
