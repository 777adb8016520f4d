import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import type { Answering } from '../src/read-model.js';
import type { RetentionAnswer, RetentionArgs, RetentionCell } from '../src/retention/retention.answer.js';
import { bases, clocks, scopes } from '../src/retention/retention.answer.js';
import { retention } from '../src/retention/retention.js';
import { examplesAreThere, readExample } from './example.js';
import { withModel } from './opened-model.js';
import { careers } from './random-careers.js';

const years = [1, 2, 3, 5];

type Cells = ReadonlyMap<string, RetentionCell>;

/** Cells by cohort, group and year. */
const cellsOf = ({ cohorts }: RetentionAnswer): Cells =>
  new Map(
    cohorts.flatMap(({ cohort, group, cells }) =>
      cells.map((cell) => [[cohort, ...group.map(({ value }) => value), cell.year].join(' '), cell] as const),
    ),
  );

/** No cell of the first holds more than that of the second; both have the same cells of the same size. */
function expectWithin(inner: Cells, outer: Cells): void {
  expect([...inner.keys()]).toEqual([...outer.keys()]);
  for (const [key, { eligible, retained }] of inner) {
    expect([key, eligible]).toEqual([key, outer.get(key)!.eligible]);
    expect(retained ?? 0).toBeLessThanOrEqual(outer.get(key)!.retained ?? 0);
  }
}

const asker = (model: Answering, args: RetentionArgs) => async (more: Partial<RetentionArgs>) =>
  cellsOf(await retention(model, { ...args, ...more }));

const settings = fc.record({
  clock: fc.constantFrom(...clocks),
  base: fc.constantFrom(...bases),
  breaks: fc.constantFrom('IN' as const, 'OUT' as const),
  scope: fc.constantFrom(...scopes),
});

async function expectRulesInOrder(model: Answering, args: RetentionArgs): Promise<void> {
  const ask = asker(model, { ...args, incomplete: 'ELIGIBLE_ONLY' });
  const [continuous, point, bracket, unbounded] = [
    await ask({ rule: 'CONTINUOUS' }),
    await ask({ rule: 'POINT' }),
    await ask({ rule: 'BRACKET' }),
    await ask({ rule: 'UNBOUNDED' }),
  ];
  expectWithin(continuous, point);
  expectWithin(point, bracket);
  expectWithin(point, unbounded);
  for (const { percent, limits } of point.values()) {
    expect(limits === null).toBe(percent === null);
    if (limits === null) continue;
    expect(limits.lower).toBeLessThanOrEqual(percent!);
    expect(limits.upper).toBeGreaterThanOrEqual(percent!);
  }
}

/** Of those who have a trust (and an alliance), which the group makes sure of. */
async function expectScopesNested(
  model: Answering,
  args: RetentionArgs,
  nested: readonly RetentionArgs['scope'][],
) {
  const ask = asker(model, { ...args, incomplete: 'ELIGIBLE_ONLY' });
  const answers: Cells[] = [];
  for (const scope of nested) answers.push(await ask({ scope }));
  answers.slice(1).forEach((outer, index) => expectWithin(answers[index]!, outer));
}

async function expectSettled(model: Answering, args: RetentionArgs, later: string): Promise<void> {
  const [then, now] = [await asker(model, args)({}), await asker(model, args)({ asOf: later })];
  for (const [key, cell] of then) if (cell.complete) expect([key, now.get(key)]).toEqual([key, cell]);
}

const onMany = async (
  check: (model: Answering, settings: Omit<RetentionArgs, 'asOf'>) => Promise<void>,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      careers(50),
      fc.array(settings, { minLength: 5, maxLength: 5 }),
      async (events: readonly StoredEvent[], asked) => {
        await withModel(events, async (model) => {
          for (const one of asked) await check(model, { ...one, years });
        });
      },
    ),
    { numRuns: 2, endOnFailure: true },
  );

describe('of any careers', () => {
  it('CONTINUOUS is within POINT, POINT within BRACKET and UNBOUNDED', async () => {
    await onMany((model, one) => expectRulesInOrder(model, { ...one, asOf: '2018-12-31' }));
  }, 300_000);

  it('SCHOOL is within TRUST if the same school counts, and every scope within PROFESSION', async () => {
    await onMany(async (model, one) => {
      const args = { ...one, asOf: '2018-12-31' };
      await expectScopesNested(model, { ...args, by: ['TRUST'] }, ['SCHOOL', 'TRUST', 'PROFESSION']);
      await expectScopesNested(model, { ...args, by: ['ALLIANCE'] }, ['SCHOOL', 'ALLIANCE', 'PROFESSION']);
    });
  }, 300_000);

  it('a complete cell of POINT is the same ever after, where nobody can join the cohort late', async () => {
    await onMany(async (model, one) => {
      const isSettled = one.base !== 'QUALIFIED' || one.scope === 'PROFESSION';
      const scope = isSettled ? one.scope! : 'PROFESSION';
      for (const asOf of ['2014-09-01', '2016-02-29'])
        await expectSettled(model, { ...one, scope, asOf }, '2019-12-31');
    });
  }, 300_000);
});

describe('of the worked example', () => {
  (examplesAreThere ? it : it.skip)(
    'every scope is within the next, as each of its trusts lies in one alliance',
    async () => {
      await withModel(readExample('x5_synthetic_1200').events, async (model) => {
        const args = { asOf: '2024-12-31', years, by: ['TRUST', 'ALLIANCE'] } as const;
        for (const clock of clocks) {
          await expectRulesInOrder(model, { ...args, clock });
          await expectScopesNested(model, { ...args, clock }, ['SCHOOL', 'TRUST', 'ALLIANCE', 'PROFESSION']);
        }
        await expectSettled(model, { years, asOf: '2018-10-01' }, '2024-12-31');
      });
    },
    60_000,
  );
});
