import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startWireDouble } from '../libs/event-log/spec/wire-double/wire-double.js';
import type { Recorded } from './running-api.js';
import type { Service } from './service-process.js';
import { startService } from './service-process.js';
import { signedIn } from './signed-in.js';

/** The service over a log behind a network: the wire double speaks the protocol of EventStoreDB, and is not one. */
type Double = Awaited<ReturnType<typeof startWireDouble>>;

interface Ready {
  readonly code: number;
  readonly body: {
    readonly status: string;
    readonly details: Readonly<
      Record<string, { readonly status: string; readonly reasons: readonly string[] }>
    >;
  };
}

const readyOf = async (service: Service): Promise<Ready> => {
  const response = await fetch(`${service.url}/health/ready`);
  return { code: response.status, body: (await response.json()) as Ready['body'] };
};

const liveOf = async (service: Service): Promise<number> =>
  (await fetch(`${service.url}/health/live`)).status;

/** @returns how long it took, in milliseconds */
async function untilReady(service: Service, isReady: boolean): Promise<number> {
  const start = performance.now();
  for (;;) {
    const { code, body } = await readyOf(service);
    if ((code === 200) === isReady) return performance.now() - start;
    if (performance.now() - start > 40_000) throw new Error(JSON.stringify(body));
    await pause(100);
  }
}

/** Some teachers with QTS. */
async function award(service: Service, teachers: number): Promise<string> {
  let position = '';
  for (let n = 1; n <= teachers; n += 1) {
    const said = { teacherId: `synthetic-${n}`, effectiveOn: '2020-09-01' };
    await service.say('registerTeacher', { ...said, commandId: `registered-${n}` });
    const awarded = { ...said, commandId: `awarded-${n}`, route: 'assessment_only' };
    ({ position } = (await service.say('awardQts', awarded)) as Recorded);
  }
  return position;
}

const REPORT = `{ readModel { generation position head factsApplied factsOfUnknownType parkedStreams caughtUp
  secondsBehind logReachable interruptions standstill failure rebuildFailure rebuild { factsRead ofFacts } } }`;
const reportOf = async (service: Service): Promise<Record<string, unknown>> =>
  (await service.ask<{ readModel: Record<string, unknown> }>(REPORT)).readModel;

let folder: string;
let double: Double;
let service: Service;
/** What the service has said since it answers. */
let said = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pathways-health-'));
  double = await startWireDouble();
  await double.stop();
  service = await startService(folder, { PATHWAYS_LOG: double.url });
  service.child.stdout!.on('data', (data: Buffer) => (said += data.toString())).resume();
});
afterAll(async () => {
  await service.stop('SIGKILL');
  await double.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a log behind a network', () => {
  it('that is down at the start leaves the service up: it lives, and says why it is not ready', async () => {
    expect(await liveOf(service)).toBe(200);
    const { code, body } = await readyOf(service);
    expect(code).toBe(503);
    expect(body.details.log).toMatchObject({
      status: 'down',
      reasons: [expect.stringContaining('does not answer')],
    });
    expect(body.details.readModel).toMatchObject({
      status: 'down',
      reasons: expect.arrayContaining([expect.stringContaining('Nothing can be answered yet')]),
    });
    for (const question of ['{ headcount { inService } }', '{ parkedStreams { id } }']) {
      const { body: refused } = await service.post(question);
      expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_YET_CAUGHT_UP' });
    }
  });

  it('is found by itself once it is there, and the service is ready', async () => {
    await double.start();
    await untilReady(service, true);
    const position = await award(service, 3);
    await service.ask('query ($at: String) { headcount(atLeast: $at) { inService } }', { at: position });
    expect(await reportOf(service)).toMatchObject({
      ...{ generation: 1, position, parkedStreams: 0, logReachable: true },
      ...{ standstill: null, failure: null, rebuildFailure: null, rebuild: null },
    });
  });

  it.each([
    ['goes down', () => double.stop(), () => double.start()],
    ['stands still with its connections open', async () => double.freeze(), async () => double.thaw()],
  ])(
    'that %s makes the service not ready within 5 s; questions are answered, with a warning',
    async (_what, cut, mend) => {
      await cut();
      expect(await untilReady(service, false)).toBeLessThan(5_000);
      const { headcount } = await service.ask<{ headcount: { basis: { warnings: string[] } } }>(
        '{ headcount { basis { warnings } } }',
      );
      expect(headcount.basis.warnings).toEqual([expect.stringContaining('cannot be reached')]);
      expect(await liveOf(service)).toBe(200);
      await mend();
      await untilReady(service, true);
    },
  );

  it('is told of in the log of the service, a line with its time for each change', async () => {
    await pause(1_500);
    const news = said.trim().split('\n');
    for (const line of news.filter((one) => !one.startsWith('The event log does not answer')))
      expect(line).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [A-Z]/);
    const times = (words: string): number => news.filter((line) => line.includes(`Z ${words}`)).length;
    expect(times('The event log does not answer')).toBe(3);
    expect(times('The event log answers again.')).toBe(3);
    expect(times('Build 1 of the read model answers.')).toBe(1);
    expect(said).not.toContain(double.url);
    expect(said).not.toContain('synthetic');
  });

  it('tells no secrets and nothing of the framework', async () => {
    const [ready, metrics, live] = await Promise.all(
      ['health/ready', 'metrics', 'health/live'].map(async (path) =>
        (await fetch(`${service.url}/${path}`, { headers: signedIn(service.url) })).text(),
      ),
    );
    for (const text of [ready!, live!, metrics!]) {
      expect(text).not.toContain(double.url);
      expect(text).not.toContain('synthetic');
      expect(text).not.toMatch(/exception|esdb:/i);
    }
    expect(ready!.length).toBeLessThan(2_000);
  });

  it('is measured', async () => {
    const text = await (await fetch(`${service.url}/metrics`, { headers: signedIn(service.url) })).text();
    const figures = Object.fromEntries(
      [...text.matchAll(/^(pathways_\w+) (\S+)$/gm)].map(([, name, value]) => [name, Number(value)]),
    );
    expect(figures).toMatchObject({
      pathways_log_reachable: 1,
      pathways_read_model_generation: 1,
      pathways_read_model_parked_streams: 0,
      pathways_read_model_skipped_facts: 0,
      pathways_read_model_caught_up: 1,
      pathways_read_model_failed: 0,
    });
    expect(figures.pathways_read_model_facts_applied).toBeGreaterThanOrEqual(3);
    expect(figures.pathways_read_model_lag_seconds).toBeLessThan(5);
    expect(figures.pathways_read_model_position).toBeGreaterThan(0);
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('lets the read model be built anew, and goes down with it', async () => {
    const { factsApplied } = await reportOf(service);
    await service.ask('mutation { rebuildReadModel { generation } }');
    for (let n = 0; (await reportOf(service)).generation !== 2; n += 1) {
      if (n > 200) throw new Error(JSON.stringify(await reportOf(service)));
      await pause(50);
    }
    expect(await reportOf(service)).toMatchObject({ factsApplied });
    expect(await service.ask('mutation { retryParkedStreams { id } }')).toEqual({ retryParkedStreams: [] });
    await double.stop();
    const start = performance.now();
    expect(await service.stop('SIGTERM')).toBe(0);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
