import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cohortPeriods, periods } from '../src/cohort/periods.js';
import type { Answering } from '../src/read-model.js';
import type { RetentionAnswer, RetentionArgs } from '../src/retention/retention.answer.js';
import {
  bases,
  clocks,
  cohortOrigins,
  rules,
  scopes,
  trustMemberships,
} from '../src/retention/retention.answer.js';
import { retention } from '../src/retention/retention.js';
import { settledFrom } from '../src/retention/settings.js';
import { withModel } from './opened-model.js';
import { plainly, type Stored } from './plain-retention.js';
import { careers } from './random-careers.js';

const years = [1, 2, 3, 5];
const breaks = ['IN', 'OUT'] as const;

const asked: fc.Arbitrary<RetentionArgs> = fc.record({
  asOf: fc.constantFrom('2014-08-31', '2016-11-03', '2019-12-31'),
  years: fc.constant(years),
  clock: fc.constantFrom(...clocks),
  base: fc.constantFrom(...bases),
  rule: fc.constantFrom(...rules),
  scope: fc.constantFrom(...scopes),
  trustMembership: fc.constantFrom(...trustMemberships),
  breaks: fc.constantFrom(...breaks),
  cohortBy: fc.constantFrom(...cohortPeriods),
  cohortFrom: fc.constantFrom(...cohortOrigins),
});

async function storedOf(model: Answering): Promise<Stored> {
  return model.ask({ asOf: '2020-01-01' }, async ({ rows }) => {
    const read = async (table: string) => [table, await rows(`FROM ${table} ORDER BY ALL`)] as const;
    const tables = ['careers', 'service_spells', 'career_breaks', 'posts', 'memberships', 'successions'];
    return Object.fromEntries(await Promise.all(tables.map(read))) as unknown as Stored;
  });
}

/** Cohort and year to what is counted there. */
const said = ({ cohorts }: RetentionAnswer) =>
  cohorts
    .filter(({ n }) => n > 0)
    .map(({ cohort, n, cells }) => ({
      cohort,
      n,
      cells: cells.map(({ eligible, retained }) => ({ eligible, retained: retained ?? 0 })),
    }));

function plain(stored: Stored, args: RetentionArgs) {
  const all = plainly(stored, settledFrom(args));
  const cohorts = [...new Set(all.map(({ cohort }) => cohort))].sort((a, b) => a - b);
  return cohorts.map((cohort) => {
    const members = all.filter((one) => one.cohort === cohort);
    const count = (of: (one: (typeof all)[number]) => boolean | undefined) => members.filter(of).length;
    const cells = years.map((_, at) => ({
      eligible: count(({ eligible }) => eligible[at]),
      retained: count(({ retained }) => retained[at]),
    }));
    return { cohort: periods[args.cohortBy!].nameOf(cohort), n: members.length, cells };
  });
}

describe('retention under any rule, clock, base and scope', () => {
  it('is what a count day by day comes to', async () => {
    await fc.assert(
      fc.asyncProperty(
        careers(40),
        fc.array(asked, { minLength: 25, maxLength: 25 }),
        async (events, questions) => {
          await withModel(events, async (model) => {
            const stored = await storedOf(model);
            for (const args of questions)
              expect({
                args,
                cohorts: said(await retention(model, { ...args, incomplete: 'ELIGIBLE_ONLY' })),
              }).toEqual({
                args,
                cohorts: plain(stored, args),
              });
          });
        },
      ),
      { numRuns: 4, endOnFailure: true },
    );
  }, 300_000);
});
