import type { EventLog } from '#event-log/event-log';
import { recordIn } from './chain.js';
import type { StoredRecord } from './entry.js';

/** The latest records that are wanted, in the order in which they were written. */
export async function latestRecords(
  log: Pick<EventLog, 'readAll'>,
  most: number,
  isWanted: (record: StoredRecord) => boolean = () => true,
): Promise<readonly StoredRecord[]> {
  let found: StoredRecord[] = [];
  for await (const batch of log.readAll({}))
    found = [...found, ...batch.map(recordIn).filter(isWanted)].slice(-most);
  return found;
}

/** The latest records that touched a teacher, by the pseudonym that this audit has for the teacher. */
export const recordsTouching = (
  log: Pick<EventLog, 'readAll'>,
  pseudonym: string,
  most: number,
): Promise<readonly StoredRecord[]> =>
  latestRecords(log, most, ({ teachers }) => teachers.includes(pseudonym));
