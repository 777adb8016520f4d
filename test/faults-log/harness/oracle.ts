import { expect } from '@jest/globals';
import Database from 'better-sqlite3';
import type { StoredEvent } from '#event-log/event-log';
import { openSqliteEventLog } from '#event-log/sqlite/sqlite-event-log';
import type { Transcript } from './transcript.js';

/**
 * What must hold after any fault: everything acknowledged is stored, everything stored was tried, nothing is
 * stored twice or in half, revisions have no gap, positions rise, each stream holds what the whole log says of it. What was tried but not acknowledged may be
 * stored: the answer was lost, not the event.
 */
export async function expectIntact(path: string, transcript: Transcript): Promise<void> {
  const ids = (word: string): string[] =>
    transcript.lines.filter((l) => l.word === word).flatMap((l) => l.ids);
  const stored = await storedIn(path);
  const storedIds = new Set(stored.map((e) => e.id));

  expect(storedIds.size).toBe(stored.length);
  expect(ids('ACK').filter((id) => !storedIds.has(id))).toEqual([]);
  const tried = new Set(ids('TRY'));
  expect(stored.filter((e) => !tried.has(e.id))).toEqual([]);
  const halves = transcript.lines.filter((l) => new Set(l.ids.map((id) => storedIds.has(id))).size > 1);
  expect(halves).toEqual([]);
  expectInOrder(stored);
  expect(integrityOf(path)).toBe('ok');
}

async function storedIn(path: string): Promise<StoredEvent[]> {
  const log = openSqliteEventLog(path);
  const stored: StoredEvent[] = [];
  for await (const batch of log.readAll({})) stored.push(...batch);
  for (const stream of new Set(stored.map((e) => e.stream))) {
    const inStream = await log.readStream(stream);
    expect(inStream.map(({ id }) => id)).toEqual(
      stored.filter((e) => e.stream === stream).map(({ id }) => id),
    );
  }
  await log.close();
  return stored;
}

function expectInOrder(stored: readonly StoredEvent[]): void {
  const heads = new Map<string, number>();
  let position = 0;
  const outOfOrder = stored.filter((e) => {
    const inOrder = e.revision === (heads.get(e.stream) ?? 0) + 1 && Number(e.position) > position;
    heads.set(e.stream, e.revision);
    position = Number(e.position);
    return !inOrder;
  });
  expect(outOfOrder).toEqual([]);
}

function integrityOf(path: string): unknown {
  const db = new Database(path, { readonly: true });
  try {
    return db.pragma('integrity_check', { simple: true });
  } finally {
    db.close();
  }
}
