import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { examplesAreThere, readExample } from './example.js';
import { differences } from './figures.js';
import { memoryLog } from './memory-log.js';
import { openedModel, type OpenedModel } from './opened-model.js';
import { survivalShapes } from './survival-figures.js';

const FOLDER = '../shared/examples';
const below = (folder: string) =>
  readdirSync(resolve(FOLDER, folder))
    .sort()
    .map((name) => (folder === '.' ? name : `${folder}/${name}`));
const folders = examplesAreThere
  ? [...below('.').filter((name) => /^x[245]_|^x3_/.test(name)), ...below('x6_edge')]
  : [];

/** Limits of a survival of 0 or 1, of an incidence of 0 and of a median without one are a matter of convention. */
function withoutConventions(value: unknown, beside?: unknown): unknown {
  if (Array.isArray(value))
    return value.includes(null) ? null : value.map((item) => withoutConventions(item));
  if (typeof value !== 'object' || value === null) return value;
  const { surv } = value as { surv?: number };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !((surv === 0 || surv === 1) && /^(se|ci_)/.test(key)))
      .map(([key, held]) => [key, withoutConventions(held, beside)]),
  );
}

if (!examplesAreThere) {
  console.warn(
    'SKIPPED: the worked examples are not in ../shared/examples, so none of their figures is checked.',
  );
  it.skip('every survival figure of the worked examples', () => {});
}

for (const folder of folders) {
  const example = readExample(folder);
  const figures = Object.keys(example.figures).filter(
    (name) => example.figures[name]!.type in survivalShapes,
  );
  if (figures.length === 0) continue;

  describe(folder, () => {
    let model: OpenedModel;

    beforeAll(async () => {
      const log = memoryLog(example.events);
      model = await openedModel({ folder: ':memory:', log });
      expect(await model.waitFor((await log.head())!, 30_000)).toBe(true);
    });
    afterAll(() => model.close());

    it.each(figures)('%s', async (name) => {
      const figure = example.figures[name]!;
      const knownAt = figure['known_at'] as string | undefined;
      const view = {
        asOf: (figure['as_of'] as string | undefined) ?? example.asOf,
        ...(knownAt && { knownAt }),
      };
      const given = await survivalShapes[figure.type]!(model, figure, view);
      expect(differences(withoutConventions(example.expected[name]), withoutConventions(given))).toEqual([]);
    });
  });
}
