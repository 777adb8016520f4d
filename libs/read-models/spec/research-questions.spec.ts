/** The questions of researchers look at no more than what had happened, and was on record. */
import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { eventOf } from '#event-log/fact-event';
import { factIdOf } from '#intake/reported-fact';
import { storedOf } from '#pathway/stored-fact';
import { syntheticPopulation } from '#synthetic/population';
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
import { standing } from './standing.js';

const years = [1, 2, 3];
const cohorts = ['2010/11', '2014/15'];

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
    await npqPromotion(model, { ...view, months: 24 }),
    await assignmentHeadship(model, { ...view, years: 2 }),
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

/** Careers as they are, with late reports and mistakes put right, each stream in its order. */
function population(): readonly StoredEvent[] {
  const revisions = new Map<string, number>();
  const reported = [...syntheticPopulation({ seed: 11, teachers: 500, until: '2026-08-31' })];
  return reported.map(({ stream, fact, recordedAt, source }, index) => {
    const revision = (revisions.get(stream) ?? 0) + 1;
    revisions.set(stream, revision);
    const id = factIdOf(stream, source);
    const event = eventOf(storedOf(fact), { id, recordedAt, metadata: JSON.stringify({ source }) });
    return { ...event, stream, revision, position: `p${index + 1}` };
  });
}

const events = population();

/** So that nothing is equal only because there is nothing. */
function expectSomething(answers: readonly object[]): void {
  const [destinations, returns, heads, , , promotion, headship, hubs, employers] = answers as [
    { all: { known: number } },
    { returned: number },
    { heads: number },
    object,
    object,
    { matched: number },
    { assigned: { n: number } },
    { areas: readonly object[] },
    { groups: readonly { n: number }[] },
  ];
  const counts = [
    ...[destinations.all.known, returns.returned, heads.heads, promotion.matched, headship.assigned.n],
    ...[hubs.areas.length, employers.groups[0]!.n],
  ];
  expect(counts.filter((count) => count === 0)).toEqual([]);
}

describe('the questions of researchers', () => {
  it.each(['2016-08-31', '2022-08-30'])(
    'as of %s are answered as if nothing later had been recorded, corrections made',
    async (asOf) => {
      const clipped = await withModel(events, (model) => ofWhatHappened(model, { asOf }));
      const fresh = await withModel(standing(events, asOf), (model) => ofWhatHappened(model, { asOf }));
      if (asOf > '2022') expectSomething(clipped);
      expect(bare(clipped)).toEqual(bare(fresh));
    },
    120_000,
  );

  it('known at an instant are answered as from only what was on record by then', async () => {
    const all = async (model: Answering, view: Viewpoint) => [
      ...(await ofWhatHappened(model, view)),
      ...(await ofTheRecord(model, view)),
    ];
    const [knownAt, asOf] = ['2022-11-30T09:00:00Z', '2022-08-30'];
    const known = events.filter(({ recordedAt }) => recordedAt <= knownAt);
    const now = await withModel(events, (model) => all(model, { asOf, knownAt }));
    const then = await withModel(known, (model) => all(model, { asOf }));
    expectSomething(now);
    expect(bare(now)).toEqual(bare(then));
  }, 120_000);
});
