import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

/** Careers with the right figures, computed by another program. They lie beside the project. */
const EXAMPLES = fileURLToPath(new URL('../../shared/examples', import.meta.url));
const RUNNER = fileURLToPath(new URL('./case/run.mjs', import.meta.url));

const isCase = (folder: string): boolean =>
  ['case.json', 'problems.json'].some((file) => existsSync(join(folder, file)));

const present = existsSync(EXAMPLES);
const folders = present
  ? readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
      .filter((name) => isCase(join(EXAMPLES, name)))
      .toSorted()
  : [];
const corrected = folders.filter((name) => existsSync(join(EXAMPLES, name, 'events_clean.csv')));
const runs = [
  ...folders.map((folder) => ({ folder, options: [] as string[] })),
  ...corrected.map((folder) => ({ folder, options: ['--corrected'] })),
];

const describeIfPresent = present ? describe : describe.skip;
const name = present ? 'through the doors' : 'SKIPPED: no folder ../shared/examples beside the project';

describeIfPresent(name, () => {
  it('finds cases', () => expect(folders.length).toBeGreaterThan(0));

  it.each(runs)(
    '$folder $options',
    async ({ folder, options }) => {
      const { code, said } = await run([join(EXAMPLES, folder), ...options]);
      expect({ code, said }).toEqual({
        code: 0,
        said: expect.stringMatching(/: [1-9]\d* right, 0 wrong, 0 not given\n$/),
      });
    },
    120_000,
  );
});

const run = (args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, NODE_OPTIONS: '' };
    execFile(process.execPath, [RUNNER, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: `${stdout}${stderr}` }),
    );
  });
