import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventLog } from '#event-log/event-log';
import { pseudonymsBy } from '#audit/key';
import { auditTrail, type AuditTrail } from '#audit/trail';
import { witnessAt } from '#audit/witness';
import { openEventLog } from '#event-log/open';
import type { Clock } from '../recording/clock.js';

export interface OpenAudit extends AuditTrail {
  readonly log: EventLog;
}

/**
 * Opens the audit: a log of its own, through the port of the event log, with its key and the note of how far it had come
 * in the folder of the service's data.
 *
 * @param url of its log
 */
export async function openAudit(url: string, dataFolder: string, clock: Clock): Promise<OpenAudit> {
  await mkdir(dataFolder, { recursive: true });
  const pseudonyms = pseudonymsBy(join(dataFolder, 'audit.key'));
  const log = await openEventLog(url);
  const witness = witnessAt(join(dataFolder, 'audit.head'));
  const trail = auditTrail({ log, pseudonyms, witness, now: () => clock.now() });
  return {
    ...{ log, record: trail.record, recordSoon: trail.recordSoon },
    async close() {
      await trail.close();
      await log.close();
    },
  };
}
