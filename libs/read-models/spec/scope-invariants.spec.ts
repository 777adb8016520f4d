/** Within a scope every answer is that of a model which was told nothing else. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import { everyRow, everythingAsked } from './everything-asked.js';
import { withModel } from './opened-model.js';
import { seenIn } from './plain-scope.js';
import type { Place } from './plain-stays.js';
import { careers, organisations } from './random-careers.js';

const ALWAYS = '0001-01-01';
const EVER = '9999-12-31';

/** By the made-up organisations: who joined what and when, what closed, and what carries on as what. */
const scopes: Readonly<Record<string, readonly Place[]>> = {
  S1: [['S1', ALWAYS, EVER], ['S4', '2014-09-01', EVER], ['S2', '2015-04-10', EVER]],
  S2: [['S2', ALWAYS, EVER], ['S4', '2015-04-10', EVER], ['S1', '2015-04-10', EVER]],
  T1: [['T1', ALWAYS, EVER], ['S1', '2010-01-01', '2014-08-31'], ['S4', '2010-01-01', '2014-09-01']],
  T2: [
    ['T2', ALWAYS, EVER], ['S1', '2014-08-31', EVER], ['S3', '2012-09-01', '2015-04-10'],
    ['S4', '2014-09-01', EVER], ['S2', '2015-04-10', EVER],
  ],
  A1: [['S2', '2013-01-07', EVER]],
}; // prettier-ignore

const view = { asOf: '2016-07-01' };

const unscoped = (answers: unknown): unknown =>
  (answers as { basis: object }[]).map(({ basis, ...answer }) => {
    const { scope: _, ...rest } = basis as { scope?: string };
    return { basis: rest, ...answer };
  });

/** The log that a scope sees, and what it is of. */
const seenBy = (events: readonly StoredEvent[], id: string) => seenIn(events, scopes[id]!, [id]);

it('rests on nothing but what is seen', () =>
  fc.assert(
    fc.asyncProperty(careers(40), (events) =>
      withModel(events, async (model) => {
        for (const id of Object.keys(scopes)) {
          const seen = seenBy(events, id);
          const rows = await everyRow(model.seenBy({ organisations: [id] }));
          expect(rows).toEqual(await withModel(seen, everyRow));
          expect(seen.length).toBeGreaterThan(organisations.length);
        }
      }),
    ),
    { numRuns: 1, endOnFailure: true },
  ));

it('answers as a model that was told what is seen and nothing else', () =>
  fc.assert(
    fc.asyncProperty(careers(20), async (events) => {
      const expected = await withModel(seenBy(events, 'T2'), (model) => everythingAsked(model, view));
      const answers = await withModel(events, (model) =>
        everythingAsked(model.seenBy({ organisations: ['T2'] }), view),
      );
      expect(unscoped(answers)).toEqual(expected);
    }),
    { numRuns: 1, endOnFailure: true },
  ));
