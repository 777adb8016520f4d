import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { say, scratchFolder } from '../import-run.js';

const folder = scratchFolder();
let files = 0;

const GOOD = {
  stream: 'teacher-synthetic-1',
  type: 'QtsAwarded',
  effectiveOn: '2024-07-01',
  recordedAt: '2024-07-20T09:00:00Z',
  data: {},
};
const told = (fields: string): string => `${JSON.stringify(GOOD).slice(0, -1)},${fields}}`;

/** A file of one sound line above and one below; only these are to be taken. */
async function imported(hostile: string) {
  const file = join(folder, `hostile-${(files += 1)}.ndjson`);
  const below = JSON.stringify({ ...GOOD, stream: 'teacher-synthetic-2' });
  writeFileSync(file, [JSON.stringify(GOOD), hostile, below].join('\n'));
  const log = `sqlite:${join(folder, `${files}.sqlite`)}`;
  const { exitCode, stdout } = await say(['import', file, '--format', 'facts', '--log', log, '--json']);
  const report = JSON.parse(stdout) as {
    file: {
      recorded: number;
      failed: number;
      firstFailed: { line: number; problems: { problem: string }[] }[];
    };
  };
  const failed = readFileSync(file.replace('.ndjson', '.failed.ndjson'), 'utf8');
  return { exitCode, ...report.file, failed };
}

describe('A57: a hostile line of NDJSON is refused by its number, and the others are recorded', () => {
  const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  it.each([
    ['a million lists in one another', told(`"x":${deep(1_000_000)}`), 'too long'],
    ['lists in one another, and never closed', '['.repeat(1_000_000), 'in one another'],
    ['as many as stand on a line', told(`"metadata":{"x":${deep(400_000)}}`), 'in one another'],
    ['objects in one another', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 'in one another'],
    ['a whole number that cannot be told exactly', told('"version":99999999999999999999'), 'exactly'],
    ['a number beyond all', told('"version":1e999'), 'exactly'],
    ['one of a million digits', told(`"version":${'9'.repeat(1_000_000)}`), 'exactly'],
    ['a field twice', told('"stream":"teacher-synthetic-9"'), 'twice'],
    ['a field twice, written otherwise', told('"\\u0073tream" : "teacher-synthetic-9"'), 'twice'],
    [
      'a field twice within another',
      JSON.stringify(GOOD).replace('{}', '{"route":"a","route":"b"}'),
      'twice',
    ],
    [
      'a field twice, and a text that looks like a name',
      `${told('"source":{"system":":","id":"a","id":"b"}')}`,
      'twice',
    ],
    ['a prototype', told('"__proto__":{"stream":"x"}'), 'does not have'],
    ['nothing but a mark', '\u0000', 'no JSON object'],
  ])('%s', async (_name, line, why) => {
    const { exitCode, recorded, failed, firstFailed } = await imported(line);
    expect({ exitCode, recorded, firstFailed }).toEqual({
      exitCode: 1,
      recorded: 2,
      firstFailed: [
        {
          line: 2,
          problems: expect.arrayContaining([
            expect.objectContaining({ problem: expect.stringContaining(why) }),
          ]),
        },
      ],
    });
    expect(failed.split('\n')).toHaveLength(2);
  });

  it('what only looks so is taken: brackets, colons and marks within a text', async () => {
    const note = `${'[{'.repeat(40)}\\":\\": x":y"`.replaceAll('"', '\\"').replaceAll('\\\\"', '\\"');
    const line = JSON.stringify({
      ...GOOD,
      stream: 'teacher-synthetic-3',
      source: { system: ':', id: note },
    });
    const file = join(folder, 'sound.ndjson');
    writeFileSync(file, line);
    const log = `sqlite:${join(folder, 'sound.sqlite')}`;
    expect(await say(['import', file, '--log', log])).toMatchObject({ exitCode: 0 });
  });
});
