import { createHash, randomBytes } from 'node:crypto';
import { linksFileIn } from '#sign-in/links-file';
import { replaceSecretIn } from '#sign-in/owner-only';
import type { Role } from '../principal.js';

/** Whom a link lets in. */
export const linkedRoles = [
  'tsa_lead',
  'trust_planner',
  'researcher',
  'data_officer',
] as const satisfies readonly Role[];

export type LinkedRole = (typeof linkedRoles)[number];

export const LINK_PARAMETER = 'link';

/** One-time links: each lets in once, as a role; then another takes its place in the file. */
export interface Links {
  /** Makes them for the service at a URL and writes them down, for the owner of the data folder only. */
  publish(url: string): Promise<ReadonlyMap<LinkedRole, string>>;
  /** As whom a code lets in, as long as it was not taken. */
  roleOf(code: string): LinkedRole | undefined;
  /** Uses a code up. @returns whether it was good until then */
  take(code: string): Promise<boolean>;
}

export function linksIn(folder: string): Links {
  const roleByDigest = new Map<string, LinkedRole>();
  const links = new Map<LinkedRole, string>();
  let place = '';
  const renew = (role: LinkedRole): void => {
    const code = randomBytes(32).toString('base64url');
    roleByDigest.set(digestOf(code), role);
    links.set(role, `${place}/sign-in?${LINK_PARAMETER}=${code}`);
  };
  const write = (): Promise<void> =>
    replaceSecretIn(linksFileIn(folder), [...links].map(([role, link]) => `${role} ${link}\n`).join(''));
  return {
    async publish(url) {
      place = url;
      linkedRoles.forEach(renew);
      await write();
      return new Map(links);
    },
    roleOf: (code) => roleByDigest.get(digestOf(code)),
    async take(code) {
      const digest = digestOf(code);
      const role = roleByDigest.get(digest);
      if (!role) return false;
      roleByDigest.delete(digest);
      renew(role);
      await write();
      return true;
    },
  };
}

const digestOf = (code: string): string => createHash('sha256').update(code).digest('base64');
