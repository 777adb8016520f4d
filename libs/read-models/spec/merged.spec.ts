/** Records that turn out to be one teacher's, and one that turns out to be two, in the answers. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import type { MergeFact } from '#pathway/identity/merge.facts';
import { countsFor, type MergeOnRecord, whoseFacts } from '#pathway/identity/whose-facts';
import type { Answer } from '../src/answer.js';
import { correctionEffects } from '../src/provenance/correction-effects.js';
import { trainingReplay } from '../src/replay/replay.js';
import { whatIf } from '../src/supposition/what-if.js';
import { everyRow, everythingAsked } from './everything-asked.js';
import { event } from './example.js';
import { caughtUp, withModel } from './opened-model.js';
import { careers } from './random-careers.js';

const MERGED_AT = '2020-03-01T09:00:00.000Z';
const BEFORE = '2020-02-29T09:00:00.000Z';
const AS_OF = '2020-01-01';

const TEACHERS = 12;
const nameOf = (teacher: number): string => `synthetic-${teacher}`;
const recordOf = ({ stream }: StoredEvent): string => stream.slice('teacher-'.length);
const isOfTeacher = ({ stream }: StoredEvent): boolean => stream.startsWith('teacher-');

type Data = Readonly<Record<string, unknown>>;
const dataOf = ({ data }: StoredEvent): Data => JSON.parse(data) as Data;

/** A fact about a record, the n-th of them. Its own date is after all that is asked, which means nothing. */
const about = (record: string, n: number, type: string, data: object): StoredEvent =>
  event(`teacher-${record}`, 100 + n, { id: `about-${n}`, type, on: '2021-01-01', at: MERGED_AT, data });

const teacher = fc.nat(TEACHERS - 1).map(nameOf);
/** Chains, stars, circles and merges into nobody on record. */
const merges = fc
  .array(fc.tuple(teacher, fc.oneof(teacher, fc.constant('synthetic-stranger'))), {
    minLength: 3,
    maxLength: 8,
  })
  .map((pairs) => pairs.map(([from, into], n) => about(from, n, 'RecordMerged', { into })));

/** What each merge says, to the rule of the pathway. */
const mergesOf = (events: readonly StoredEvent[]): readonly MergeOnRecord[] =>
  events.map((each) => ({
    record: recordOf(each),
    entry: {
      factId: each.id,
      recordedAt: each.recordedAt,
      fact: { ...dataOf(each), type: each.type, effectiveOn: each.effectiveOn } as unknown as MergeFact,
    },
  }));

/** The same events told of whom they turned out to be of from the start. A correction goes where its fact goes. */
function asFromTheStart(
  events: readonly StoredEvent[],
  told: readonly StoredEvent[],
): readonly StoredEvent[] {
  const whose = whoseFacts(mergesOf(told));
  const byId = new Map(events.map((each) => [each.id, each]));
  const corrected = ({ type, ...each }: StoredEvent): StoredEvent | undefined =>
    type === 'FactVoided' || type === 'FactCorrected'
      ? byId.get(String(dataOf({ type, ...each }).factId))
      : undefined;
  const first = (each: StoredEvent, passed = new Set<string>()): StoredEvent => {
    const target = passed.has(each.id) ? undefined : corrected(each);
    return target ? first(target, passed.add(each.id)) : each;
  };
  return events.map((each) =>
    isOfTeacher(each)
      ? { ...each, stream: `teacher-${countsFor(whose, recordOf(each), first(each).id)}` }
      : each,
  );
}

const asked = (events: readonly StoredEvent[], knownAt?: string) =>
  withModel(events, async (model) => [
    await everythingAsked(model, { asOf: AS_OF, ...(knownAt && { knownAt }) }),
    knownAt ? [] : await everyRow(model),
  ]);
const withoutKnownAt = (answers: unknown, knownAt = BEFORE): unknown =>
  JSON.parse(JSON.stringify(answers).replaceAll(`"knownAt":"${knownAt}"`, '"knownAt":null'));

