import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createConnection, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { Leaving } from '../leaving/leaving.js';
import { serveSubscriptions, type Subscriptions } from './websocket.js';

let server: Server;
let subscriptions: Subscriptions;
let port: number;

beforeEach(async () => {
  server = createServer();
  subscriptions = serveSubscriptions(server, {
    schema: buildSchema('type Query { no: Int } type Subscription { numbers: Int }'),
    leaving: new Leaving(),
    maxMessageBytes: 1024 * 1024,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});

afterEach(async () => {
  await subscriptions.close();
  server.close();
});

describe('a connection that is refused', () => {
  it('is let go of though the client keeps its half of it open', async () => {
    const client = createConnection({ port, host: '127.0.0.1', allowHalfOpen: true });
    const [accepted] = (await once(server, 'connection')) as [Socket];
    const letGo = once(accepted, 'close');
    client.write('GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const [answer] = (await once(client, 'data')) as [Buffer];
    await letGo;
    client.destroy();
    expect(String(answer)).toMatch(/^HTTP\/1.1 404 /);
  });
});
