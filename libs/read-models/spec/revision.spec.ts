import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { correctionEffects } from '../src/provenance/correction-effects.js';
import { cohortRevision } from '../src/provenance/revision.js';
import { retention } from '../src/retention/retention.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const post = { post: 'p', role: 'classroom_teacher', employer: 'S1' };
const later = '2016-03-01T09:00:00Z';

const teacher = (id: string, ...facts: Parameters<typeof record>[1][]) =>
  record(
    `teacher-synthetic-${id}`,
    ['QtsAwarded', '2010-07-01'],
    ['PostStarted', '2010-09-01', post],
    ...facts,
  );

const told = [
  teacher('stays'),
  teacher('left', ['LeftTeaching', '2011-01-01', {}, later]),
  teacher(
    'never-left',
    ['LeftTeaching', '2011-02-01'],
    ['FactVoided', '2016-03-01', { factId: 'teacher-synthetic-never-left-3' }, later],
    ['PostTermsChanged', '2011-03-01', { post: 'p', fte: 0.5 }, later],
  ),
  teacher('other-cohort', [
    'FactCorrected',
    '2016-03-01',
    {
      factId: 'teacher-synthetic-other-cohort-1',
      correctedEffectiveOn: '2009-07-01',
      changes: {},
      reason: 'x',
    },
    later,
  ]),
  teacher('late', ['LeftTeaching', '2012-01-01', {}, later]),
  record('teacher-synthetic-new', ['QtsAwarded', '2010-08-01', {}, later]),
].flat();

const asked = { asOf: '2015-12-31', cohort: '2009/10', then: '2015-12-31T23:59:59Z', years: [1, 2, 8] };

describe('what was believed of a cohort then, and what is now', () => {
  it('reconciles, teacher by teacher', async () => {
    await withModel(told, async (model) => {
      const { cells, changedTeachers } = await cohortRevision(model, asked);
      expect(cells[0]).toMatchObject({
        then: { n: 5, retained: 4, percent: 80 },
        now: { n: 5, retained: 3, percent: 60 },
        points: -20,
        ...{ joined: 1, left: 1, joinedRetained: 0, leftRetained: 1, foundRetained: 1, foundNotRetained: 1 },
      });
      expect(cells[1]).toMatchObject({ foundNotRetained: 2, now: { retained: 2 } });
      for (const cell of cells.slice(0, 2)) {
        expect(cell.then.n + cell.joined - cell.left).toBe(cell.now.n);
        expect(
          cell.then.retained! +
            cell.joinedRetained! -
            cell.leftRetained! +
            cell.foundRetained! -
            cell.foundNotRetained!,
        ).toBe(cell.now.retained);
      }
      expect(cells[2]).toMatchObject({ then: { retained: null }, points: null, foundRetained: null });
      expect(changedTeachers).toBe(5);
    });
  });

  it('gives the figures of retention itself, at both instants', async () => {
    await withModel(told, async (model) => {
      const { cells } = await cohortRevision(model, asked);
      for (const [side, knownAt] of [
        ['then', asked.then],
        ['now', undefined],
      ] as const) {
        const view = { asOf: asked.asOf, years: asked.years, ...(knownAt && { knownAt }) };
        const { cohorts } = await retention(model, view);
        const same = cohorts.find(({ cohort }) => cohort === asked.cohort)!;
        expect(cells.map((cell) => cell[side].percent)).toEqual(same.cells.map(({ percent }) => percent));
      }
    });
  });

  it('names the facts recorded in between on which it rests, page by page', async () => {
    await withModel(told, async (model) => {
      const { facts } = await cohortRevision(model, { ...asked, first: 3 });
      expect(facts.totalCount).toBe(5);
      expect(facts.pageInfo.hasNextPage).toBe(true);
      const rest = await cohortRevision(model, { ...asked, after: facts.pageInfo.endCursor! });
      expect([...facts.edges, ...rest.facts.edges].map(({ node }) => [node.factId, node.type])).toEqual([
        ['teacher-synthetic-late-3', 'LeftTeaching'],
        ['teacher-synthetic-left-3', 'LeftTeaching'],
        ['teacher-synthetic-never-left-4', 'FactVoided'],
        ['teacher-synthetic-new-1', 'QtsAwarded'],
        ['teacher-synthetic-other-cohort-3', 'FactCorrected'],
      ]);
      expect(facts.edges[0]!.node).toEqual({
        factId: 'teacher-synthetic-late-3',
        teacher: 'synthetic-late',
        type: 'LeftTeaching',
        effectiveOn: '2012-01-01',
        recordedAt: '2016-03-01T09:00:00.000Z',
      });
    });
  });

  it('is the same where nothing was recorded in between, and refuses what cannot be', async () => {
    await withModel(told, async (model) => {
      const same = await cohortRevision(model, { ...asked, then: '2020-01-01T00:00:00Z' });
      expect(same.facts.totalCount).toBe(0);
      expect(same.cells[0]).toMatchObject({ points: 0, joined: 0, foundRetained: 0 });
      const wrong = { ...asked, knownAt: '2014-01-01T00:00:00Z' };
      await expect(cohortRevision(model, wrong)).rejects.toThrow('then must not lie after knownAt.');
    });
  });
});

