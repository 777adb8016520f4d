import { describe, expect, it } from '@jest/globals';
import { eventOf, metadataOf } from '#event-log/fact-event';
import type { AnyFact } from '#pathway/fact';
import { storedOf } from '#pathway/stored-fact';
import { importing } from './importing.js';
import type { QuickLog } from './quick-log.js';

const { newLog, imported } = importing();

const TRN = '9900001';
const claims = `TRN,Induction programme,Induction period start date\n${TRN},school_led,2024-09-01\n`;
const AT = '2026-11-01T00:00:00.000Z';

let said = 0;
const say = async (log: QuickLog, stream: string, fact: object): Promise<void> => {
  const id = `00000000-0000-4000-8000-${String((said += 1)).padStart(12, '0')}`;
  const told = { effectiveOn: AT.slice(0, 10), ...fact } as unknown as AnyFact;
  const event = eventOf(storedOf(told), { id, recordedAt: AT, metadata: metadataOf({}) });
  await log.append(stream, (await log.readStream(stream)).length, [event]);
};
const streamsIn = (log: QuickLog, kind: string): readonly string[] => [
  ...new Set(
    log
      .events()
      .map(({ stream }) => stream)
      .filter((stream) => stream.startsWith(kind) && stream !== 'identifier-key'),
  ),
];

/** Somebody on record by their TRN. */
async function known() {
  const log = await newLog();
  await imported(log, claims);
  const [stream] = streamsIn(log, 'teacher-') as [string];
  const [identifier] = streamsIn(log, 'identifier-') as [string];
  const teacher = stream.slice('teacher-'.length);
  const whose = (trn: string) => `teacher_id,scheme,identifier\n${teacher},trn,${trn}\n`;
  return { log, stream, teacher, identifier, whose };
}

describe('an import of whose identifiers are', () => {
  it('gives back those of somebody who was erased, and records none', async () => {
    const { log, stream, whose } = await known();
    await say(log, stream, { type: 'SubjectErased' });
    const before = log.events().length;
    const report = await imported(log, whose('9900002'), AT);
    expect(report).toMatchObject({ rows: 1, recorded: 0, failed: 1 });
    expect(report.firstFailed[0]?.problems[0]).toMatchObject({
      column: 'teacher_id',
      problem: expect.stringContaining('erased'),
    });
    expect(log.events()).toHaveLength(before);
  });

  it('gives back one that was released from that teacher, however often it comes', async () => {
    const { log, identifier, teacher, whose } = await known();
    await say(log, identifier, { type: 'IdentifierReleased', teacher });
    const before = log.events().length;
    for (const _ of [1, 2, 3])
      expect(await imported(log, whose(TRN), AT)).toMatchObject({ recorded: 0, failed: 1 });
    expect(log.events()).toHaveLength(before);
  });
});

describe('an identifier that comes while its person is being erased', () => {
  /** Whoever erases says so, and looks for identifiers to release, just before this one is assigned. */
  const erasedAtOnce = (log: QuickLog, stream: string): QuickLog => {
    let isDone = false;
    return {
      ...log,
      async append(to, ...added) {
        if (to.startsWith('identifier-') && !isDone) {
          isDone = true;
          await say(log, stream, { type: 'SubjectErased' });
        }
        return log.append(to, ...added);
      },
    };
  };
  const lastOnNewest = (log: QuickLog) => {
    const newest = streamsIn(log, 'identifier-').at(-1)!;
    return log.events().findLast(({ stream }) => stream === newest)?.type;
  };

  it('with a row is released again', async () => {
    const { log, stream } = await known();
    const both = `TRN,HESA ID,Provider trainee ID,First names,Last names,Training partner,QTS or EYTS,Route,Phase,Age range,Subject,Date QTS or EYTS requirements met\n${TRN},2110000000007,,,,,QTS,,,,,2024-07-01\n`;
    expect(await imported(erasedAtOnce(log, stream), both, AT)).toMatchObject({ recorded: 0, failed: 1 });
    expect(lastOnNewest(log)).toBe('IdentifierReleased');
  });

  it('by itself is released again, and given back', async () => {
    const { log, stream, whose } = await known();
    const report = await imported(erasedAtOnce(log, stream), whose('9900002'), AT);
    expect(report).toMatchObject({ recorded: 0, failed: 1 });
    expect(lastOnNewest(log)).toBe('IdentifierReleased');
  });
});

describe('a row of somebody whose erasure is not whole yet', () => {
  it('is given back with what to do, and not passed over in silence', async () => {
    const { log, stream } = await known();
    await say(log, stream, { type: 'SubjectErased' });
    const before = log.events().length;
    const report = await imported(log, claims.replace('school_led', 'provider_led'), AT);
    expect(report).toMatchObject({ rows: 1, recorded: 0, failed: 1 });
    expect(report.firstFailed[0]).toMatchObject({ line: 2 });
    expect(log.events()).toHaveLength(before);
  });
});
