import { symlinkSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { openEventLog } from '#event-log/open';
import type { NewEvent } from '#event-log/event-log';
import { event, events } from '../libs/event-log/spec/synthetic-events.js';
import {
  countIn,
  eventsIn,
  fill,
  folderOfLogs,
  logCommand,
  reported,
  startLogCommand,
  until,
  withoutPositions,
} from './log-run.js';

const { url, file } = folderOfLogs();
const SOURCE = url('source');
const copy = (from: string, to: string) => ['copy', '--from', from, '--to', to] as const;
const DIGEST = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);

async function write(log: string, stream: string, after: number, added: readonly NewEvent[]): Promise<void> {
  const opened = await openEventLog(log);
  await opened.append(stream, after, added);
  await opened.close();
}

beforeAll(() => fill(SOURCE, 2_000));

describe('log copy', () => {
  it('brings every event over with its id, times and metadata, and says what both sides come to', async () => {
    const { code, report, stderr } = await reported(...copy(SOURCE, url('whole')));
    const source = await eventsIn(SOURCE);
    expect(withoutPositions(await eventsIn(url('whole')))).toEqual(withoutPositions(source));
    const contents = {
      events: source.length,
      streams: new Set(source.map(({ stream }) => stream)).size,
      digest: DIGEST,
      digestOfStreams: DIGEST,
    };
    expect(report).toMatchObject({
      outcome: 'same',
      alreadyThere: 0,
      copied: source.length,
      upTo: source.at(-1)!.position,
      sourceWentOn: false,
      source: contents,
      target: report['source'],
    });
    expect(code).toBe(0);
    expect(stderr).toContain('Both logs hold the same');
  });

  it('goes on where it ended, and changes nothing when there is nothing to copy', async () => {
    await write(SOURCE, 'teacher-synthetic-late', 0, events('late', 3));
    expect((await reported(...copy(SOURCE, url('whole')))).report).toMatchObject({
      copied: 3,
      outcome: 'same',
    });
    expect((await reported(...copy(SOURCE, url('whole')))).report).toMatchObject({
      copied: 0,
      outcome: 'same',
    });
  });

  it('keeps the order of streams whose events stand mixed', async () => {
    const mixed = await openEventLog(url('mixed'));
    for (let revision = 0; revision < 20; revision += 1)
      for (const name of ['teacher-a', 'teacher-b', 'organisation-c'])
        await mixed.append(name, revision, [event(`${name} ${revision}`)]);
    await mixed.close();
    expect((await logCommand(...copy(url('mixed'), url('mixed-copy')))).code).toBe(0);
    const copied = await eventsIn(url('mixed-copy'));
    expect(withoutPositions(copied)).toEqual(withoutPositions(await eventsIn(url('mixed'))));
  });

  it('of an empty log is an empty log', async () => {
    await (await openEventLog(url('empty'))).close();
    const { code, report } = await reported(...copy(url('empty'), url('empty-copy')));
    expect({ code, report }).toMatchObject({ code: 0, report: { copied: 0, outcome: 'same' } });
  });
});

describe('log copy, broken off', () => {
  it('by kill -9, again and again, comes to the same when it is run once more', async () => {
    const total = (await eventsIn(SOURCE)).length;
    let kills = 0;
    for (let before = 0; before < total && kills < 5; kills += 1) {
      const run = startLogCommand(...copy(SOURCE, url('killed')));
      await until(async () => (await countIn(file('killed'))) > before);
      run.kill('SIGKILL');
      await run.ended;
      before = await countIn(file('killed'));
      if (kills === 0) expect(before).toBeLessThan(total);
    }
    const { code, report } = await reported(...copy(SOURCE, url('killed')));
    expect({ code, report }).toMatchObject({
      code: 0,
      report: { outcome: 'same', source: report['target'] },
    });
    expect(withoutPositions(await eventsIn(url('killed')))).toEqual(withoutPositions(await eventsIn(SOURCE)));
  });

  it('by Ctrl-C says so, and can be gone on with', async () => {
    const run = startLogCommand(...copy(SOURCE, url('stopped')));
    await until(async () => (await countIn(file('stopped'))) > 0);
    run.kill('SIGINT');
    expect(await run.ended).toMatchObject({ code: 130, stderr: expect.stringContaining('Stopped.') });
    expect((await reported(...copy(SOURCE, url('stopped')))).report).toMatchObject({ outcome: 'same' });
  });
});

describe('log copy refuses', () => {
  /** A log that holds the beginning of the source, and then something of its own. */
  async function differing(name: string, change: (event: NewEvent) => NewEvent): Promise<number> {
    const beginning = (await eventsIn(SOURCE)).slice(0, 40);
    const log = await openEventLog(url(name));
    for (const [index, { stream, revision, ...rest }] of beginning.entries())
      await log.append(stream, revision - 1, [index === 39 ? change(rest) : rest]);
    await log.close();
    return beginning[39]!.revision;
  }

  it('a target whose 40th event has other data: names the place, repeats nothing, writes nothing', async () => {
    const revision = await differing('other', (kept) => ({ ...kept, data: '{"secret":"synthetic"}' }));
    const { code, report, stderr } = await reported(...copy(SOURCE, url('other')));
    expect(code).toBe(3);
    expect(report).toEqual({
      outcome: 'differs',
      difference: {
        sourcePosition: '40',
        targetPosition: '40',
        streamKind: expect.stringMatching(/^(teacher|organisation)$/),
        revision,
        fields: ['data'],
      },
    });
    expect(stderr).toContain('what differs: data.');
    expect(JSON.stringify(report) + stderr).not.toMatch(/secret|synthetic/);
    expect(await eventsIn(url('other'))).toHaveLength(40);
  });

  it('a target that holds more than the source', async () => {
    expect((await logCommand(...copy(url('mixed'), url('longer')))).code).toBe(0);
    await write(url('longer'), 'teacher-z', 0, events('z', 1));
    const { code, report, stderr } = await reported(...copy(url('mixed'), url('longer')));
    expect({ code, report }).toMatchObject({
      code: 3,
      report: { difference: { targetPosition: '61', streamKind: 'teacher', revision: 1, fields: [] } },
    });
    expect(stderr).toContain('that the source does not have');
  });

  it('a log as its own target, by whichever name', async () => {
    symlinkSync(file('mixed'), file('mixed-by-another-name'));
    for (const to of [url('mixed'), url('mixed-by-another-name')])
      expect(await logCommand(...copy(url('mixed'), to))).toMatchObject({
        code: 2,
        stderr: 'pathways: --from and --to name the same log. Name another with --to.\n',
      });
    const [from, to] = ['esdb://a:b@localhost:2113?tls=false', 'esdb://localhost:2113?tls=false'];
    expect(await logCommand(...copy(from, to))).toMatchObject({ code: 2 });
  });

  it('a source that is not there, and makes none', async () => {
    expect(await logCommand(...copy(url('nowhere'), url('target')))).toMatchObject({
      code: 2,
      stderr: `pathways: ${file('nowhere')}: There is no log. Check --from.\n`,
    });
    expect([await countIn(file('nowhere')), await countIn(file('target'))]).toEqual([0, 0]);
  });

  it('a kind of log that there is none of, without repeating its URL', async () => {
    const { code, stderr } = await logCommand(...copy(SOURCE, 'postgres://me:secret@host/log'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/no event log of kind 'postgres'.*Check --to\.\n$/);
    expect(stderr).not.toContain('secret');
  });
});
