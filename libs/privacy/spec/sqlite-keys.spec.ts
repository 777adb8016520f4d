import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { sqliteKeys } from '../src/keys/sqlite-keys.js';
import { keptKeysContract } from './kept-keys.contract.js';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'pathways-keys-'));

keptKeysContract('SQLite', async () => {
  const folder = newFolder();
  return {
    open: async () => sqliteKeys(join(folder, 'keys.sqlite')),
    bytes: async () => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file)))),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
});

it('only their owner may read the file of the keys', async () => {
  const file = join(newFolder(), 'keys.sqlite');
  await sqliteKeys(file).close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('a tombstone in the file can be neither deleted nor given a key', async () => {
  const file = join(newFolder(), 'keys.sqlite');
  const kept = sqliteKeys(file);
  await kept.erase(['one'], '2026-09-01T00:00:00.000Z');
  await kept.close();
  const db = new Database(file);
  expect(() => db.exec('DELETE FROM keys')).toThrow('a tombstone stays');
  expect(() => db.exec("UPDATE keys SET wrapped = x'00', erased_at = NULL")).toThrow('an erasure stays');
  db.close();
});

it('a file of something else, or of a later release, is refused', async () => {
  const file = join(newFolder(), 'other.sqlite');
  const db = new Database(file);
  db.exec('CREATE TABLE other (thing)');
  expect(() => sqliteKeys(file)).toThrow('something else');
  db.pragma('user_version = 9');
  db.close();
  expect(() => sqliteKeys(file)).toThrow('a later release');
});
