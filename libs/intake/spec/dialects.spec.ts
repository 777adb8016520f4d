import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { sampleFile } from '#synthetic/files/sample-file';
import { sampleKinds } from '#synthetic/files/sample-kinds';
import { importing, saidIn } from './importing.js';

const { newLog, imported } = importing();
const OPTIONS = { rows: 60, seed: 7, faulty: 0 };

describe.each(sampleKinds.map((kind) => [kind.name, kind] as const))('a file of %s', (name, kind) => {
  const { text } = sampleFile(kind, OPTIONS);
  const semicolons = sampleFile(kind, { ...OPTIONS, separator: ';' }).text;
  // A name with an accent, in a column that is not read, is what tells one encoding from another.
  const accented = text.replaceAll('Synthetic', 'Synthétique');

  it.each<[string, string | Uint8Array]>([
    ['a byte order mark', `\uFEFF${text}`],
    ['line endings of Windows', text.replaceAll('\n', '\r\n')],
    ['semicolons', semicolons],
    ['Latin-1', Buffer.from(accented, 'latin1')],
    ['accents in UTF-8', accented],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['gzip', gzipSync(text)],
    ['empty lines between and after', `${text.replaceAll('\n9', '\n\n9')}\n\n`],
  ])('says the same with %s', async (_, file) => {
    const [plain, other] = [await newLog(), await newLog()];
    const first = await imported(plain, text);
    const report = await imported(other, file);
    expect([first.failed, report.failed, report.format]).toEqual([0, 0, name]);
    expect(report.rows).toBe(first.rows);
    const said = saidIn(other).map((line) => line.replaceAll('Synthétique', 'Synthetic'));
    expect(said).toEqual(saidIn(plain));
  });
});
