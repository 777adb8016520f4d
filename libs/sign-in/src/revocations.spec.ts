import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { revocationsIn, revoke } from './revocations.js';

const at = Date.parse('2026-09-01T08:00:00Z');

let folder: string;
let unreadable: number[];
const opened = () => revocationsIn(folder, (lines) => unreadable.push(lines));
const file = (): string => join(folder, 'sign-in-revoked.ndjson');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pathways-revoked-'));
  unreadable = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a sign-in up to an instant is taken back for the person it is of, at once', async () => {
  const isRevoked = opened();
  expect(await isRevoked('synthetic-1', at)).toBe(false);
  await revoke(folder, 'synthetic-1', new Date(at));
  await revoke(folder, 'synthetic-1', new Date(at - 5_000));
  expect([
    await isRevoked('synthetic-1', at),
    await isRevoked('synthetic-1', at + 1),
    await isRevoked('synthetic-2', at),
  ]).toEqual([true, false, false]);
  expect(unreadable).toEqual([]);
});

it('a line that was torn off shuts nobody out and lets nobody in again, and is told', async () => {
  const isRevoked = opened();
  await revoke(folder, 'synthetic-1', new Date(at));
  expect(await isRevoked('synthetic-1', at)).toBe(true);
  writeFileSync(file(), '{"subject":"synthetic-1","bef');
  await revoke(folder, 'synthetic-2', new Date(at));
  appendFileSync(file(), '{"subject":"synthetic-3","before":"no instant"}\nnull\n');
  expect([
    await isRevoked('synthetic-1', at),
    await isRevoked('synthetic-2', at),
    await isRevoked('synthetic-3', at),
  ]).toEqual([true, true, false]);
  expect(unreadable).toEqual([3]);
});

it('nobody is let in by a file that is there and cannot be read', async () => {
  mkdirSync(file());
  await expect(opened()('synthetic-1', at)).rejects.toThrow('EISDIR');
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  await expect(opened()('synthetic-1', at)).rejects.toThrow('ENOTDIR');
});
