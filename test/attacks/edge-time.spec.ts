import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askedBy } from '#read-models/storage/asker';
import { connectionPool } from '#read-models/storage/connection-pool';
import { openDatabase } from '#read-models/storage/database';
import { signedIn } from '../signed-in.js';
import { codesIn, type RunningEdge, runningEdge } from './running-edge.js';

/** Would take hours. */
const ENDLESS = 'SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range % 7 = b.range % 11';

describe('A22: the worst that may be asked, a hundred times at once', () => {
  it('is broken off in the database, and others go on being answered within a second', async () => {
    const instance = await openDatabase(':memory:', { memory: '200MB', threads: 1 });
    const pool = connectionPool(instance, 4);
    const ask = (name: string, sql: string): Promise<string> =>
      askedBy({ name, answerWithinMs: 150 }, () =>
        pool.use(async (connection) => {
          await connection.run(sql);
          return 'answered';
        }),
      ).catch((error: Error) => error.name);
    const storm = Promise.all(Array.from({ length: 100 }, () => ask('synthetic-attacker', ENDLESS)));
    const waits: number[] = [];
    for (let n = 0; n < 30; n += 1) {
      const began = performance.now();
      expect(await ask('synthetic-other', 'SELECT 1')).toBe('answered');
      waits.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const ends = await storm;
    expect(ends.filter((end) => end === 'TookTooLong')).toHaveLength(66);
    expect(ends.filter((end) => end === 'TooManyWaiting')).toHaveLength(34);
    expect(waits.toSorted((a, b) => a - b).at(-2)).toBeLessThan(1_000);
    expect(await ask('synthetic-attacker', 'SELECT 1')).toBe('answered');
    await pool.close();
    instance.closeSync();
  });

  it('is told so, in words that say what to do', async () => {
    const hasty = await runningEdge({ answerWithinMs: 1 });
    try {
      while (!(await hasty.readModel.waitForStart(10_000)));
      const { text } = await hasty.send('{"query":"{ survival { basis { n } } retention { basis { n } } }"}');
      expect(codesIn(text)).toContain('TIME_LIMIT');
      expect(text).toContain('was broken off');
      expect((await hasty.send('{"query":"{ readModel { position } }"}')).status).toBe(200);
    } finally {
      await hasty.stop();
    }
  });
});

describe('A23: clients that take their time', () => {
  let api: RunningEdge;
  let port: number;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    api = await runningEdge();
    port = Number(new URL(api.url).port);
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await api.stop();
  });
  const connected = async (): Promise<Socket> => {
    const socket = createConnection(port, '127.0.0.1').on('error', () => undefined);
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  };

  it('five hundred that say nothing, and some that say it byte by byte, are let go of; it serves on', async () => {
    const idle = await Promise.all(Array.from({ length: 500 }, connected));
    const slow = await Promise.all(Array.from({ length: 20 }, connected));
    const dripping = setInterval(() => slow.forEach((socket) => socket.writable && socket.write('X')), 500);
    slow.forEach((socket) => socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nX-'));
    const gone = Promise.all([...idle, ...slow].map((socket) => once(socket.resume(), 'close')));
    expect((await api.send('{"query":"{ __typename }"}')).status).toBe(200);
    const began = performance.now();
    await gone;
    clearInterval(dripping);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect((await api.send('{"query":"{ __typename }"}')).status).toBe(200);
  });

  it('a body that does not come to its end is not waited for', async () => {
    const socket = await connected();
    const closed = once(socket.resume(), 'close');
    const { authorization } = signedIn(api.url);
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{`,
    );
    const began = performance.now();
    await closed;
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('64 KB of headers are refused', async () => {
    const socket = await connected();
    const answered = once(socket, 'data') as Promise<[Buffer]>;
    socket.write(`GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(64 * 1024)}\r\n\r\n`);
    expect(String((await answered)[0])).toMatch(/^HTTP\/1\.1 431 /);
  });
});
