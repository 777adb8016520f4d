import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsIn } from '../log-run.js';
import { edgeFrom } from '../../apps/api/src/graphql/limits/edge-settings.js';
import { settingsFrom } from '../../apps/api/src/settings.js';
import { startApi } from '../../apps/api/src/start-api.js';
import { asWhom, type Asking } from '../as-whom.js';
import { liveSocket, until } from '../live-events.js';

const MOST = 3;

let folder: string;
let service: Awaited<ReturnType<typeof startApi>>;
let officer: Asking;
let school: Asking;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pathways-harvest-'));
  const env = { PATHWAYS_DATA: folder, PATHWAYS_PORT: '0', PATHWAYS_TEACHERS_AN_HOUR: String(MOST) };
  service = await startApi({ ...settingsFrom(env), edge: edgeFrom(env) });
  const bearer = { purpose: 'a test', organisations: ['synthetic-school'] };
  officer = await asWhom(
    { url: service.url, folder },
    { ...bearer, subject: 'officer', role: 'data_officer' },
  );
  school = await asWhom({ url: service.url, folder }, { ...bearer, subject: 'school', role: 'school' });
});
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true, force: true });
});

const timelineOf = (n: number): string => `{ timeline(teacherId: "synthetic-${n}") { revision } }`;

describe('A28: teachers one by one, as fast as anybody may', () => {
  it('is stopped after so many different ones in an hour, and goes on for those told already', async () => {
    for (const n of [1, 2, 3, 1, 2]) expect(await school.codeOf(timelineOf(n))).toBeUndefined();
    const { status, body } = await school.post(timelineOf(4));
    expect({ status, code: body.errors?.[0]?.extensions?.['code'], data: body.data ?? null }).toEqual({
      ...{ status: 429, code: 'TOO_MANY_PEOPLE', data: null },
    });
    expect(await school.codeOf(timelineOf(3))).toBeUndefined();
  });

  it('is not got round by aliases', async () => {
    const document = `{ ${[5, 6].map((n) => `a${n}: ${timelineOf(n).slice(1, -1)}`).join(' ')} }`;
    expect(await school.codeOf(document)).toBe('TOO_MANY_PEOPLE');
  });

  it('is not got round by following, one after the other', async () => {
    const follows = async (n: number): Promise<unknown> => {
      const live = await liveSocket(service.url, { headers: { ...school.headers } });
      live.subscribe({ teacher: `synthetic-${n}` });
      await Promise.race([sleep(700), until(() => live.messages.some(({ type }) => type === 'error'))]);
      live.socket.close();
      return live.messages.find(({ type }) => type === 'error')?.payload;
    };
    expect(await follows(1)).toBeUndefined();
    expect(await follows(4)).toMatchObject([{ extensions: { code: 'TOO_MANY_PEOPLE' } }]);
  });

  it('stops no data officer', async () => {
    for (const n of [1, 2, 3, 4, 5]) expect(await officer.codeOf(timelineOf(n))).toBeUndefined();
  });

  it('is written down', async () => {
    const records = await eventsIn(`sqlite:${join(folder, 'audit.sqlite')}`);
    const denied = records.map(({ data }) => JSON.parse(data) as Record<string, unknown>);
    expect(
      denied.filter(({ outcome, subject }) => outcome === 'denied' && subject === 'school'),
    ).toHaveLength(4);
  });
});