/** The rate of the cohort in the log as it would be without one fact. */
async function rateWithout(events: readonly StoredEvent[], factId: string, cohort: string, year: number) {
  const others = events.filter(({ id }) => id !== factId);
  return withModel(others, async (model) => {
    const { cohorts } = await retention(model, { asOf: asked.asOf, years: [year] });
    return cohorts.find((each) => each.cohort === cohort)?.cells[0]?.percent ?? null;
  });
}

describe('the effect of a correction', () => {
  const question = { asOf: asked.asOf, years: [1, 2, 8], moreThan: 0.5 };

  it('is that of a log without it', async () => {
    const events = [...told, ...record('teacher-synthetic-old', ['QtsAwarded', '2009-07-01'])];
    await withModel(events, async (model) => {
      const { corrections, effects } = await correctionEffects(model, question);
      expect(corrections).toBe(2);
      expect(
        effects.edges.map(({ node }) => [node.factId.slice(18), node.cohort, node.year, node.targetType]),
      ).toEqual([
        ['never-left-4', '2009/10', 1, 'LeftTeaching'],
        ['never-left-4', '2009/10', 2, 'LeftTeaching'],
        ['other-cohort-3', '2008/09', 2, 'QtsAwarded'],
        ['other-cohort-3', '2009/10', 1, 'QtsAwarded'],
        ['other-cohort-3', '2009/10', 2, 'QtsAwarded'],
      ]);
      for (const { node } of effects.edges) {
        const without = await rateWithout(events, node.factId, node.cohort, node.year);
        expect(node.percentWithout).toBeCloseTo(without!, 10);
        expect(node.effect).toBeCloseTo(node.percent - without!, 10);
      }
    });
  }, 60_000);

  it('counts only what is more than was asked for, and only what was on record', async () => {
    await withModel(told, async (model) => {
      expect((await correctionEffects(model, { ...question, moreThan: 15 })).effects.totalCount).toBe(2);
      const early = await correctionEffects(model, { ...question, knownAt: asked.then });
      expect([early.corrections, early.effects.totalCount]).toEqual([0, 0]);
      const { effects } = await correctionEffects(model, { ...question, first: 1 });
      const next = await correctionEffects(model, {
        ...question,
        first: 1,
        after: effects.pageInfo.endCursor!,
      });
      expect(next.effects.edges[0]!.node).toMatchObject({ year: 2, type: 'FactVoided' });
    });
  });

  it('leaves the tables as they are for whoever asks next', async () => {
    await withModel(told, async (model) => {
      const before = await retention(model, { asOf: asked.asOf, years: [1] });
      await correctionEffects(model, question);
      expect(await retention(model, { asOf: asked.asOf, years: [1] })).toEqual(before);
    });
  });
});
