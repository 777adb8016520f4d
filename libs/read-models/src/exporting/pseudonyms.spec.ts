import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from '@jest/globals';
import { fingerprintOf, pseudonymsBy, pseudonymSql } from './pseudonyms.js';

const key = Buffer.alloc(32, 7);
const other = Buffer.alloc(32, 8);
const ids = ['synthetic-1', "synthetic-o'neill", 'synthetic-é-😀', '', 'x'.repeat(200)];

it('pseudonyms are the same by SQL and by program', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(pseudonymSql(key));
  const pseudonyms = pseudonymsBy(key);
  for (const id of ids) {
    const sql = 'SELECT shown(keyed($id)), within(keyed($id), $inner)';
    const [row] = (await connection.runAndReadAll(sql, { id, inner: `post of ${id}` })).getRows();
    expect(row).toEqual([pseudonyms.teacher(id), pseudonyms.within(id, `post of ${id}`)]);
  }
  connection.closeSync();
  instance.closeSync();
});

it('are all different, and none is that of another key', () => {
  const made = [key, other].flatMap((each) => {
    const pseudonyms = pseudonymsBy(each);
    return ids.flatMap((id) => [pseudonyms.teacher(id), pseudonyms.within(id, 'post'), pseudonyms.within('post', id)]);
  });
  expect(new Set(made).size).toBe(made.length);
  for (const pseudonym of made) expect(pseudonym).toMatch(/^[0-9a-f]{24}$/);
}); // prettier-ignore

it('a fingerprint tells keys apart', () => {
  expect(fingerprintOf(key)).not.toBe(fingerprintOf(other));
});