describe('a population with merged records', () => {
  it('is the one in which the two were one from the start; before it was known, as if nothing had been', async () => {
    await fc.assert(
      fc.asyncProperty(careers(TEACHERS), merges, async (events, told) => {
        const [before, after] = [told.slice(2), told.slice(0, 2)];
        const all = [...before, ...events, ...after];
        expect(await asked(all)).toEqual(await asked(asFromTheStart(events, [...before, ...after])));
        const [then] = await asked(all, BEFORE);
        const [unmerged] = await asked(events);
        expect(withoutKnownAt(then)).toEqual(withoutKnownAt(unmerged));
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 300_000);

  it('is, as known at any instant, that of the merges known by then', async () => {
    const instants = ['2013-07-05T09:00:00.000Z', '2015-04-10T09:00:00.000Z', '2017-07-05T09:00:00.000Z'];
    await fc.assert(
      fc.asyncProperty(
        careers(TEACHERS),
        merges,
        fc.array(fc.constantFrom(...instants), { minLength: 8, maxLength: 8 }),
        fc.constantFrom(...instants),
        async (events, told, recorded, knownAt) => {
          const dated = told.map((each, n) => ({ ...each, recordedAt: recorded[n]! }));
          const all = [...dated, ...events];
          const known = all.filter(({ recordedAt }) => Date.parse(recordedAt) <= Date.parse(knownAt));
          const [then] = await asked(all, knownAt);
          const [alone] = await asked(known);
          expect(withoutKnownAt(then, knownAt)).toEqual(withoutKnownAt(alone, knownAt));
        },
      ),
      { numRuns: 2, endOnFailure: true },
    );
  }, 300_000);

  it('is as it was once the merges are struck out', async () => {
    await fc.assert(
      fc.asyncProperty(careers(TEACHERS), merges, async (events, told) => {
        const voids = told.map((each, n) => about(recordOf(each), 50 + n, 'FactVoided', { factId: each.id }));
        expect(await asked([...events, ...told, ...voids])).toEqual(await asked(events));
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 300_000);

  it('has the same rows however the facts come in', async () => {
    await fc.assert(
      fc.asyncProperty(careers(TEACHERS), merges, fc.nat(9), async (events, told, turn) => {
        const place = (n: number) => ((n + turn) * 37) % events.length;
        const mixed = events.flatMap((each, n) => [each, ...told.filter((_, m) => place(m) === n)]);
        const inParts = await withModel([], async (model, log) => {
          for (let start = 0; start < mixed.length; start += 9) {
            log.add(mixed.slice(start, start + 9));
            await caughtUp(model, log);
          }
          return everyRow(model);
        });
        expect(inParts).toEqual(await withModel(mixed, everyRow));
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 300_000);
});

describe('what is supposed, and what corrections moved, of a population with merged records', () => {
  const supposed = (events: readonly StoredEvent[], placed: string) =>
    withModel(events, async (model) => {
      const placement = { teacher: placed, role: 'headteacher', employer: 'S1', startOn: '2016-01-01' };
      const closure = { route: 'scitt', closedOn: '2013-09-01' };
      const views = [{ asOf: AS_OF }, { asOf: AS_OF, knownAt: BEFORE }];
      const answers: Answer[] = [
        await whatIf(model, { asOf: AS_OF, placements: [placement] }),
        await whatIf(model, { asOf: AS_OF, closures: [closure] }),
      ];
      for (const view of views) {
        answers.push(
          await trainingReplay(model, { ...view, cohort: '2013/14', model: 'three_year', years: [1, 2] }),
        );
        answers.push(await correctionEffects(model, { ...view, years: [1, 2], moreThan: 0.01 }));
      }
      return answers.map(({ basis: { n }, ...answer }) => ({ n, ...answer }));
    });

  const isOnRecord = (name: string, events: readonly StoredEvent[]) =>
    events.some(({ stream }) => stream === `teacher-${name}`);

  it('is that of the one in which the two were one from the start', async () => {
    await fc.assert(
      fc.asyncProperty(careers(TEACHERS), merges, async (events, told) => {
        const placed = countsFor(whoseFacts(mergesOf(told)), nameOf(3), '');
        const fromTheStart = asFromTheStart(events, told);
        fc.pre(isOnRecord(nameOf(3), events) && isOnRecord(placed, fromTheStart));
        const merged = await supposed([...events, ...told], placed);
        const one = await supposed(fromTheStart, placed);
        const unmerged = await supposed(events, nameOf(3));
        expect(merged.slice(0, 4)).toEqual(one.slice(0, 4));
        expect(merged.slice(4)).toEqual(unmerged.slice(4));
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 300_000);
});

describe('a population in which a record was two', () => {
  const picked = fc.record({ from: teacher, to: teacher, every: fc.integer({ min: 1, max: 3 }) });

  it('is the one in which the facts were told of the right teacher from the start', async () => {
    await fc.assert(
      fc.asyncProperty(
        careers(TEACHERS),
        fc.array(picked, { maxLength: 4 }),
        merges,
        async (events, splits, into) => {
          const told = splits.map(({ from, to, every }, n) => {
            const factIds = events
              .filter((each) => isOfTeacher(each) && recordOf(each) === from)
              .filter((each, place) => place % every === 0 && !each.type.startsWith('Fact'))
              .map(({ id }) => id);
            return about(from, 20 + n, 'FactsReassigned', { factIds, teacher: to });
          });
          const all = [...told, ...into.slice(0, 3)];
          expect(await asked([...events, ...all])).toEqual(await asked(asFromTheStart(events, all)));
        },
      ),
      { numRuns: 2, endOnFailure: true },
    );
  }, 300_000);
});

describe('what a source reports of merges', () => {
  it('that cannot be understood moves nothing and parks nothing', async () => {
    const [events] = fc.sample(careers(4), { numRuns: 1, seed: 7 }) as [readonly StoredEvent[]];
    const astray = [
      about('synthetic-0', 1, 'RecordMerged', {}),
      about('synthetic-1', 2, 'RecordMerged', { into: 7 }),
      about('synthetic-1', 3, 'FactsReassigned', { factIds: 'synthetic-1-0', teacher: 'synthetic-2' }),
      about('synthetic-1', 4, 'FactsReassigned', { factIds: [['x']], teacher: 'synthetic-2' }),
      about('synthetic-2', 5, 'RecordMerged', { into: 'synthetic-2' }),
    ];
    const parked = await withModel([...events, ...astray], (model) => model.parked());
    expect(parked).toEqual([]);
    expect(await asked([...events, ...astray])).toEqual(await asked(events));
  });
});
