import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openDatabase } from './database.js';

const before = process.cwd();
let folder: string;
beforeEach(() => process.chdir((folder = mkdtempSync(join(tmpdir(), 'pathways-working-')))));
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

it('what a database in memory cannot hold waits where only its owner reads it, and goes with it', async () => {
  const instance = await openDatabase(':memory:', { memory: '20MB', threads: 1 });
  const connection = await instance.connect();
  await connection.run('CREATE TABLE many AS SELECT hash(n) AS h FROM range(8000000) AS all_of(n)');
  const [row] = (await connection.runAndReadAll("SELECT current_setting('temp_directory')")).getRows();
  const spilt = String(row![0]);
  expect(readdirSync(folder)).toEqual([]);
  expect(readdirSync(spilt)).not.toEqual([]);
  expect(statSync(dirname(spilt)).mode & 0o777).toBe(0o700);
  connection.closeSync();
  instance.closeSync();
  expect(existsSync(dirname(spilt))).toBe(false);
});
