import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEventLog } from '#event-log/open';
import { recordReported } from '#intake/record-reported';
import { openReadModel } from '#read-models/open';
import { syntheticPopulation } from '#synthetic/population';

/** A read model of a synthetic profession whose truth can be asked for, and how to take it away. */
export async function syntheticWorld(teachers: number, seed = 7) {
  const folder = await mkdtemp(join(tmpdir(), 'pathways-test-'));
  const log = await openEventLog(`sqlite:${join(folder, 'log.sqlite')}`);
  await recordReported(log, syntheticPopulation({ seed, teachers, until: '2026-08-31' }), {
    importedAt: '2026-09-01T00:00:00.000Z',
  });
  const readModel = await openReadModel({ log, folder: ':memory:' });
  await readModel.waitFor((await log.head()) ?? '', 60_000);
  return {
    folder,
    readModel,
    truth: readModel.seenBy('EVERYONE'),
    async close() {
      await readModel.close();
      await log.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type World = Awaited<ReturnType<typeof syntheticWorld>>;
