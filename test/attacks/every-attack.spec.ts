import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const folder = new URL('.', import.meta.url);
const tests = readdirSync(folder)
  .filter((name) => name.endsWith('.spec.ts') && name !== 'every-attack.spec.ts')
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

it('every attack of the table is a test that bears its id', () => {
  const ids = Array.from({ length: 60 }, (_, place) => `A${place + 1}`);
  expect(
    ids.filter(
      (id) => !new RegExp(`(describe|it|test)(\\.each\\([^)]*\\))?\\(\\s*['"\`]${id}\\b`).test(tests),
    ),
  ).toEqual([]);
});
