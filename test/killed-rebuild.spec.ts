import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Recorded } from './running-api.js';
import type { Service } from './service-process.js';
import { startService, untilCaughtUp } from './service-process.js';

const KILLS = process.env.FAULTS === 'long' ? 60 : 8;
/** Long enough for a rebuild of this little log to be over. */
const LATEST_MS = 400;

let folder: string;
let service: Service | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pathways-killed-rebuild-'));
});
afterAll(async () => {
  await service?.stop('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const ANSWERS = `query ($at: String!) {
  headcount(asOf: "2022-01-01", atLeast: $at) { inService byStage { stage count } basis { n position } }
  retention(asOf: "2022-01-01", years: [1], atLeast: $at) { cohorts { cohort n cells { year retained } } }
}`;

async function fill(to: Service): Promise<string> {
  let position = '';
  for (let n = 1; n <= 30; n += 1) {
    const said = { teacherId: `synthetic-${n}`, effectiveOn: '2020-09-01' };
    const post = { post: `post-${n}`, role: 'classroom_teacher', employer: 'synthetic-school' };
    await to.say('registerTeacher', { ...said, commandId: `registered-${n}` });
    await to.say('awardQts', { ...said, commandId: `awarded-${n}`, route: 'assessment_only' });
    const started = await to.say('startPost', { ...said, ...post, commandId: `started-${n}` });
    ({ position } = started as Recorded);
  }
  return position;
}

const databases = async (): Promise<readonly string[]> =>
  (await readdir(join(folder, 'read-model'))).filter((name) => name.endsWith('.duckdb'));

it(
  `a service killed at ${KILLS} moments of a rebuild starts again with one whole read model`,
  async () => {
    service = await startService(folder);
    const at = await fill(service);
    const expected = await service.ask(ANSWERS, { at });
    let generation = 1;
    for (let kill = 0; kill < KILLS; kill += 1) {
      await service.ask('mutation { rebuildReadModel { generation } }');
      await pause((LATEST_MS * kill) / (KILLS - 1));
      await service.stop('SIGKILL');
      service = await startService(folder);
      await untilCaughtUp(service);
      expect(await service.ask(ANSWERS, { at })).toEqual(expected);
      expect(await databases()).toHaveLength(1);
      const { readModel } = await service.ask<{ readModel: { generation: number } }>(
        '{ readModel { generation } }',
      );
      expect(readModel.generation).toBeGreaterThanOrEqual(generation);
      generation = readModel.generation;
    }
  },
  KILLS * 20_000,
);
