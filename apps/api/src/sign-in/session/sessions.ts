import { createHash, randomBytes } from 'node:crypto';
import type { IsRevoked } from '#sign-in/revocations';
import type { Principal } from '../principal.js';
import type { SignedIn } from '../who-asks.js';

/** A working day. */
export const LONGEST_SESSION_MS = 8 * 3_600_000;
/** Who does nothing for so long has gone home. */
const IDLE_MS = 3_600_000;
/** Beyond these the oldest ends. */
const MOST_SESSIONS = 10_000;

/** Who is signed in, in a browser. Kept in memory alone: a restart signs everybody out. */
export interface Sessions {
  /** @returns a new id, told to nobody but the browser: here only its digest is kept */
  begin(principal: Principal): string;
  of(id: string): Promise<SignedIn | undefined>;
  end(id: string): void;
}

interface Session {
  readonly principal: Principal;
  readonly since: number;
  lastSeen: number;
}

export function sessionsUnless(isRevoked: IsRevoked, now: () => number = Date.now): Sessions {
  const sessions = new Map<string, Session>();
  const endOf = ({ since, lastSeen }: Session): number =>
    Math.min(since + LONGEST_SESSION_MS, lastSeen + IDLE_MS);
  const holds = async (key: string): Promise<boolean> => {
    const session = sessions.get(key);
    if (!session) return false;
    const isOver = now() >= endOf(session) || (await isRevoked(session.principal.subject, session.since));
    if (isOver) sessions.delete(key);
    return !isOver;
  };
  return {
    begin(principal) {
      const id = randomBytes(32).toString('base64url');
      if (sessions.size >= MOST_SESSIONS) sessions.delete(sessions.keys().next().value!);
      sessions.set(digestOf(id), { principal, since: now(), lastSeen: now() });
      return id;
    },
    async of(id) {
      const key = digestOf(id);
      const session = sessions.get(key);
      if (!session || !(await holds(key))) return undefined;
      session.lastSeen = now();
      return { principal: session.principal, until: endOf(session), holds: () => holds(key) };
    },
    end: (id) => void sessions.delete(digestOf(id)),
  };
}

const digestOf = (id: string): string => createHash('sha256').update(id).digest('base64');
