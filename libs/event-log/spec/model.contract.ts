import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RevisionConflict, type Appended, type EventLog, type NewEvent } from '../src/event-log.js';
import type { OpenedLog } from './opened-log.js';
import { event, everything } from './synthetic-events.js';

/** The log as a plain list: what any log must amount to. */
class ModelLog {
  readonly all: { stream: string; revision: number; id: string }[] = [];

  append(
    stream: string,
    expected: number,
    events: readonly NewEvent[],
  ): Omit<Appended, 'position'> | 'conflict' {
    const ids = this.all.filter((e) => e.stream === stream).map((e) => e.id);
    const revision = expected + events.length;
    if (ids.length === expected) {
      events.forEach(({ id }, i) => this.all.push({ stream, revision: expected + i + 1, id }));
      return { revision, alreadyRecorded: false };
    }
    const same = events.every(({ id }, i) => ids[expected + i] === id);
    return same ? { revision, alreadyRecorded: true } : 'conflict';
  }
}

interface Attempt {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly NewEvent[];
}

/** Few streams, revisions and commands, so that conflicts and retries are common. */
const attempts = fc.array(
  fc.record({
    stream: fc.constantFrom('a', 'b', 'c'),
    expected: fc.nat(6),
    command: fc.nat(8),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 40 },
);

const rounds = fc.array(attempts, { minLength: 1, maxLength: 4 });

async function outcomeOf(log: EventLog, { stream, expected, events }: Attempt): Promise<unknown> {
  try {
    const { revision, alreadyRecorded } = await log.append(stream, expected, events);
    return { revision, alreadyRecorded };
  } catch (error) {
    if (error instanceof RevisionConflict) return 'conflict';
    throw error;
  }
}

export function modelContract(opened: () => OpenedLog): void {
  describe('any sequence of appends, conflicts and retries', () => {
    it('ends as in a plain list, answer by answer', async () => {
      let { log } = opened();
      let run = 0;
      const property = fc.asyncProperty(rounds, async (all) => {
        run += 1;
        const model = new ModelLog();
        const before = await log.head();
        for (const round of all) {
          const planned = round.map(({ stream, expected, command, count }): Attempt => {
            const events = Array.from({ length: count }, (_, i) => event(`${run}-${command}`, i));
            return { stream: `${run}-${stream}`, expected, events };
          });
          const outcomes = await Promise.all(planned.map((attempt) => outcomeOf(log, attempt)));
          const wanted = planned.map((a) => model.append(a.stream, a.expected, a.events));
          expect(outcomes).toEqual(wanted);
          if (run % 10 === 0) log = await opened().reopen();
        }
        const stored = await everything(log, before, 3);
        const seen = stored.map(({ stream, revision, id }) => ({ stream, revision, id }));
        // Appends to different streams were under way at once, so a log may have put either first.
        for (const list of [seen, model.all])
          list.sort((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0));
        expect(seen).toEqual(model.all);
      });
      await fc.assert(property, { numRuns: 100 });
    });
  });
}
