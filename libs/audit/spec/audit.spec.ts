import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventLog, LogUnavailable } from '#event-log/event-log';
import { openEventLog } from '#event-log/open';
import type { AuditEntry } from '../src/entry.js';
import { pseudonymsBy, pseudonymsStanding } from '../src/key.js';
import { latestRecords, recordsTouching } from '../src/read.js';
import { type AuditTrail, auditTrail, AuditUnavailable } from '../src/trail.js';
import { verifyAudit } from '../src/verify.js';
import { notedIn, witnessAt } from '../src/witness.js';

const entry: AuditEntry = {
  subject: 'synthetic-subject',
  role: 'data_officer',
  purpose: 'to test',
  operation: 'timeline',
  arguments: { teacherId: 'synthetic-blake' },
  scope: 'everyone',
  teachers: ['synthetic-blake'],
  rows: 1,
  outcome: 'allowed',
  position: '7',
  requestId: 'r-1',
};

let folder: string;
let log: EventLog;
let trail: AuditTrail;
const keyFile = (): string => join(folder, 'audit.key');
const opened = (on: EventLog): AuditTrail =>
  auditTrail({
    log: on,
    pseudonyms: pseudonymsBy(keyFile()),
    witness: witnessAt(join(folder, 'audit.head')),
    now: () => new Date('2026-01-01T00:00:00Z'),
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pathways-audit-'));
  log = await openEventLog(`sqlite:${join(folder, 'audit.sqlite')}`);
  trail = opened(log);
});
afterEach(async () => {
  await trail.close();
  await log.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an audit', () => {
  it('keeps who did what in a chain that holds, whoever writes at the same time', async () => {
    const other = opened(log);
    await Promise.all(
      Array.from({ length: 60 }, (_, n) => (n % 2 ? trail : other).record({ ...entry, requestId: `r-${n}` })),
    );
    await other.close();
    const { last, broken } = await verifyAudit(log, notedIn(join(folder, 'audit.head')));
    expect({ number: last.number, broken }).toEqual({ number: 60, broken: undefined });
    const records = await latestRecords(log, 100);
    expect(new Set(records.map(({ requestId }) => requestId)).size).toBe(60);
  });

  it('holds no id of a teacher and no argument, and finds the teacher again by the key', async () => {
    const talkative = { ...entry, below: 'synthetic-blake, as the document wrote it' };
    await trail.record(talkative);
    await trail.record({
      ...entry,
      teachers: ['synthetic-somebody-else'],
      arguments: { teacherId: 'other' },
    });
    const [first, second] = await latestRecords(log, 2);
    expect(JSON.stringify([first, second])).not.toMatch(/blake|somebody|other/);
    const pseudonym = pseudonymsStanding(keyFile()).ofTeacher('synthetic-blake');
    expect(await recordsTouching(log, pseudonym, 10)).toEqual([first]);
    expect(first!.arguments).not.toBe(second!.arguments);
  });

  it('says no when a record cannot be written, and goes on when it can again', async () => {
    let isDown = true;
    const failing = opened({
      ...log,
      append: (...args) => (isDown ? Promise.reject(new LogUnavailable('down')) : log.append(...args)),
    });
    await failing.recordSoon({ ...entry, requestId: 'soon' });
    await expect(failing.record(entry)).rejects.toThrow(AuditUnavailable);
    isDown = false;
    await failing.record({ ...entry, requestId: 'later' });
    await failing.close();
    expect((await latestRecords(log, 10)).map(({ requestId }) => requestId)).toEqual(['soon', 'later']);
  });

  it('parts a record that touches very many, and loses none of them', async () => {
    const teachers = Array.from({ length: 12_000 }, (_, n) => `synthetic-${n}`);
    await Promise.all([trail.record({ ...entry, teachers }), trail.record({ ...entry, teachers })]);
    const records = await latestRecords(log, 10);
    expect(records.map((record) => record.teachers.length)).toEqual([
      5_000, 5_000, 2_000, 5_000, 5_000, 2_000,
    ]);
    expect((await verifyAudit(log, undefined)).broken).toBeUndefined();
  });

  it('makes a key that only its owner can read, once', () => {
    const again = pseudonymsBy(keyFile()).ofTeacher('synthetic-blake');
    expect(pseudonymsStanding(keyFile()).ofTeacher('synthetic-blake')).toBe(again);
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(readFileSync(keyFile(), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  });
});
