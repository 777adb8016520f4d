import { type EventLog, type NewEvent, RevisionConflict } from '#event-log/event-log';
import { AUDIT_STREAM, chained, FIRST, linkIn, type Link } from './chain.js';
import type { AuditEntry, AuditRecord } from './entry.js';
import type { Pseudonyms } from './key.js';
import type { Witness } from './witness.js';

/** The audit cannot be written: nothing may be answered that has to stand in it. */
export class AuditUnavailable extends Error {
  override readonly name = 'AuditUnavailable';
}

/** Writes down what was done, each record chained to the one before it. */
export interface AuditTrail {
  /** On disk when it resolves. @throws AuditUnavailable */
  record(entry: AuditEntry): Promise<void>;
  /**
   * To be written within moments, together with others. While the audit cannot be written a thousand of them are kept;
   * after that this is as strict as `record`. @throws AuditUnavailable
   */
  recordSoon(entry: AuditEntry): Promise<void>;
  close(): Promise<void>;
}

export interface TrailMeans {
  readonly log: EventLog;
  readonly pseudonyms: Pseudonyms;
  readonly witness: Witness;
  readonly now: () => Date;
}

const SOON_MS = 200;
const MOST_KEPT = 1_000;
/** So many go into one append, and so many pseudonyms in all of them: less than a log takes at once. */
const MOST_AT_ONCE = 200;
const MOST_PSEUDONYMS = 20_000;
/** How often it is tried again when another process wrote in between. */
const MOST_ATTEMPTS = 5;
/** A record that touches more is parted, so that none outgrows what a log takes. */
const MOST_TEACHERS = 5_000;

interface Waiting {
  readonly at: string;
  readonly record: Omit<AuditRecord, 'previous'>;
  readonly settle: ((error?: unknown) => void) | undefined;
}

export function auditTrail(means: TrailMeans): AuditTrail {
  const writer = writerOf(means);
  let soon: NodeJS.Timeout | undefined;
  const record = (entry: AuditEntry): Promise<void> =>
    new Promise((resolve, reject) => {
      writer.take(entry, (cause) => {
        if (cause === undefined) resolve();
        else reject(new AuditUnavailable('The audit cannot be written.', { cause }));
      });
      void untilWritten(writer);
    });
  const later = (): void => {
    soon ??= setTimeout(() => {
      soon = undefined;
      void writer.write().then(() => writer.waiting() > 0 && later());
    }, SOON_MS).unref();
  };
  return {
    record,
    async recordSoon(entry) {
      if (writer.waiting() >= MOST_KEPT) return record(entry);
      writer.take(entry, undefined);
      later();
    },
    async close() {
      clearTimeout(soon);
      await untilWritten(writer);
      await writer.write();
      means.witness.close();
    },
  };
}

interface Writer {
  take(entry: AuditEntry, settle: Waiting['settle']): void;
  /** Writes what waits; tells whoever waits for it. */
  write(): Promise<void>;
  waiting(): number;
  isWaitedFor(): boolean;
}

/** One append after another: each record hangs on the one before it. */
function writerOf({ log, pseudonyms, witness, now }: TrailMeans): Writer {
  let waiting: Waiting[] = [];
  let last: Link | undefined;
  let writing: Promise<void> | undefined;

  const giveUp = (batch: readonly Waiting[], error: unknown): void => {
    const all = [...batch, ...waiting];
    last = undefined;
    waiting = all.filter(({ settle }) => !settle);
    all.forEach(({ settle }) => settle?.(error));
  };
  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, fitting(waiting));
      try {
        last = await appended(log, last, batch);
        witness.note(last);
        batch.forEach(({ settle }) => settle?.());
      } catch (error) {
        return giveUp(batch, error);
      }
    }
  };
  return {
    take(entry, settle) {
      const at = now().toISOString();
      const records = recordsOf(entry, pseudonyms);
      const isLast = (index: number): boolean => index === records.length - 1;
      records.forEach((record, index) =>
        waiting.push({ at, record, settle: isLast(index) ? settle : undefined }),
      );
    },
    write: () => (writing ??= writeAll().finally(() => (writing = undefined))),
    waiting: () => waiting.length,
    isWaitedFor: () => waiting.some(({ settle }) => settle),
  };
}

/** Writing under way may have ended just before something was added. */
async function untilWritten(writer: Writer): Promise<void> {
  do await writer.write();
  while (writer.isWaitedFor());
}

/** How many of those that wait go into the next append. */
function fitting(waiting: readonly Waiting[]): number {
  let pseudonyms = 0;
  const over = waiting.findIndex(({ record }, index) => {
    pseudonyms += record.teachers.length;
    return index > 0 && (index === MOST_AT_ONCE || pseudonyms > MOST_PSEUDONYMS);
  });
  return over === -1 ? waiting.length : over;
}

/** Field by field: whatever else an entry may carry is not for the audit. */
function recordsOf(entry: AuditEntry, pseudonyms: Pseudonyms): readonly Omit<AuditRecord, 'previous'>[] {
  const teachers = [...new Set(entry.teachers)].map(pseudonyms.ofTeacher);
  const { subject, role, purpose, operation, scope, rows, outcome, position, requestId } = entry;
  const record = {
    ...{ subject, role, purpose, operation, arguments: pseudonyms.ofArguments(entry.arguments) },
    ...{ scope, rows, outcome, position, requestId },
  };
  const parts = Math.max(1, Math.ceil(teachers.length / MOST_TEACHERS));
  return Array.from({ length: parts }, (_, part) => ({
    ...record,
    teachers: teachers.slice(part * MOST_TEACHERS, (part + 1) * MOST_TEACHERS),
  }));
}

async function appended(log: EventLog, known: Link | undefined, batch: readonly Waiting[]): Promise<Link> {
  let last = known ?? (await lastIn(log));
  for (let attempt = 1; ; attempt += 1) {
    const events: NewEvent[] = [];
    let link = last;
    for (const { at, record } of batch) {
      const next = chained(link, at, record);
      events.push(next.event);
      link = next.link;
    }
    try {
      await log.append(AUDIT_STREAM, last.number, events);
      return link;
    } catch (error) {
      if (!(error instanceof RevisionConflict) || attempt === MOST_ATTEMPTS) throw error;
      last = await lastIn(log);
    }
  }
}

/** An audit has a log of its own, so the last event of it is the last record. */
async function lastIn(log: EventLog): Promise<Link> {
  const head = await log.head();
  const event = head === undefined ? undefined : await log.eventAt(head);
  return event ? linkIn(event) : FIRST;
}
