import { join } from 'node:path';
import { userInfo } from 'node:os';
import type { AuditEntry } from '#audit/entry';
import { pseudonymsStanding, UnusableAuditKey, type Pseudonyms } from '#audit/key';
import { auditTrail } from '#audit/trail';
import { witnessAt } from '#audit/witness';
import type { EventLog } from '#event-log/event-log';
import { UnusableFile } from '#intake/csv/problem';
import { openExistingLog } from '../open-log.js';
import type { Terminal } from '../terminal.js';

/** Where the audit is, settled as the service settles it. */
export interface AuditPlaces {
  readonly url: string;
  readonly keyFile: string;
  /** The note of how far it had come. */
  readonly headFile: string;
}

export function auditIn({ env }: Pick<Terminal, 'env'>): AuditPlaces {
  const folder = env['PATHWAYS_DATA'] || 'data';
  return {
    url: env['PATHWAYS_AUDIT'] || `sqlite:${join(folder, 'audit.sqlite')}`,
    keyFile: join(folder, 'audit.key'),
    headFile: join(folder, 'audit.head'),
  };
}

export const AUDIT_ENVIRONMENT = `
Environment:
  PATHWAYS_AUDIT  the log of the audit
  PATHWAYS_DATA   else the folder it is in, with its key (default: data)`;

export const openAuditLog = ({ url }: AuditPlaces): Promise<EventLog> =>
  openExistingLog(url, 'PATHWAYS_AUDIT and PATHWAYS_DATA');

/** @throws UnusableFile the key is not there, or is none */
export function pseudonymsIn({ keyFile }: AuditPlaces): Pseudonyms {
  try {
    return pseudonymsStanding(keyFile);
  } catch (error) {
    if (error instanceof UnusableAuditKey) throw new UnusableFile(error.message);
    throw error;
  }
}

/**
 * Writes into the audit that it is being read: who does has access to its files, and is known by the number that the
 * system gives them.
 *
 * @throws AuditUnavailable nothing may be shown
 */
export async function noteReading(
  log: EventLog,
  places: AuditPlaces,
  what: Pick<AuditEntry, 'operation' | 'arguments' | 'teachers' | 'rows'>,
): Promise<void> {
  const trail = auditTrail({
    log,
    pseudonyms: pseudonymsIn(places),
    witness: witnessAt(places.headFile),
    now: () => new Date(),
  });
  try {
    await trail.record({
      ...{ subject: `local:${userInfo().uid}`, role: 'access to the files', purpose: 'reading the audit' },
      ...{ scope: 'everybody', outcome: 'allowed', position: null, requestId: `process-${process.pid}` },
      ...what,
    });
  } finally {
    await trail.close();
  }
}
