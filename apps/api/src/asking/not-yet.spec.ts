import { describe, expect, it } from '@jest/globals';
import type { EventLog } from '#event-log/event-log';
import type { ReadModel } from '#read-models/read-model';
import { seeing } from '../events/seen-events.js';
import { standpointOn } from '../recording/standpoint.js';
import { inHandOf } from '../sign-in/in-hand.js';
import { AskTimeline, TimelineHandler } from '../timeline/timeline.queries.js';

const behind = {
  waitFor: async () => false,
  status: () => ({ position: null }),
  tiedTo: async () => [],
  seenBy: () => ({ ask: async () => [] }),
} as unknown as ReadModel;
const log = { head: async () => '5', readStream: async () => [] } as unknown as EventLog;
const scope = { organisations: ['synthetic-school'] };
const today = '2024-09-01';
const notYet = { extensions: { code: 'NOT_YET_CAUGHT_UP' } };

describe('within a restricted scope, answers that do not hold the head of the log', () => {
  it.each([{ teacher: 'synthetic-1' }, { organisation: 'synthetic-school' }])(
    'let no event pass for one that is not seen: %j',
    async (watched) => {
      await expect(seeing(behind, { scope, ...watched }, '5', today)).rejects.toMatchObject(notYet);
    },
  );

  it('tell of no record up to that position', async () => {
    const handler = new TimelineHandler(log, behind, { now: () => new Date('2024-09-01T12:00:00Z') });
    const principal = { subject: 'synthetic', role: 'school', purpose: 'a test', ...scope } as const;
    const asked = inHandOf(principal, () => handler.execute(new AskTimeline('teacher', 'synthetic-1', {})));
    await expect(asked).rejects.toMatchObject(notYet);
  });

  it('let nothing be recorded', async () => {
    const command = { type: 'RegisterTeacher', effectiveOn: today } as const;
    const stand = standpointOn({ log, readModel: behind }, scope, 'synthetic-1', command, today);
    await expect(stand).rejects.toMatchObject(notYet);
  });
});
