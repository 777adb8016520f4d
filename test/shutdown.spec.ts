import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openEventLog } from '#event-log/open';
import { startWireDouble } from '../libs/event-log/spec/wire-double/wire-double.js';
import type { Reply } from './running-api.js';
import type { Service } from './service-process.js';
import { startService } from './service-process.js';

const CLIENTS = 8;

let folder: string;
let service: Service | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pathways-shutdown-'));
});
afterEach(async () => {
  await service?.stop('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const isReady = async ({ url }: Service): Promise<boolean> =>
  (await fetch(`${url}/health/ready`)).status === 200;

async function untilReady(of: Service): Promise<void> {
  while (!(await isReady(of))) await pause(50);
}

async function storedCommandIds(): Promise<ReadonlySet<string>> {
  const log = await openEventLog(`sqlite:${join(folder, 'log.sqlite')}`);
  const ids: string[] = [];
  for await (const batch of log.readAll({}))
    for (const { metadata } of batch) ids.push((JSON.parse(metadata) as { commandId: string }).commandId);
  await log.close();
  return new Set(ids);
}

/** Goes on writing until it is told that nothing more should be sent. Whatever was sent must be answered. */
async function write(
  to: Service,
  name: string,
  mayGoOn: () => boolean,
  acknowledged: Set<string>,
): Promise<void> {
  for (let n = 1; mayGoOn(); n += 1) {
    const commandId = `${name}-${n}`;
    const teacherId = `synthetic-${commandId}`;
    const outcome = await to.say('registerTeacher', { commandId, teacherId, effectiveOn: '2020-09-01' });
    expect(outcome.__typename).toBe('Recorded');
    acknowledged.add(commandId);
  }
}

const REGISTER = `mutation { registerTeacher(input: {
  commandId: "hanging", teacherId: "synthetic-hanging", effectiveOn: "2020-09-01" }) { __typename } }`;
const AHEAD = '{ headcount(atLeast: "999999999999") { inService } }';

describe('a service told to stop', () => {
  it('under load says that it goes, answers all that was sent, and loses nothing it acknowledged', async () => {
    const running = (service = await startService(folder));
    await untilReady(running);
    const acknowledged = new Set<string>();
    let goesOn = true;
    const writing = Array.from({ length: CLIENTS }, (_, n) =>
      write(running, `c${n}`, () => goesOn, acknowledged),
    );
    await pause(1_000);
    const stopping = running.stop('SIGTERM');
    // Whoever spreads the load looks at readiness, and sends nothing more to one that isn't ready.
    for (let looks = 1; await isReady(running); looks += 1) {
      expect(looks).toBeLessThan(20);
      await pause(20);
    }
    goesOn = false;
    await Promise.all(writing);
    expect(await stopping).toBe(0);
    const stored = await storedCommandIds();
    expect(acknowledged.size).toBeGreaterThan(CLIENTS);
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  });

  it('goes within 10 s in spite of a connection left open, a question that waits and a log that hangs', async () => {
    const double = await startWireDouble();
    const running = (service = await startService(folder, { PATHWAYS_LOG: double.url }));
    await untilReady(running);
    const idle = connect(Number(new URL(running.url).port), '127.0.0.1');
    await once(idle, 'connect');
    idle.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(idle, 'data');
    double.freeze();
    const start = performance.now();
    const waiting: readonly Promise<Reply>[] = [running.post(AHEAD), running.post(REGISTER)];
    await pause(300);
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(performance.now() - start).toBeLessThan(10_000);
    const [question, mutation] = await Promise.all(waiting);
    expect(question!.body.errors?.[0]?.extensions?.code).toBe('NOT_YET_CAUGHT_UP');
    expect(mutation!.body.errors?.[0]?.extensions?.code).toMatch(
      /^(SHUTTING_DOWN|OUTCOME_UNKNOWN|LOG_UNAVAILABLE)$/,
    );
    idle.destroy();
    await double.close();
  });

  it('goes at once when told a second time', async () => {
    const running = (service = await startService(folder));
    await untilReady(running);
    const asked = running.post(AHEAD).catch(() => 'cut off');
    await pause(200);
    const exited = once(running.child, 'exit');
    running.child.kill('SIGTERM');
    await pause(100);
    const start = performance.now();
    running.child.kill('SIGTERM');
    expect(await exited).toEqual([143, null]);
    expect(performance.now() - start).toBeLessThan(1_000);
    await asked;
  });
});
