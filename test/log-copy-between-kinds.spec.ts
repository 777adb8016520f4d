import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openEventLog } from '#event-log/open';
import { event, events } from '../libs/event-log/spec/synthetic-events.js';
import { startWireDouble, type WireDouble } from '../libs/event-log/spec/wire-double/wire-double.js';
import {
  eventsIn,
  fill,
  folderOfLogs,
  logCommand,
  reported,
  startLogCommand,
  until,
  withoutPositions,
} from './log-run.js';

/** EventStoreDB is a wire double here: its client and its protocol, but not its server. */
const { url } = folderOfLogs();
const SOURCE = url('source');
const copy = (from: string, to: string) => ['copy', '--from', from, '--to', to] as const;

let double: WireDouble;
beforeAll(() => fill(SOURCE, 80));
beforeEach(async () => {
  double = await startWireDouble();
  double.plantForeignEvents(20);
});
afterEach(() => double.close());

describe('log copy between SQLite and EventStoreDB (wire double)', () => {
  it('there and back again comes to the same, and both are sound', async () => {
    const there = await reported(...copy(SOURCE, double.url));
    expect(there).toMatchObject({ code: 0, report: { outcome: 'same' } });
    const back = await reported(...copy(double.url, url('back')));
    expect(back).toMatchObject({ code: 0, report: { outcome: 'same', target: there.report['source'] } });
    expect(withoutPositions(await eventsIn(url('back')))).toEqual(withoutPositions(await eventsIn(SOURCE)));
    const { digest } = there.report['source'] as { digest: string };
    expect(await reported('verify', double.url)).toMatchObject({ code: 0, report: { sound: true, digest } });
  });

  it('broken off because the server is gone, and by kill -9, goes on when it is there again', async () => {
    const written = (): number => double.log.records.length;
    const atFirst = written();
    const run = startLogCommand(...copy(SOURCE, double.url));
    await until(async () => written() > atFirst + 100);
    await double.stop();
    const { code, stderr } = await run.ended;
    expect({ code, stderr }).toEqual({ code: 74, stderr: expect.stringContaining('Run the command again') });
    await double.start();

    const afterOutage = written();
    const killed = startLogCommand(...copy(SOURCE, double.url));
    await until(async () => written() > afterOutage + 100);
    killed.kill('SIGKILL');
    await killed.ended;

    const { report } = await reported(...copy(SOURCE, double.url));
    expect(report).toMatchObject({ outcome: 'same', source: report['target'] });
    expect(report['alreadyThere']).toBeGreaterThan(200);
  });

  it('stops at an event that EventStoreDB would not give back as it is, and says where it stands', async () => {
    const log = await openEventLog(url('spaced'));
    await log.append('teacher-synthetic-1', 0, events('sound', 4));
    await log.append('teacher-synthetic-1', 4, [{ ...event('spaced'), data: '{ "spaced": "secret" }' }]);
    await log.append('teacher-synthetic-2', 0, events('later', 2));
    await log.close();
    const { code, report, stderr } = await reported(...copy(url('spaced'), double.url));
    expect({ code, report }).toMatchObject({
      code: 3,
      report: { outcome: 'not taken', sourcePosition: '5', streamKind: 'teacher', revision: 5 },
    });
    expect(stderr).toMatch(/does not take the event at position 5 of the source .*JSON\.stringify/);
    expect(stderr).not.toContain('secret');
    expect(await eventsIn(double.url)).toHaveLength(4);
  });

  it('refuses a target that differs, with the place on both sides', async () => {
    const log = await openEventLog(double.url);
    await log.append('teacher-synthetic-1', 0, [event('other')]);
    await log.close();
    const before = double.log.records.length;
    const { code, report } = await reported(...copy(SOURCE, double.url));
    expect({ code, report }).toMatchObject({
      code: 3,
      report: { outcome: 'differs', difference: { sourcePosition: '1', revision: 1 } },
    });
    expect(double.log.records.length).toBe(before);
  });

  it('says so when no server answers', async () => {
    await double.stop();
    const { code, stderr } = await logCommand(...copy(SOURCE, double.url));
    expect({ code, stderr }).toEqual({ code: 74, stderr: expect.stringContaining('cannot be reached') });
    await double.start();
  });
});
