import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { gatherFacts } from '../src/exporting/facts/gather.js';
import { pseudonymsBy } from '../src/exporting/pseudonyms.js';
import { buildFrom } from '../src/replaying/build.js';
import { makeTables } from '../src/storage/open-store.js';
import { memoryLog, positionOf } from './memory-log.js';
import { record } from './record.js';

/** A connection that counts the queries that it has under way, and notes how many there are when it is closed. */
function watched(connection: DuckDBConnection) {
  const seen = { underWay: 0, whenClosed: 0 };
  const run = (...given: Parameters<DuckDBConnection['run']>) => {
    seen.underWay += 1;
    return connection.run(...given).finally(() => void (seen.underWay -= 1));
  };
  const closeSync = (): void => void (seen.whenClosed = seen.underWay);
  const replaced: Readonly<Record<PropertyKey, unknown>> = { run, closeSync };
  const proxy = new Proxy(connection, {
    get(target, name) {
      const value: unknown = replaced[name] ?? Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { connection: proxy, seen };
}

/** More than a first round of the projector, and than the first slabs of an extract. */
const MANY = 70_000;
const [one] = record('teacher-synthetic-1', ['QtsAwarded', '2020-07-05']) as [StoredEvent];
const events = Array.from({ length: MANY }, (_, at) => ({
  ...one,
  id: `f${at}`,
  stream: `teacher-${at >> 3}`,
}));
const log = memoryLog(events);

const failing = {
  ...log,
  async *readAll(options: Parameters<typeof log.readAll>[0]) {
    yield* log.readAll(options);
    throw new Error('The log has failed.');
  },
};
const { signal } = new AbortController();
const extent = { upTo: positionOf(MANY), knownAt: null };

it('a replay of a log that fails closes nothing while it is used', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  await makeTables(instance);
  const { connection, seen } = watched(await instance.connect());
  const connect = () => Promise.resolve(connection);
  const watchedInstance = new Proxy(instance, {
    get: (target, name) => (name === 'connect' ? connect : Reflect.get(target, name)),
  });
  const building = buildFrom(failing, extent, watchedInstance, { signal, onProgress: () => {} });
  await expect(building).rejects.toThrow('The log has failed.');
  expect(seen.whenClosed).toBe(0);
});

it('an extract of a log that fails leaves nothing being written', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const { connection, seen } = watched(await instance.connect());
  async function* batches() {
    for await (const batch of failing.readAll({ batchSize: 5_000 }))
      yield { events: batch, reached: batch.at(-1)! };
  }
  const gathering = gatherFacts(connection, batches(), {
    pseudonyms: pseudonymsBy(Buffer.alloc(32, 7)),
    signal,
    onProgress: () => {},
  });
  await expect(gathering).rejects.toThrow('The log has failed.');
  expect(seen.underWay).toBe(0);
});
