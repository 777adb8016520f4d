import type { MongoAbility } from '@casl/ability';
import { createMongoAbility } from '@casl/ability';
import type { ProfileName } from '#disclosure/profiles/profile';
import { type Principal, type Role, roles } from '../sign-in/principal.js';
import { type ClosedKind, decisions, profiles } from './kinds.js';
import { kindByOperation } from './operations.js';

type Ability = MongoAbility<['do', ClosedKind]>;

const abilities = new Map(
  roles.map((role) => [
    role,
    createMongoAbility<['do', ClosedKind]>(
      (Object.keys(decisions) as ClosedKind[])
        .filter((kind) => decisions[kind].includes(role))
        .map((subject) => ({ action: 'do', subject })),
    ),
  ]),
) as ReadonlyMap<Role, Ability>;

/** Whether somebody may do what is of a kind, within what they may see. */
export const canDo = ({ role }: Principal, kind: ClosedKind): boolean =>
  abilities.get(role)?.can('do', kind) ?? false;

/**
 * Whether somebody may do an operation, by its name: `Query.headcount`, `GET /metrics`. One that is in no table is for
 * nobody.
 */
export function can(principal: Principal, operation: string): boolean {
  const kind = kindByOperation.get(operation);
  return kind === 'open' || (kind !== undefined && canDo(principal, kind));
}

/** How much of a figure somebody is shown; null: none at all. */
export const profileOf = ({ role }: Principal): ProfileName | null => profiles[role] ?? null;
