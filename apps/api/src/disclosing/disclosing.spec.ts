import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { emptyLedger } from '#disclosure/ledger/ledger';
import { profiles } from '#disclosure/profiles/profiles';
import type { Snapshot } from '#read-models/read-model';
import { ImpossibleQuestion } from '#read-models/answer';
import { cohorts } from '#read-models/cohort/cohort';
import { disclosingWith, type Put } from './disclosing.js';
import { ledgersIn, type Ledgers, openLedgers } from './kept/ledgers.js';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

const researcher = { subject: 'synthetic-researcher', profile: profiles.research, sees: 'EVERYONE' };
const COHORT = 2014;

/** A read model of one cohort, everybody in it in service: these teachers, by number. */
function cohortOf(first: number, last: number, position: string) {
  const teachers = Array.from({ length: last - first + 1 }, (_, index) => `synthetic-${first + index}`);
  let asked = 0;
  const rows = (sql: string): Promise<readonly object[]> => {
    asked += 1;
    const n = teachers.length;
    if (!sql.includes('list(DISTINCT'))
      return Promise.resolve([{ cohort: COHORT, qualified: n, entered: n, in_service: n }]);
    return Promise.resolve(
      ['qualified', 'entered', 'inService'].map((count) => ({
        path: ['cohorts', String(COHORT), count],
        teachers,
      })),
    );
  };
  const snapshot = { position, warnings: [], rows } as unknown as Snapshot;
  const asking = { ask: <T>(_: unknown, work: (of: Snapshot) => Promise<T>): Promise<T> => work(snapshot) };
  return { ...asking, timesAsked: () => asked };
}

const put = (said: object = {}): Put => ({
  question: cohorts as unknown as Put['question'],
  said: { ...said },
  today: '2026-08-31',
});

const qualifiedIn = (answer: unknown): unknown =>
  (answer as { cohorts: readonly { readonly qualified: unknown }[] }).cohorts[0]!.qualified;

describe('answers to whoever may not see every figure', () => {
  it('are by what they were shown before, also after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pathways-test-'));
    folders.push(folder);
    const before = ledgersIn(folder);
    const shown = await disclosingWith(before)(researcher, put(), cohortOf(1, 40, '1'));
    expect(qualifiedIn(shown)).toBe(40);
    before.close();
    const after = ledgersIn(folder);
    const later = await disclosingWith(after)(researcher, put(), cohortOf(1, 43, '2'));
    expect(qualifiedIn(later)).toBeNull();
    const other = { ...researcher, subject: 'synthetic-another' };
    expect(qualifiedIn(await disclosingWith(after)(other, put(), cohortOf(1, 43, '2')))).toBe(45);
    after.close();
  });

  it('are kept where their owner only can read them, also where others once could', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pathways-test-'));
    folders.push(folder);
    const rights = (): readonly number[] =>
      readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
    const before = process.umask(0o022);
    try {
      const first = ledgersIn(folder);
      first.keep('synthetic-researcher', emptyLedger);
      expect(rights()).toEqual([0o600, 0o600, 0o600]);
      for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
      const again = ledgersIn(folder);
      expect(rights()).toEqual([0o600, 0o600, 0o600]);
      again.close();
      first.close();
    } finally {
      process.umask(before);
    }
  });

  it('are taken one after another for one reader, however many are asked at once', async () => {
    const ledgers = openLedgers(':memory:', 10);
    const disclosing = disclosingWith(ledgers);
    const answers = await Promise.all([
      disclosing(researcher, put(), cohortOf(1, 40, '1')),
      disclosing(researcher, put(), cohortOf(1, 43, '2')),
      disclosing(researcher, put(), cohortOf(1, 37, '3')),
    ]);
    expect(answers.map(qualifiedIn)).toEqual([40, null, null]);
    ledgers.close();
  });

  it('are the same again at the same position, and nobody is counted anew for it', async () => {
    const ledgers = openLedgers(':memory:', 10);
    const disclosing = disclosingWith(ledgers);
    const model = cohortOf(1, 40, '1');
    const first = await disclosing(researcher, put(), model);
    expect(model.timesAsked()).toBe(2);
    expect(await disclosing(researcher, put(), model)).toEqual(first);
    expect(model.timesAsked()).toBe(3);
    ledgers.close();
  });

  it('leave no trace where they are refused', async () => {
    const kept: unknown[] = [];
    const ledgers: Ledgers = { ...openLedgers(':memory:', 10), keep: (...each) => void kept.push(each) };
    const disclosing = disclosingWith(ledgers);
    for (const said of [{ asOf: '2026-08-30' }, { knownAt: '2026-08-31T00:00:00Z' }, { among: [1] }])
      await expect(disclosing(researcher, put(said), cohortOf(1, 40, '1'))).rejects.toMatchObject({
        extensions: { code: 'NOT_FOR_THIS_ROLE' },
      });
    const unknown = { ...put(), question: () => Promise.reject(new Error('asked')) };
    await expect(disclosing(researcher, unknown, cohortOf(1, 40, '1'))).rejects.toMatchObject({
      extensions: { code: 'NOT_FOR_THIS_ROLE' },
    });
    expect(kept).toEqual([]);
  });

  it('say nothing of what was counted where it is too much, and what is wrong where it was put wrongly', async () => {
    const ledgers = openLedgers(':memory:', 10);
    const telling = new ImpossibleQuestion('Too many steps for one answer (200413).');
    const broken = {
      ask: <T>(_: unknown, work: (of: Snapshot) => Promise<T>): Promise<T> =>
        work({ rows: () => Promise.reject(telling) } as unknown as Snapshot),
    };
    const error = await disclosingWith(ledgers)(researcher, put(), broken).catch((each: unknown) => each);
    expect(error).toMatchObject({ extensions: { code: 'NOT_FOR_THIS_ROLE' } });
    expect(JSON.stringify([error, String(error), String((error as Error).cause)])).not.toMatch(/\d/);
    const own = { ...researcher, profile: profiles.own };
    await expect(disclosingWith(ledgers)(own, put(), broken)).rejects.toBe(telling);
    const wrong = new ImpossibleQuestion('level must be from 0.5 to below 1.');
    const impossible = { ask: () => Promise.reject(wrong) };
    await expect(disclosingWith(ledgers)(researcher, put(), impossible)).rejects.toBe(wrong);
    ledgers.close();
  });

  it('are none where it is not known whom they count', async () => {
    const ledgers = openLedgers(':memory:', 10);
    const model = cohortOf(1, 40, '1');
    const broken = {
      ask: <T>(viewpoint: unknown, work: (of: Snapshot) => Promise<T>): Promise<T> =>
        model.ask(viewpoint, (snapshot) =>
          work({
            ...snapshot,
            rows: (sql: string) => (sql.includes('list(DISTINCT') ? Promise.resolve([]) : snapshot.rows(sql)),
          } as Snapshot),
        ),
    };
    await expect(disclosingWith(ledgers)(researcher, put(), broken)).rejects.toThrow(
      /not as many as it says/,
    );
    ledgers.close();
  });

  it('go as they are to those whose own they are', async () => {
    const ledgers = openLedgers(':memory:', 10);
    const own = { ...researcher, profile: profiles.own };
    const answer = await disclosingWith(ledgers)(own, put({ asOf: '2026-08-30' }), cohortOf(1, 3, '1'));
    expect(qualifiedIn(answer)).toBe(3);
    expect(ledgers.of(own.subject).cells).toEqual([]);
    ledgers.close();
  });
});
