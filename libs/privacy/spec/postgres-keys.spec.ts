import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { postgresKeys } from '../src/keys/postgres-keys.js';
import { keptKeysContract } from './kept-keys.contract.js';
import { hasPostgres, postgresCluster, run } from './postgres-cluster.js';

if (hasPostgres()) runContract();
else
  describe('the keys kept in PostgreSQL', () => {
    it.skip('SKIPPED: no PostgreSQL server is installed here (apt-get install postgresql), so its contract was not run', () => {});
  });

function runContract(): void {
  let cluster: Awaited<ReturnType<typeof postgresCluster>>;
  let databases = 0;
  beforeAll(async () => {
    cluster = await postgresCluster();
  });
  afterAll(() => cluster.stop());

  keptKeysContract('PostgreSQL', async () => {
    const name = `keys_${(databases += 1)}`;
    await run(cluster.urlOf('postgres'), `CREATE DATABASE ${name}`);
    const url = cluster.urlOf(name);
    return {
      open: () => postgresKeys(url),
      async bytes() {
        await run(url, 'CHECKPOINT');
        const [row] = await run(url, "SELECT pg_relation_filepath('teacher_pathways.keys') AS path");
        return readFileSync(join(cluster.dataFolder, String(row!['path'])));
      },
      remove: async () => void (await run(cluster.urlOf('postgres'), `DROP DATABASE ${name} WITH (FORCE)`)),
    };
  });

  it('several services that start at once on an empty database all open it', async () => {
    await run(cluster.urlOf('postgres'), 'CREATE DATABASE together');
    const all = await Promise.all([1, 2, 3, 4].map(() => postgresKeys(cluster.urlOf('together'))));
    await Promise.all(all.map((kept) => kept.close()));
    expect(all).toHaveLength(4);
  });

  it('a database that is not there is said so, without its address', async () => {
    const failure = await postgresKeys(cluster.urlOf('nowhere')).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'UnusableKeys', message: expect.stringContaining('(3D000)') });
    expect(String(failure)).not.toContain('nowhere');
  });
}
