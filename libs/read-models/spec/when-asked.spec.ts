/** Tables that few questions read are made when one reads them, and kept from then on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import { cumulativeIncidence } from '../src/competing-risks/incidence.js';
import { cpdUptake } from '../src/cpd/uptake.js';
import { npqFunnel } from '../src/npq/funnel.js';
import { placementShortfalls } from '../src/placement/shortfalls.js';
import type { Answering } from '../src/read-model.js';
import { retention } from '../src/retention/retention.js';
import { survival } from '../src/survival/survival.js';
import { trainingOutcomes } from '../src/training/outcomes.js';
import { everyRow } from './everything-asked.js';
import { caughtUp, type OpenedModel, withModel } from './opened-model.js';
import { careers } from './random-careers.js';
import { record } from './record.js';

const [events] = fc.sample(careers(40), { numRuns: 1, seed: 11 }) as [readonly StoredEvent[]];
const view = { asOf: '2020-01-01' };
const years = [1, 2, 3];

const isThere = (model: Answering, table: string) =>
  model.ask(view, async ({ rows }) => {
    const sql = `SELECT table_name FROM duckdb_tables() WHERE table_name = $table AND NOT temporary`;
    return (await rows(sql, { table })).length > 0;
  });

const rare = (model: Answering) => [
  trainingOutcomes(model, view),
  placementShortfalls(model, view),
  cpdUptake(model, view),
  npqFunnel(model, view),
  retention(model, { ...view, years, scope: 'TRUST' }),
  retention(model, { ...view, years, scope: 'SCHOOL', rule: 'CONTINUOUS' }),
  survival(model, { ...view, event: 'LEAVE_SCHOOL', atYears: years }),
  cumulativeIncidence(model, { ...view, causes: 'FIRST_EVENT', atYears: years }),
];

describe('a table that few questions read', () => {
  it('is not there before the first of them, and is there after it, also when the file is opened again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'when-asked-'));
    const look = (model: OpenedModel) => isThere(model, 'trainings');
    try {
      await withModel(
        events,
        async (model) => {
          expect(await look(model)).toBe(false);
          await trainingOutcomes(model, view);
          expect(await look(model)).toBe(true);
          expect(await isThere(model, 'placement_records')).toBe(false);
        },
        folder,
      );
      expect(await withModel(events, look, folder)).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is kept up to date: what comes later makes the rows that a build of all makes', async () => {
    const half = Math.floor(events.length / 2);
    const grown = await withModel(events.slice(0, half), async (model, log) => {
      await Promise.all(rare(model));
      for (let next = half; next < events.length; next += 40) {
        log.add(events.slice(next, next + 40));
        await caughtUp(model, log);
      }
      return everyRow(model);
    });
    expect(grown).toEqual(await withModel(events, everyRow));
  });

  it('gives right answers, of the position that they name, to questions that come at once while facts come in', async () => {
    const answers = await withModel(events.slice(0, 200), async (model, log) => {
      const asked = [];
      for (let next = 200; next < events.length; next += 60) {
        asked.push(...rare(model));
        log.add(events.slice(next, next + 60));
      }
      return Promise.all(asked);
    });
    const positions = [...new Set(answers.map(({ basis }) => basis.position!))];
    for (const position of positions) {
      const before = events.slice(0, Number(position.slice(1)));
      const expected = await withModel(before, (model) => Promise.all(rare(model)));
      for (const [place, answer] of answers.entries())
        if (answer.basis.position === position) expect(answer).toEqual(expected[place % expected.length]);
    }
  });
});

describe('what a career is relative to', () => {
  const post = { post: 'p1', role: 'classroom_teacher', employer: 'A' };
  const told = [
    ...record('organisation-T', ['TrustRegistered', '2000-01-01', { name: 'T' }]),
    ...record('organisation-A', ['SchoolRegistered', '2000-01-01', { name: 'A' }]),
    ...record('teacher-1', ['QtsAwarded', '2014-07-01'], ['PostStarted', '2014-09-01', post]),
  ];
  const joined = record('organisation-A', ['TrustJoined', '2010-01-01', { trust: 'T' }])[0]!;
  const renamed = record('organisation-T', ['TrustRegistered', '2000-01-01', { name: 'U' }])[0]!;
  const inTrust = async (model: Answering) =>
    (await retention(model, { ...view, years: [1], scope: 'TRUST' })).pooled.map(({ n }) => n);

  it('is told anew when a school turns out to have been in a trust, and only then', async () => {
    await withModel(told, async (model, log) => {
      expect(await inTrust(model)).toEqual([0]);
      log.add([{ ...renamed, id: 'renamed', revision: 2 }]);
      await caughtUp(model, log);
      expect(await isThere(model, 'homes')).toBe(true);
      log.add([{ ...joined, id: 'joined', revision: 2 }]);
      await caughtUp(model, log);
      expect(await isThere(model, 'homes')).toBe(false);
      expect(await inTrust(model)).toEqual([1]);
    });
  });
});
