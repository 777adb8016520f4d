import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#pathway/calendar';
import { states } from '#pathway/vocabulary/stages';
import { careerStates } from '../src/multi-state/career-states.js';
import { transitionProbabilities } from '../src/multi-state/transition-probabilities.js';
import type { Answering } from '../src/read-model.js';
import { withModel } from './opened-model.js';
import { careers } from './random-careers.js';
import { record } from './record.js';

/** So late that everybody has been followed for long: nothing is censored before. */
const asOf = '2031-01-01';
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

interface Spell extends Readonly<Record<string, unknown>> {
  readonly teacher: string;
  readonly rank: number;
  readonly start_on: string;
  readonly end_on: string | null;
  readonly entry_on: string;
}

/** Of those in a state some days after entry, how many are in each at another day: counted one by one. */
async function counted(model: Answering, from: number, to: number): Promise<ReadonlyMap<string, number>> {
  const spells = await model.ask({ asOf }, ({ rows }) =>
    rows<Spell>(
      'SELECT teacher, rank::INTEGER AS rank, start_on, end_on, entry_on FROM stage_spells JOIN careers USING (teacher) WHERE entry_on IS NOT NULL',
    ),
  );
  const counts = new Map<string, number>();
  for (const teacher of new Set(spells.map((spell) => spell.teacher))) {
    const own = spells.filter((spell) => spell.teacher === teacher);
    const stateOn = (day: string) =>
      own.find(({ start_on, end_on }) => start_on <= day && (end_on === null || day < end_on))!.rank;
    const entered = own[0]!.entry_on;
    const key = `${stateOn(addDays(entered, from))} ${stateOn(addDays(entered, to))}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

describe('transition probabilities from a landmark', () => {
  it('are the shares counted one by one where nobody is censored, and add up to 1', async () => {
    await fc.assert(
      fc.asyncProperty(careers(30), async (events) => {
        await withModel(events, async (model) => {
          const { landmarkDays, states: found } = await transitionProbabilities(model, {
            asOf,
            landmarkYears: 2,
            atDays: [730, 1500, 3650],
          });
          expect(landmarkDays).toBe(730);
          for (const [index, time] of [730, 1500, 3650].entries()) {
            const counts = await counted(model, 730, time);
            for (const { from, n, followed, at } of found) {
              expect(followed).toBe(n);
              const { probabilities } = at[index]!;
              expect(sum(probabilities!.map(({ share }) => share))).toBeCloseTo(1, 12);
              for (const { state, share } of probabilities!)
                expect(share).toBeCloseTo(
                  (counts.get(`${states.indexOf(from)} ${states.indexOf(state)}`) ?? 0) / n,
                  10,
                );
            }
          }
        });
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 120_000);

  it('from the origin itself make up the occupancy, and have a band that repeats', async () => {
    const [events] = fc.sample(careers(40), { numRuns: 1, seed: 3 });
    await withModel(events!, async (model) => {
      const asked = { asOf, atYears: [1, 3], band: 50 };
      const all = await careerStates(model, asked);
      const { states: found } = await transitionProbabilities(model, { ...asked, landmarkYears: 0 });
      const followed = sum(found.map((from) => from.followed));
      for (const [index, { shares }] of all.occupancy.entries())
        for (const { state, share } of shares!) {
          const parts = found.map((from) => {
            const own = from.at[index]!.probabilities!.find((each) => each.state === state)!;
            return (own.share * from.followed) / followed;
          });
          expect(sum(parts)).toBeCloseTo(share, 10);
        }
      expect(await transitionProbabilities(model, { ...asked, landmarkYears: 0 })).toMatchObject({
        states: found,
      });
      const limits = found.flatMap(({ at }) => at[0]!.probabilities ?? []);
      for (const { lower, upper } of limits) expect(lower!).toBeLessThanOrEqual(upper!);
    });
  });

  it('know nothing beyond the follow-up of those in the state, and refuse a time before the landmark', async () => {
    const one = record(
      'teacher-synthetic-1',
      ['QtsAwarded', '2012-07-01'],
      ['PostStarted', '2012-09-01', { post: 'p1', role: 'classroom_teacher', employer: 'S1' }],
      ['PostStarted', '2014-09-01', { post: 'p2', role: 'middle_leader', employer: 'S1' }],
    );
    await withModel(one, async (model) => {
      const ask = (atYears: readonly number[]) =>
        transitionProbabilities(model, { asOf: '2016-09-01', landmarkYears: 1, atYears });
      const { states: found } = await ask([3, 30]);
      expect(found).toMatchObject([{ from: 'early career teacher', n: 1, followed: 1 }]);
      expect(found[0]!.at[0]!.probabilities!.find(({ share }) => share === 1)!.state).toBe('middle leader');
      expect(found[0]!.at[1]).toMatchObject({ probabilities: null, status: 'NOT_AVAILABLE' });
      await expect(ask([0.5])).rejects.toThrow('before the landmark');
    });
  });
});
