/** What is exported with everything in it and imported into an empty log comes to the same record. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { digestOfStreams, tally } from '#event-log/moving/digest';
import { openEventLog } from '#event-log/open';
import { made, ofProject, keyOf, sealsOf } from './extract-made.js';
import { say } from './import-run.js';
import { eventsIn, fill, folderOfLogs, withoutPositions } from './log-run.js';

const { folder, url } = folderOfLogs();
const LOG = url('teachers');
const at = (name: string): string => join(folder, name);
const FACTS = join(at('mine'), 'facts.ndjson');

beforeAll(async () => {
  await fill(LOG, 300);
  const said = await say(['export', '--to', at('mine'), '--log', LOG, '--format', 'ndjson', '--identified']);
  expect(said).toMatchObject({ exitCode: 0 });
});

const streamsOf = async (log: string): Promise<string> => {
  const contents = tally();
  (await eventsIn(log)).forEach(contents.add);
  return digestOfStreams(contents.contents());
};

describe('export, then import into an empty log', () => {
  it('has the same facts, stream by stream', async () => {
    const events = await eventsIn(LOG);
    expect(await say(['import', FACTS, '--log', url('again'), '--json'])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`"recorded": ${events.length}`) });
    expect(await streamsOf(url('again'))).toBe(await streamsOf(LOG));
    const sorted = (all: readonly object[]): readonly string[] => all.map((each) => JSON.stringify(each)).toSorted();
    expect(sorted(withoutPositions(await eventsIn(url('again'))))).toEqual(sorted(withoutPositions(events)));
  }); // prettier-ignore

  it('has the same figures, tables and digests', async () => {
    const first = await made(at('of-first'), LOG, ofProject('ect', ['csv', 'ees']));
    const second = await made(at('of-second'), url('again'), ofProject('ect', ['csv', 'ees']));
    expect(second.digest).toBe(first.digest);
    expect(sealsOf(at('of-second'))).toEqual(sealsOf(at('of-first')));
  });

  it('adds nothing when it is imported twice, packed or not', async () => {
    const before = await streamsOf(url('again'));
    writeFileSync(at('facts.ndjson.gz'), gzipSync(readFileSync(FACTS)));
    const said = await say(['import', at('facts.ndjson.gz'), '--log', url('again'), '--json']);
    expect(JSON.parse(said.stdout)).toMatchObject({ file: { recorded: 0, failed: 0 } });
    expect(await streamsOf(url('again'))).toBe(before);
  });

  it('refuses facts with pseudonyms: they are nobody', async () => {
    await made(at('own'), LOG, {
      profile: 'own',
      project: { name: 'ect', key: keyOf('ect') },
      formats: ['ndjson'],
    });
    const said = await say(['import', join(at('own'), 'facts.ndjson'), '--log', url('never')]);
    expect(said).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('pseudonyms cannot be imported'),
    });
  });

  it('takes what others write, and gives back what it cannot take', async () => {
    const line = (more: object): string =>
      JSON.stringify({ stream: 'teacher-synthetic-x', type: 'QtsAwarded', effectiveOn: '2020-07-01', recordedAt: '2020-07-02T09:00:00Z', data: {}, ...more });
    const lines = [line({}), line({ effectiveOn: '2020-02-30' }), 'no json', line({ type: 'QtsAward' }), line({ source: { system: 's', id: '1' } })];
    writeFileSync(at('others.ndjson'), `${lines.join('\r\n')}\r\n`);
    const said = await say(['import', at('others.ndjson'), '--log', url('others')]);
    expect(said).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Did you mean "QtsAwarded"?') });
    const failed = readFileSync(at('others.failed.ndjson'), 'utf8').trim().split('\n');
    expect(failed.map((each) => (JSON.parse(each) as { failed: { line: number } }).failed.line)).toEqual([2, 3, 4]);
    writeFileSync(at('others.failed.ndjson'), failed.map((each) => each.replace('2020-02-30', '2020-02-29').replace('"QtsAward"', '"QtsAwarded"')).join('\n'));
    const again = await say(['import', at('others.failed.ndjson'), '--log', url('others'), '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ file: { rows: 3, failed: 1, recorded: 1, alreadyKnown: 1 } });
    const log = await openEventLog(url('others'));
    expect(await log.readStream('teacher-synthetic-x')).toHaveLength(3);
    await log.close();
  }); // prettier-ignore
});
