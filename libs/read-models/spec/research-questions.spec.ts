/** The questions of researchers look at no more than what had happened, and was on record. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import { inForce } from '#pathway/history';
import { historyIn } from '#pathway/stored-fact';
import { firstEmployer } from '../src/first-employer/first-employer.js';
import { headshipPaths } from '../src/headship/paths.js';
import { timeToLeadership } from '../src/headship/time-to-leadership.js';
import { hubRetention } from '../src/hubs/hub-retention.js';
import { leaverDestinations } from '../src/leavers/destinations.js';
import { reEntry } from '../src/leavers/re-entry.js';
import { assignmentHeadship } from '../src/matched/assignment-headship.js';
import { npqPromotion } from '../src/matched/npq-promotion.js';
import { contentsDigest } from '../src/provenance/contents.js';
import { correctionEffects } from '../src/provenance/correction-effects.js';
import { recordingLag } from '../src/provenance/recording-lag.js';
import type { Answering } from '../src/read-model.js';
import { trainingReplay } from '../src/replay/replay.js';
import type { Viewpoint } from '../src/answer.js';
import { withModel } from './opened-model.js';
import { careers } from './random-careers.js';

const years = [1, 2, 3];
const cohorts = ['2011/12', '2012/13', '2013/14'];

/** Of the facts in force. */
async function ofWhatHappened(model: Answering, view: Viewpoint): Promise<readonly object[]> {
  const replayed: object[] = [];
  for (const cohort of cohorts)
    for (const trained of ['one_year', 'three_year'])
      replayed.push(await trainingReplay(model, { ...view, cohort, model: trained, years }));
  return [
    await leaverDestinations(model, { ...view, years }),
    await reEntry(model, view),
    await headshipPaths(model, view),
    await headshipPaths(model, { ...view, steps: 'STAGE' }),
    await timeToLeadership(model, { ...view, by: ['PHASE'], atYears: years }),
    await npqPromotion(model, { ...view, months: 6 }),
    await assignmentHeadship(model, { ...view, years: 1 }),
    await hubRetention(model, view),
    await firstEmployer(model, view),
    ...replayed,
  ];
}

/** Of what was recorded, and when. */
const ofTheRecord = async (model: Answering, view: Viewpoint): Promise<readonly object[]> => [
  await recordingLag(model, view),
  await correctionEffects(model, { ...view, years, moreThan: 0.01 }),
  await contentsDigest(model, view),
];

/** Answers but for the position, the instant and the words on records that could not be read. */
const bare = (answers: readonly object[]): unknown =>
  answers.map((answer) => {
    const { basis, ...figures } = answer as { readonly basis: { readonly n: number } };
    return { n: basis.n, ...figures };
  });

/** What the record's own rules leave of these events: in force, corrected, and effective on or before a date. */
function standing(events: readonly StoredEvent[], upTo: string): readonly StoredEvent[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const streams = [...new Set(events.map(({ stream }) => stream))];
  return streams.flatMap((stream) =>
    inForce(historyIn(events.filter((event) => event.stream === stream)))
      .filter(({ fact }) => fact.effectiveOn <= upTo)
      .map(({ factId, fact: { type, effectiveOn, ...data } }) => ({
        ...byId.get(factId)!,
        type,
        effectiveOn,
        data: JSON.stringify(data),
      }))
      .sort((a, b) => a.revision - b.revision),
  );
}

describe('the questions of researchers', () => {
  it('as of a date are answered as if nothing later had been recorded, corrections made', async () => {
    await fc.assert(
      fc.asyncProperty(careers(40), fc.constantFrom('2014-08-31', '2015-01-01'), async (events, asOf) => {
        const clipped = await withModel(events, (model) => ofWhatHappened(model, { asOf }));
        const fresh = await withModel(standing(events, asOf), (model) => ofWhatHappened(model, { asOf }));
        expect(bare(clipped)).toEqual(bare(fresh));
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 300_000);

  it('known at an instant are answered as from only what was on record by then', async () => {
    const all = async (model: Answering, view: Viewpoint) => [
      ...(await ofWhatHappened(model, view)),
      ...(await ofTheRecord(model, view)),
    ];
    await fc.assert(
      fc.asyncProperty(careers(40), fc.constantFrom('2013-07-05', '2015-04-10'), async (events, day) => {
        const knownAt = `${day}T09:00:00Z`;
        const asOf = '2020-01-01';
        const known = events.filter(({ recordedAt }) => recordedAt <= knownAt);
        const now = await withModel(events, (model) => all(model, { asOf, knownAt }));
        const then = await withModel(known, (model) => all(model, { asOf }));
        expect(bare(now)).toEqual(bare(then));
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 300_000);
});
