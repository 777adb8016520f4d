/** A source's own words in place of a code may name anybody: they are nowhere in an extract of pseudonymous facts. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { csvIn, made, ofProject } from './extract-made.js';
import { say } from './import-run.js';
import { folderOfLogs } from './log-run.js';

const { folder, url } = folderOfLogs();
const LOG = url('words');

const lines = [
  ['TrainingStarted', '2019-09-01', { route: 'taught by Jo', phase: 'secondary', subject: 'what Jo likes' }],
  ['QtsAwarded', '2020-07-10', {}],
  ['PostStarted', '2020-09-01', { post: 'p1', role: 'deputy of Jo', employer: 'school-1' }],
  ['LeftTeaching', '2022-08-31', { reason: 'caring for Jo', destination: 'with Jo' }],
  ['ReturnedToTeaching', '2023-09-01', {}],
  ['PostStarted', '2023-09-01', { post: 'p2', role: 'headteacher', employer: 'school-1' }],
  ['LeftTeaching', '2024-08-31', { reason: 'workload' }],
] as const;

it('has the codes, and nothing where there are words', async () => {
  const file = join(folder, 'facts.ndjson');
  const line = ([type, effectiveOn, data]: (typeof lines)[number]): string =>
    JSON.stringify({ stream: 'teacher-synthetic-1', type, effectiveOn, recordedAt: `${effectiveOn}T12:00:00Z`, data });
  writeFileSync(file, lines.map(line).join('\n'));
  expect(await say(['import', file, '--log', LOG])).toMatchObject({ exitCode: 0 });

  const extract = join(folder, 'extract');
  const { files } = await made(extract, LOG, ofProject('ect', ['csv', 'ees', 'ndjson']));
  expect(files.find(({ path }) => path === 'facts.csv')!.rows).toBe(lines.length);
  for (const name of readdirSync(extract)) expect(readFileSync(join(extract, name), 'utf8')).not.toMatch(/\bJo\b/);
  expect(csvIn(extract, 'service_spells').map(({ reason }) => reason)).toEqual(['', 'workload']);
  expect(csvIn(extract, 'posts').map(({ role }) => role)).toEqual(['', 'headteacher']);
  expect(csvIn(extract, 'careers')).toMatchObject([{ route: '', training_phase: 'secondary', subject: '' }]);
}); // prettier-ignore
