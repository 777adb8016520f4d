/**
 * Asks the service for every figure of a worked case and holds its answers against the right ones.
 *
 *   npm run case -- FOLDER [--out answers.json] [--corrected] [--only figure,figure]
 *
 * README.md says what a folder holds and what is counted as right. Exit codes: 0 every figure is right, or the folder
 * has no right values; 1 something is wrong or not given; 2 the folder cannot be used.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answersTo } from './answers.mjs';
import { compared } from './compare.mjs';
import { readCase, UnusableCase } from './case.mjs';
import { reportOf } from './report.mjs';
import { records } from './record.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    corrected: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

const tell = (message) => process.stderr.write(`${message}\n`);

try {
  if (positionals.length !== 1) throw new UnusableCase('Name one folder that holds a case.');
  process.exitCode = await run(positionals[0]);
} catch (error) {
  if (!(error instanceof UnusableCase)) throw error;
  tell(error.message);
  process.exitCode = 2;
}

async function run(folder) {
  const given = await readCase(folder, { isCorrected: options.corrected, only: options.only?.split(',') });
  const scratch = await mkdtemp(join(tmpdir(), 'pathways-case-'));
  const opened = records(given, scratch, tell);
  try {
    const { answers, notGiven } = await answersTo(given, opened);
    if (options.out) await writeFile(options.out, `${JSON.stringify(answers, undefined, 1)}\n`);
    if (!given.expected) {
      if (!options.out) process.stdout.write(`${JSON.stringify(answers, undefined, 1)}\n`);
      return 0;
    }
    const result = compared(given.expected, answers);
    process.stdout.write(reportOf(given.name, result, notGiven));
    return result.every(({ wrong, missing }) => wrong.length === 0 && missing === 0) ? 0 : 1;
  } finally {
    await opened.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
