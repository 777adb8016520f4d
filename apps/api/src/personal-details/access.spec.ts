import { describe, expect, it } from '@jest/globals';
import type { StreamEvent } from '#event-log/event-log';
import type { AnyFact } from '#pathway/fact';
import { storedOf } from '#pathway/stored-fact';
import type { Principal } from '../sign-in/principal.js';
import { shownTo } from './access.js';

const TODAY = '2024-01-01';
const TEACHER = 'synthetic-one';

const school = (id: string): Principal => ({
  ...{ subject: 'synthetic-subject', role: 'school', organisations: [id], purpose: 'a test' },
});

/** Facts as they were recorded, a minute apart; each has its place as its id. */
const logOf = (...facts: readonly (AnyFact & Readonly<Record<string, unknown>>)[]) => ({
  readStream: async (stream: string): Promise<readonly StreamEvent[]> =>
    stream !== `teacher-${TEACHER}`
      ? []
      : facts.map((fact, index) => ({
          ...storedOf(fact),
          ...{ id: `f${index}`, stream, revision: index + 1, metadata: '{}' },
          recordedAt: `2023-01-01T00:${String(index).padStart(2, '0')}:00.000Z`,
        })),
});

const started = (on: string, fields = {}) => ({
  ...{ type: 'PostStarted', effectiveOn: on, post: 'p', role: 'classroom_teacher', employer: 'S1' },
  ...fields,
});
const ended = (on: string, post = 'p') => ({ type: 'PostEnded', effectiveOn: on, post });

const shared = { sharedWith: [{ school: 'S2', fte: 0.4 }] };

describe('a school that shares a post', () => {
  it('is told all but the TRN while the post is open', async () => {
    const log = logOf(started('2020-09-01', shared));
    expect(await shownTo(school('S2'), log, TEACHER, TODAY)).toBe('trn masked');
  });

  it.each([
    ['when it has ended and another is open', [ended('2021-08-31'), started('2021-09-01', { post: 'q' })]],
    ['once it is opened anew without it', [ended('2021-08-31'), started('2021-09-01')]],
    [
      'when a correction says that it never shared it',
      [
        {
          ...{ type: 'FactCorrected', effectiveOn: '2021-01-01', factId: 'f0' },
          ...{ changes: { sharedWith: null }, reason: 'a slip' },
        },
      ],
    ],
  ])('is told nothing %s', async (_when, facts) => {
    const log = logOf(started('2020-09-01', shared), ...facts);
    expect(await shownTo(school('S2'), log, TEACHER, TODAY)).toBe('none');
    expect(await shownTo(school('S1'), log, TEACHER, TODAY)).toBe('all');
  });
});

describe('who is the employer', () => {
  const corrected = (correctedEffectiveOn: string, factId: string) => ({
    ...{ type: 'FactCorrected', effectiveOn: '2021-01-01', factId, correctedEffectiveOn },
    ...{ changes: {}, reason: 'a slip' },
  });

  it('is not said by a post that was reassigned to another teacher', async () => {
    const reassigned = { type: 'FactsReassigned', effectiveOn: '2021-01-01', factIds: ['f0'], teacher: 't2' };
    const log = logOf(started('2020-09-01'), reassigned);
    expect(await shownTo(school('S1'), log, TEACHER, TODAY)).toBe('none');
  });

  it('is said by the dates as they are corrected', async () => {
    const notYet = logOf(started('2020-09-01'), corrected('2024-09-01', 'f0'));
    expect(await shownTo(school('S1'), notYet, TEACHER, TODAY)).toBe('none');
    const overAlready = logOf(started('2020-09-01'), ended('2024-08-31'), corrected('2023-08-31', 'f1'));
    expect(await shownTo(school('S1'), overAlready, TEACHER, TODAY)).toBe('none');
    const openAfterAll = logOf(started('2024-09-01'), corrected('2023-09-01', 'f0'));
    expect(await shownTo(school('S1'), openAfterAll, TEACHER, TODAY)).toBe('all');
  });
});
