import type { AuditEntry } from '#audit/entry';
import type { AuditTrail } from '#audit/trail';
import { scopeOf } from '../policy/scope-of.js';
import type { Principal } from '../sign-in/principal.js';

/** What was done, without who did it. */
export interface Done extends Pick<AuditEntry, 'operation' | 'outcome' | 'rows' | 'requestId'> {
  readonly arguments: unknown;
  readonly teachers: Iterable<string>;
  readonly position: string | null;
  /** Whether nothing may go out before it is written down. */
  readonly isPersonal: boolean;
}

/** Writes down who did what. */
export interface Audit {
  /** @throws AuditUnavailable nothing may be answered */
  note(principal: Principal, done: Done): Promise<void>;
}

export const auditOn = (trail: Pick<AuditTrail, 'record' | 'recordSoon'>): Audit => ({
  note({ subject, role, purpose, ...rest }, { isPersonal, teachers, ...done }) {
    const seen = scopeOf({ subject, role, purpose, ...rest });
    const entry: AuditEntry = {
      ...{ subject, role, purpose, ...done, teachers: [...teachers] },
      scope: seen === 'EVERYONE' ? 'everybody' : seen.organisations.join(' '),
    };
    return isPersonal || done.outcome === 'denied' ? trail.record(entry) : trail.recordSoon(entry);
  },
});
