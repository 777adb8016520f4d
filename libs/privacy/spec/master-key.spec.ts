import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keySettingsFrom, openKeys } from '../src/keys/open-keys.js';

const parent = mkdtempSync(join(tmpdir(), 'pathways-master-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(parent, 'log-'));
});

const open = (env: Readonly<Record<string, string>> = {}) =>
  openKeys(keySettingsFrom(env, join(folder, 'log.sqlite')));
const opens = async (env: Readonly<Record<string, string>> = {}): Promise<string> => {
  try {
    const keys = await open(env);
    await keys.keysFor(['synthetic-1']);
    await keys.close();
    return 'opened';
  } catch (error) {
    return String(error);
  }
};

describe('the master key', () => {
  it('is made on first use beside the log, for its owner alone; the keys in their file are wrapped', async () => {
    expect(await opens()).toBe('opened');
    const file = join(folder, 'master.key');
    expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const keys = await open();
    const found = await keys.keyOf('synthetic-1');
    const key = Buffer.from((found as { key: Uint8Array }).key);
    await keys.close();
    expect(readFileSync(join(folder, 'keys.sqlite')).includes(key)).toBe(false);
  });

  it('that was lost is not made anew; another one is refused; nothing of it is told', async () => {
    await opens();
    const file = join(folder, 'master.key');
    const key = readFileSync(file, 'utf8');
    rmSync(file);
    expect(await opens()).toContain('is not there');
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, `${'ab'.repeat(32)}\n`);
    expect(await opens()).toContain('This is not the master key');
    writeFileSync(file, 'abab');
    const said = await opens();
    expect(said).toContain('This is no key');
    expect(said).not.toContain('abab');
    writeFileSync(file, key);
    expect(await opens()).toBe('opened');
  });

  it('comes from the environment, from another file, or from a program that prints it', async () => {
    await opens();
    const key = readFileSync(join(folder, 'master.key'), 'utf8').trim();
    const elsewhere = join(mkdtempSync(join(parent, 'safe-')), 'key');
    writeFileSync(elsewhere, key);
    const program = join(parent, 'vault');
    writeFileSync(program, `#!/bin/sh\ncat '${elsewhere}'\n`);
    chmodSync(program, 0o700);
    rmSync(join(folder, 'master.key'));
    expect(await opens({ PATHWAYS_MASTER_KEY: key })).toBe('opened');
    expect(await opens({ PATHWAYS_MASTER_KEY_FILE: elsewhere })).toBe('opened');
    expect(await opens({ PATHWAYS_MASTER_KEY_COMMAND: program })).toBe('opened');
    writeFileSync(program, `#!/bin/sh\necho '${key.slice(2)}'; exit 1\n`);
    const said = await opens({ PATHWAYS_MASTER_KEY_COMMAND: program });
    expect(said).toContain('failed');
    expect(said).not.toContain(key.slice(2));
  });

  it('and the keys are looked for where they are said to be', async () => {
    expect(await opens({ PATHWAYS_KEYS: `sqlite:${join(folder, 'safe', 'k.sqlite')}` })).toBe('opened');
    expect(existsSync(join(folder, 'safe', 'k.sqlite'))).toBe(true);
    expect(await opens({ PATHWAYS_KEYS: 'mysql://synthetic-secret@host' })).toMatch(
      /PATHWAYS_KEYS: (?!.*secret)/,
    );
  });
});
