/** What the loaders print is what the service answers, to the last digit. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { openEventLog } from '#event-log/open';
import { openReadModel } from '#read-models/open';
import { retention } from '#read-models/retention/retention';
import { made, ofProject } from './extract-made.js';
import { fill, folderOfLogs } from './log-run.js';

const { folder, url } = folderOfLogs();
const extract = join(folder, 'extract');
const YEARS = [1, 3, 5, 10];

/** A line for each cohort, as a loader prints it. */
let answered: readonly string[];
beforeAll(async () => {
  await fill(url('teachers'), 600);
  const { asOf } = await made(extract, url('teachers'), ofProject('ect', ['parquet']));
  const log = await openEventLog(url('teachers'));
  const model = await openReadModel({ log, folder: ':memory:' });
  await model.waitFor((await log.head())!, 60_000);
  const { cohorts } = await retention(model.seenBy('EVERYONE'), { asOf, years: YEARS });
  await model.close();
  await log.close();
  answered = cohorts.map(({ cohort, n, cells }) => [cohort, n, ...cells.map(({ percent }) => percent ?? '-')].join('\t'));
}); // prettier-ignore

const HEADER = ['cohort', 'n', ...YEARS.map((year) => `${year}y`)].join('\t');

function printedBy(program: string, script: string): readonly string[] {
  return execFileSync(program, [join(extract, script)], { cwd: '/', encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim());
}

function isHere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn(`SKIPPED: what ${program} prints, as it is not on this machine.`);
    return false;
  }
}

describe('the table of retention, to the last digit of what the service answers,', () => {
  it('has something to print', () => {
    expect(answered.length).toBeGreaterThan(20);
    expect(answered.join()).toMatch(/\d\.\d{10}/);
    expect(answered.join()).toContain('-');
  });

  (isHere('Rscript') ? it : it.skip)('is printed by load.R', () => {
    expect(printedBy('Rscript', 'load.R')).toEqual([HEADER, ...answered]);
  });

  (isHere('python3') ? it : it.skip)('is printed by load.py', () => {
    expect(printedBy('python3', 'load.py')).toEqual([HEADER, ...answered]);
  });

  it('is what load.sql selects', async () => {
    const script = readFileSync(join(extract, 'load.sql'), 'utf8');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const here = script.replace("'retention.csv'", `'${join(extract, 'retention.csv')}'`);
    const rows = (await connection.runAndReadAll(here)).getRows();
    expect(rows.map((row) => row.map((value) => value ?? '-').join('\t'))).toEqual(answered);
    connection.closeSync();
  });

  it.each(['load.R', 'load.py', 'load.sql'])('%s is short', (script) => {
    expect(readFileSync(join(extract, script), 'utf8').trim().split('\n').length).toBeLessThan(30);
  });
});
