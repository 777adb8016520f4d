import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Figure } from './figure-questions.js';
import { answersTo, isAskedHere } from './figure-questions.js';
import type { Service } from './service-process.js';
import { pathways, startService, untilCaughtUp } from './service-process.js';

/** Careers with the right figures, computed by another program. They lie beside the project. */
const EXAMPLES = fileURLToPath(new URL('../../shared/examples', import.meta.url));

const cases = [
  { folder: 'x1_dfe_1997_2009', events: 'events.csv.gz' },
  { folder: 'x5_synthetic_1200', events: 'events.csv' },
  { folder: 'x5_synthetic_1200', events: 'events_clean.csv' },
];

const present = existsSync(EXAMPLES);
const describeIfPresent = present ? describe : describe.skip;
const name = present ? 'through the doors' : 'SKIPPED: no folder ../shared/examples beside the project';

describeIfPresent(name, () => {
  describe.each(cases)('$folder/$events', ({ folder: example, events }) => {
    const path = join(EXAMPLES, example);
    let folder: string;
    let service: Service;
    let figures: Record<string, Figure>;
    let expected: Record<string, unknown>;
    let asOf: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'pathways-figures-'));
      const log = `sqlite:${join(folder, 'log.sqlite')}`;
      const failed = join(folder, 'failed.csv');
      const files = [join(path, events), '--schools', join(path, 'schools.csv')];
      const imported = await pathways(['import', ...files, '--log', log, '--failed', failed], folder);
      expect(imported).toMatchObject({ code: 0 });
      service = await startService(folder);
      await untilCaughtUp(service);
      const described = JSON.parse(await readFile(join(path, 'case.json'), 'utf8')) as {
        as_of: string;
        figures: typeof figures;
      };
      ({ figures, as_of: asOf } = described);
      expected = JSON.parse(await readFile(join(path, 'expected.json'), 'utf8')) as typeof expected;
    }, 120_000);

    afterAll(async () => {
      await service.stop('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    });

    it('gives every figure that this service answers, exactly', async () => {
      const asked = Object.entries(figures).filter(
        ([, settings]) => isAskedHere(settings) && !(events === 'events_clean.csv' && settings.known_at),
      );
      expect(asked.length).toBeGreaterThan(0);
      for (const [figure, settings] of asked) {
        const answer = await answersTo(service.ask, settings, asOf);
        expect({ [figure]: answer }).toEqual({ [figure]: closeTo(comparable(settings, expected[figure])) });
      }
    }, 120_000);
  });
});

/** Expected numbers to twelve digits: the division of two whole numbers, whichever way it is written down. */
function closeTo(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : expect.closeTo(value, 9);
  if (Array.isArray(value)) return value.map(closeTo);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, closeTo(held)]));
}

/** What of an expected figure this service answers by now: of the time to a stage, not the curves. */
function comparable(settings: Figure, value: unknown): unknown {
  if (settings.type !== 'time_to_stage') return value;
  const stages = value as Record<string, Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(stages).map(
      ([stage, { reached, reached_before_first_exit, p25_days, median_days_among_reached, p75_days }]) => [
        stage,
        { reached, reached_before_first_exit, p25_days, median_days_among_reached, p75_days },
      ],
    ),
  );
}
