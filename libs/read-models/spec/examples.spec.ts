import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { examplesAreThere, type Figure, readExample } from './example.js';
import { answeredFigures, differences, figureOf } from './figures.js';
import { memoryLog } from './memory-log.js';
import { openedModel, type OpenedModel } from './opened-model.js';

const edgeCases = examplesAreThere ? readdirSync(resolve('../shared/examples/x6_edge')).sort() : [];
const folders: readonly (readonly [folder: string, csv: string, trustHistory?: string])[] = [
  ['x1_dfe_1997_2009', 'events.csv'],
  ['x3_colon', 'events.csv'],
  ['x4_heart_multistate', 'events.csv'],
  ['x5_synthetic_1200', 'events.csv'],
  ['x5_synthetic_1200', 'events_clean.csv'],
  ...edgeCases.map((name) => [`x6_edge/${name}`, 'events.csv'] as const),
  ['x6_edge/12_school_changes_trust', 'events.csv', 'school_trust_history.csv'],
];

/** `events_clean.csv` has no history of knowledge; figures of dated memberships need the dates. */
const isMeant = (figure: Figure, csv: string, trustHistory?: string): boolean =>
  !(csv === 'events_clean.csv' && 'known_at' in figure) &&
  (trustHistory !== undefined) === 'trust_membership' in figure;

if (!examplesAreThere) {
  console.warn(
    'SKIPPED: the worked examples are not in ../shared/examples, so none of their figures is checked.',
  );
  it.skip('every figure of the worked examples', () => {});
}

for (const [folder, csv, trustHistory] of examplesAreThere ? folders : []) {
  const example = readExample(folder, csv, trustHistory);
  const figures = answeredFigures(example).filter((name) =>
    isMeant(example.figures[name]!, csv, trustHistory),
  );
  if (figures.length === 0) continue;

  describe([folder, csv, trustHistory].join(' '), () => {
    let model: OpenedModel;

    beforeAll(async () => {
      const log = memoryLog(example.events);
      model = await openedModel({ folder: ':memory:', log });
      expect(await model.waitFor((await log.head())!, 30_000)).toBe(true);
    });
    afterAll(() => model.close());

    it.each(figures)('%s', async (name) => {
      expect(differences(example.expected[name], await figureOf(model, example, name))).toEqual([]);
    });
  });
}
