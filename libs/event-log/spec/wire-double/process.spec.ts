import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { opensslIsThere } from './certificates.js';
import { append, connect, newEvents, refusalOf } from './driving.js';
import { CREDENTIALS, startWireDouble } from './wire-double.js';

describe('the wire double in a process of its own', () => {
  it('prints where it is, does what it is told, and ends with its input', async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./main.mjs', import.meta.url))]);
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const next = async (): Promise<string> => String((await lines.next()).value);
    const tell = (line: string): Promise<string> => {
      child.stdin.write(`${line}\n`);
      return next();
    };

    const [, , url = ''] = (await next()).split(' ');
    await append(connect(url), 'ours-1', -1, newEvents(2));
    expect(await tell('plant 5')).toBe('done plant 5');
    expect(await tell('events')).toBe('done events 10');
    expect(await tell('fault append-oversize 1')).toBe('done fault append-oversize 1');
    const refusal = await refusalOf(append(connect(url), 'ours-1', 1, newEvents(1)));
    expect(refusal).toMatchObject({ type: 'maximum-append-size-exceeded' });
    for (const line of ['freeze', 'thaw', 'mend', 'stop', 'start'])
      expect(await tell(line)).toBe(`done ${line}`);
    expect(await append(connect(url), 'ours-1', 1, newEvents(1))).toMatchObject({ nextExpectedRevision: 2n });
    expect(await tell('fault nonsense')).toBe('failed fault nonsense: There is no fault nonsense.');
    expect(await tell('constructor')).toBe('failed constructor: There is no command constructor.');

    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.end();
    expect(await ended).toBe(0);
  });
});

const makesCertificates = await opensslIsThere();
if (!makesCertificates) console.warn('SKIPPED: the wire double with TLS. There is no openssl here.');

(makesCertificates ? describe : describe.skip)('the wire double with TLS', () => {
  it('is believed by who trusts its authority, and believes who shows the credentials', async () => {
    const double = await startWireDouble({ tls: true });
    const { username, password } = CREDENTIALS;
    const as = (credentials: string): EventStoreDBClient =>
      connect(double.url.replace('esdb://', `esdb://${credentials}@`));
    const known = as(`${username}:${password}`);
    expect(await append(known, 'ours-1', -1, newEvents(1))).toMatchObject({ success: true });
    for await (const { event } of known.readStream('ours-1')) expect(event?.revision).toBe(0n);

    const denied = { type: 'access-denied' };
    expect(await refusalOf(append(as('somebody:else'), 'ours-1', 0, newEvents(1)))).toMatchObject(denied);
    expect(await refusalOf(append(connect(double.url), 'ours-1', 0, newEvents(1)))).toMatchObject(denied);
    const distrustful = connect(`esdb://127.0.0.1:${double.port}?tls=true`);
    expect(await refusalOf(append(distrustful, 'ours-1', 0, newEvents(1)))).toMatchObject({ code: 14 });
    expect(double.log.stream('ours-1')).toHaveLength(1);
    await double.close();
  });
});
