import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { eventsIn, say, scratchFolder } from './import-run.js';

/** Worked examples of careers; they lie beside the project. */
const EXAMPLES = fileURLToPath(new URL('../../shared/examples', import.meta.url));

const present = existsSync(EXAMPLES);
const describeIfPresent = present ? describe : describe.skip;

describeIfPresent(
  present ? 'the worked examples' : 'SKIPPED: no ../shared/examples beside the project',
  () => {
    const folder = scratchFolder();

    it.each([
      ['x5_synthetic_1200', 'events.csv', { rows: 10_135, recorded: 10_110, alreadyKnown: 25 }],
      ['x5_synthetic_1200', 'events_clean.csv', { rows: 9_878, recorded: 9_878, alreadyKnown: 0 }],
      ['x6_edge/06_duplicates', 'events.csv', { rows: 49, recorded: 44, alreadyKnown: 5 }],
    ])('are taken whole: %s/%s', async (example, events, counts) => {
      const log = `sqlite:${join(folder, `${example.replace('/', '-')}-${events}.sqlite`)}`;
      const files = [join(EXAMPLES, example, events), '--schools', join(EXAMPLES, example, 'schools.csv')];
      const args = ['import', ...files, '--log', log, '--failed', join(folder, 'failed.csv'), '--json'];
      const first = await say(args);
      expect(first.exitCode).toBe(0);
      expect(JSON.parse(first.stdout).file).toMatchObject({ ...counts, failed: 0, differing: 0 });
      const stored = await eventsIn(log);
      expect(stored.filter(({ stream }) => stream.startsWith('teacher-'))).toHaveLength(counts.recorded);

      const second = JSON.parse((await say(args)).stdout);
      expect(second.file).toMatchObject({ recorded: 0, alreadyKnown: counts.rows });
      expect(second.organisations).toMatchObject({ recorded: 0 });
      expect(await eventsIn(log)).toHaveLength(stored.length);
    });
  },
);
