import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { bytesOf } from '../../spec/bytes-of.js';
import { openTable } from './table.js';

const layout = { columns: ['id', 'word'], required: ['id', 'word'] } as const;

async function rowsIn(file: string | Uint8Array): Promise<unknown> {
  const table = await openTable(bytesOf(file), layout);
  const rows: unknown[] = [];
  for await (const { line, values, problem } of table.rows)
    rows.push([line, problem ? 'failed' : values.word]);
  return rows;
}

const text = 'id,word\n1,café\n2,plain\n';
const read = [
  [2, 'café'],
  [3, 'plain'],
];

describe('a table', () => {
  it.each<[string, string | Uint8Array]>([
    ['in UTF-8', text],
    ['with a byte order mark', `\uFEFF${text}`],
    ['in UTF-16, little end first', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['in UTF-16, big end first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['with line endings of Windows', text.replaceAll('\n', '\r\n')],
    ['with line endings of old Macs', text.replaceAll('\n', '\r')],
    ['packed with gzip, whatever its name', gzipSync(text)],
    ['packed in two parts', Buffer.concat([gzipSync('id,word\n1,ca'), gzipSync('fé\n2,plain\n')])],
    ['without a last line ending', text.trimEnd()],
  ])('is read %s', async (_, file) => {
    expect(await rowsIn(file)).toEqual(read);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'The file is empty.'],
    ['a workbook', Buffer.from('PK\x03\x04 and so on'), 'Excel workbook'],
    ['cut short', gzipSync(text.repeat(100)).subarray(0, 40), 'damaged or cut short'],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le'), 'looks like UTF-16'],
  ])('is refused where the file is %s', async (_, file, message) => {
    await expect(rowsIn(file)).rejects.toThrow(message);
  });

  it('leaves out what had made its rows fail before, and takes back what made them safe', async () => {
    const table = await openTable(
      bytesOf("id,word,line,column,problem,mend,as_read\n1,'=x,5,word,p,m,\n"),
      layout,
    );
    expect(table.columns).toEqual(['id', 'word']);
    for await (const row of table.rows) expect([row.cells, row.values.word]).toEqual([['1', '=x'], '=x']);
  });
});
