import { randomUUID } from 'node:crypto';
import type { MemoryLog, ProposedRecord } from './memory-log.js';

/** A server keeps its own book in the same log; this is how many appends lie between two of its entries. */
const APPENDS_BETWEEN_STATISTICS = 25;

const proposed = (type: string, data: unknown, isJson = true): ProposedRecord => ({
  id: randomUUID(),
  type,
  isJson,
  data: Buffer.from(isJson ? JSON.stringify(data) : String(data)),
  metadata: new Uint8Array(),
});

/** What a server writes for itself when it starts. */
export function plantSystemEvents(log: MemoryLog): void {
  log.append('$$$settings', 'any', [proposed('$metadata', { $acl: { $r: '$admins' } })]);
  log.append('$users', 'any', [proposed('$User', 'admin', false)]);
  log.append('$system-epochs', 'any', [proposed('$epoch-information', { epochNumber: 0 })]);
}

/** Lets the server's own statistics appear among the events of others. */
export function plantStatisticsRegularly(log: MemoryLog): void {
  let appends = 0;
  log.onAppended(() => {
    appends += 1;
    if (appends % APPENDS_BETWEEN_STATISTICS === 0) {
      log.append('$stats-127.0.0.1:2113', 'any', [proposed('$statsCollected', { appends })]);
    }
  });
}

/** Events of other applications that share the log, of every sort, in streams of their own. */
export function plantForeignEvents(log: MemoryLog, count: number): void {
  const sorts: readonly (readonly [stream: string, event: ProposedRecord])[] = [
    ['order-1', proposed('OrderPlaced', { total: 12 })],
    ['$$order-1', proposed('$metadata', { $maxCount: 10 })],
    ['basket', proposed('BasketEmptied', 'no JSON at all', false)],
    ['teacher', proposed('TeacherSeen', { note: 'a stream of another application with a familiar name' })],
    ['$ce-order', proposed('$>', '0@order-1', false)],
  ];
  for (let n = 0; n < count; n += 1) {
    const [stream, event] = sorts[n % sorts.length] as (typeof sorts)[number];
    log.append(stream, 'any', [{ ...event, id: randomUUID() }]);
  }
}
