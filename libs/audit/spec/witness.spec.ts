import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { notedIn, witnessAt } from '../src/witness.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pathways-audit-'));
  file = join(folder, 'audit.head');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const link = (number: number, digit: string) => ({ number, hash: digit.repeat(64) });

describe('the witness of an audit', () => {
  it('does not go back when another process has noted more', () => {
    const [slow, fast] = [witnessAt(file), witnessAt(file)];
    slow.note(link(5, 'a'));
    expect(notedIn(file)).toEqual(link(5, 'a'));
    fast.note(link(12, 'c'));
    slow.note(link(6, 'b'));
    slow.note(link(12, 'd'));
    expect(notedIn(file)).toEqual(link(12, 'c'));
    slow.note(link(13, 'e'));
    expect(notedIn(file)).toEqual(link(13, 'e'));
    slow.close();
    fast.close();
  });

  it('notes anew where nothing that stands there is a note, for its owner only', () => {
    const first = witnessAt(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    first.close();
    writeFileSync(file, '12 torn');
    const again = witnessAt(file);
    again.note(link(3, 'a'));
    expect(notedIn(file)).toEqual(link(3, 'a'));
    again.close();
  });
});
