import { randomUUID } from 'node:crypto';
import {
  EventStoreDBClient,
  NO_STREAM,
  jsonEvent,
  streamNameFilter,
  type EventData,
} from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startWireDouble, type WireDouble } from './wire-double.js';

let double: WireDouble;
let client: EventStoreDBClient;

beforeEach(async () => {
  double = await startWireDouble();
  client = EventStoreDBClient.connectionString(double.url);
});

afterEach(async () => {
  await client.dispose();
  await double.close();
});

const events = (count: number, name = 'n'): EventData[] =>
  Array.from({ length: count }, (_, n) =>
    jsonEvent({ type: 'Happened', id: randomUUID(), data: { [name]: n } }),
  );

describe('the wire double', () => {
  it('appends, answers where, and hands back what came', async () => {
    const [first, second] = events(2);
    const written = await client.appendToStream('ours-1', [first!, second!], { expectedRevision: NO_STREAM });
    expect(written).toMatchObject({ success: true, nextExpectedRevision: 1n });
    const read = [];
    for await (const { event } of client.readStream('ours-1')) read.push(event);
    expect(read).toMatchObject([
      { id: first?.id, revision: 0n, data: { n: 0 }, isJson: true },
      { id: second?.id, revision: 1n, data: { n: 1 }, isJson: true },
    ]);
    const all = [];
    for await (const e of client.readAll()) all.push(e);
    expect(all.at(-1)?.event?.position).toEqual(written.position);
  });

  it('subscribes', async () => {
    await client.appendToStream('ours-1', events(40), { expectedRevision: NO_STREAM });
    const subscription = client.subscribeToAll({ filter: streamNameFilter({ prefixes: ['ours-'] }) });
    let seen = 0;
    for await (const _ of subscription) {
      seen += 1;
      if (seen === 40) await client.appendToStream('ours-1', events(2), { expectedRevision: 39n });
      if (seen === 42) break;
    }
    await subscription.unsubscribe();
    expect(seen).toBe(42);
  });
});
