import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import type { AuditEntry } from '#audit/entry';
import { pseudonymsBy } from '#audit/key';
import { auditTrail } from '#audit/trail';
import { witnessAt } from '#audit/witness';
import { openEventLog } from '#event-log/open';
import { run } from '../../apps/cli/src/pathways.js';

const entry = (n: number): AuditEntry => ({
  ...{ subject: `synthetic-${n}`, role: 'school', purpose: 'a test', operation: 'Query.timeline' },
  ...{ arguments: { n }, scope: 'everybody', teachers: [`synthetic-teacher-${n % 2}`], rows: 1 },
  ...{ outcome: 'allowed', position: null, requestId: String(n) },
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pathways-audit-'));
  const log = await openEventLog(`sqlite:${join(folder, 'audit.sqlite')}`);
  const trail = auditTrail({
    ...{ log, now: () => new Date(), witness: witnessAt(join(folder, 'audit.head')) },
    pseudonyms: pseudonymsBy(join(folder, 'audit.key')),
  });
  for (let n = 1; n <= 9; n += 1) await trail.record(entry(n));
  await trail.close();
  await log.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Says a command about the audit in the folder. */
async function audit(...args: readonly string[]) {
  const said = { stdout: '', stderr: '' };
  const exitCode = await run(['audit', ...args], {
    stdin: (async function* () {})(),
    stdout: { write: (text) => (said.stdout += text) },
    stderr: new Writable({
      write(text, _encoding, done) {
        said.stderr += String(text);
        done();
      },
    }),
    env: { PATHWAYS_DATA: folder },
    signal: new AbortController().signal,
  });
  return { exitCode, ...said };
}

/** As somebody would who has the file, and takes its guards away. */
function tamper(sql: string): void {
  const db = new Database(join(folder, 'audit.sqlite'));
  db.function('only_the_event_log_appends', { deterministic: true }, () => 1);
  db.exec(`DROP TRIGGER events_keep_update; DROP TRIGGER events_keep_delete; ${sql}`);
  db.close();
}

describe('A51: a row of the audit is changed or taken out in SQLite', () => {
  it('an audit that nobody touched is sound', async () => {
    expect(await audit('verify')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('sound: 9 records'),
    });
  });

  it.each([
    ['edited', "UPDATE events SET data = replace(data, 'allowed', 'denied') WHERE revision = 4", 4],
    ['dated otherwise', "UPDATE events SET recorded_at = '2020-01-01T00:00:00Z' WHERE revision = 2", 2],
    ['taken out of the middle', 'DELETE FROM events WHERE revision = 6', 6],
    ['cut off at the end', 'DELETE FROM events WHERE revision > 7', 8],
    [
      'given another name in its chain',
      `UPDATE events SET metadata = json_object('hash', hex(zeroblob(32))) WHERE revision = 9`,
      9,
    ],
  ])('%s: verify fails and names it', async (_how, sql, number) => {
    tamper(sql);
    const { exitCode, stderr } = await audit('verify');
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`broken at record ${number}:`);
  });

  it('made anew from the first byte to the last: seen by what was noted elsewhere', async () => {
    const { stderr } = await audit('verify');
    const [noted] = /\d+:[0-9a-f]{64}/.exec(stderr)!;
    await rm(join(folder, 'audit.sqlite'));
    await rm(join(folder, 'audit.head'));
    const log = await openEventLog(`sqlite:${join(folder, 'audit.sqlite')}`);
    const trail = auditTrail({
      ...{ log, now: () => new Date(), witness: witnessAt(join(folder, 'audit.head')) },
      pseudonyms: pseudonymsBy(join(folder, 'audit.key')),
    });
    for (let n = 1; n <= 9; n += 1) await trail.record(entry(n + 1));
    await trail.close();
    await log.close();
    expect((await audit('verify')).exitCode).toBe(0);
    expect(await audit('verify', '--noted', noted)).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('broken at record 9'),
    });
  });
});

describe('reading the audit', () => {
  it('tells a teacher who looked at their record, by a pseudonym, and is written down itself', async () => {
    const { stdout } = await audit('of', 'synthetic-teacher-1', '--json');
    const records = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly subject: string });
    expect(records.map(({ subject }) => subject)).toEqual([1, 3, 5, 7, 9].map((n) => `synthetic-${n}`));
    expect(stdout).not.toContain('synthetic-teacher');
    const shown = await audit('show', '--last', '2');
    expect(shown.stdout.trim().split('\n')).toHaveLength(2);
    expect((await audit('show')).stdout).toMatch(
      /local:\d+ .*audit of allowed {2}5 rows, 1 teachers\n.*audit show allowed/,
    );
    expect((await audit('verify')).exitCode).toBe(0);
  });
});
