import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { asWhom } from '../as-whom.js';
import { say } from '../import-run.js';
import { runningApi } from '../running-api.js';
import { startService, untilCaughtUp, type Service } from '../service-process.js';

/** Attacks on who people are. Everybody here is synthetic. */

const parent = mkdtempSync(join(tmpdir(), 'pathways-personal-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));
const newFolder = (): string => mkdtempSync(join(parent, 'of-'));

const SECRETS = ['Syntheticada', 'Nobodysname', '9900031', 'nobody.31@example.org'] as const;
const [givenNames, familyName, trn, email] = SECRETS;
const TEACHER = 'synthetic-31';
const FILE =
  'TRN,Provider trainee ID,HESA ID,First names,Last names,Training partner,QTS or EYTS,Route,Phase,Age range,Subject,Date QTS or EYTS requirements met';

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
/** Where one of some texts stands in a file, in whichever of these ways of writing it. */
const foundIn = (files: readonly string[], secrets: readonly string[] = SECRETS): readonly string[] =>
  files.flatMap((file) => {
    const bytes = textsIn(readFileSync(file), file);
    return secrets
      .filter((secret) =>
        [
          secret,
          Buffer.from(secret, 'utf16le'),
          Buffer.from(secret).toString('base64').replace(/=+$/, ''),
        ].some((each) => bytes.includes(each)),
      )
      .map((secret) => `${secret} in ${file}`);
  });

/** Before its texts, a snapshot of a heap has millions of numbers of its own, seven digits among them. */
function textsIn(bytes: Buffer, file: string): Buffer {
  if (!file.endsWith('.heapsnapshot')) return bytes;
  const start = bytes.lastIndexOf('"strings":[');
  if (start < 0) throw new Error('The snapshot of the heap has no texts.');
  return bytes.subarray(start);
}

const register = (api: Pick<Service, 'say'>, teacherId = TEACHER) =>
  api.say('registerTeacher', { commandId: `register-${teacherId}`, teacherId, effectiveOn: '2024-09-01' });
/** As somebody does who writes all of it into the document. */
const rectifyInWords = (api: Pick<Service, 'ask'>, teacherId = TEACHER) =>
  api.ask<{ rectifySubject: string }>(
    `mutation { rectifySubject(input: { commandId: "r-${teacherId}", teacherId: "${teacherId}", givenNames: "${givenNames}", familyName: "${familyName}", trn: "${trn}", email: "${email}" }) }`,
  );
const detailsOf = async (api: Pick<Service, 'ask'>, teacherId = TEACHER) =>
  (
    await api.ask<{ personalDetails: Record<string, unknown> }>(
      'query ($teacherId: ID!) { personalDetails(teacherId: $teacherId) { status givenNames familyName trn email } }',
      { teacherId },
    )
  ).personalDetails;
const erase = (api: Pick<Service, 'ask'>, teacherId = TEACHER) =>
  api.ask(
    'mutation ($input: EraseSubjectInput!) { eraseSubject(input: $input) { isErased identifiers sealedEvents } }',
    { input: { teacherId, ground: 'objection' } },
  );
const figures = (api: Pick<Service, 'ask'>) =>
  api.ask(
    '{ headcount { inService } retention(years: [1]) { cohorts { cohort n cells { year retained } } } }',
  );

describe('A48', () => {
  it('after an erasure nothing of who it was is in any file, in what was printed or in memory; figures are as before', async () => {
    const folder = newFolder();
    const snapshots = newFolder();
    const service = await startService(folder, {
      NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${snapshots}`,
    });
    let printed = '';
    service.child.stdout?.on('data', (data: Buffer) => (printed += data.toString()));
    service.child.stderr?.on('data', (data: Buffer) => (printed += data.toString()));
    try {
      await untilCaughtUp(service);
      await register(service);
      await rectifyInWords(service);
      expect(await detailsOf(service)).toMatchObject({ status: 'HELD', givenNames, familyName, trn, email });
      const before = await figures(service);
      await erase(service);
      expect(await figures(service)).toEqual(before);
      expect(await detailsOf(service)).toEqual({
        status: 'ERASED',
        givenNames: null,
        familyName: null,
        trn: null,
        email: null,
      });
      // Whatever still refers to the last requests is let go with their connections.
      await sleep(6_000);
      await service.ask('{ headcount { inService } }');
      service.child.kill('SIGUSR2');
      expect(foundIn([await snapshotIn(snapshots)])).toEqual([]);
    } finally {
      await service.stop('SIGTERM');
    }
    expect(foundIn(filesIn(folder))).toEqual([]);
    expect(SECRETS.filter((secret) => printed.includes(secret))).toEqual([]);
  });
});

/** Once it is written to its end. */
async function snapshotIn(folder: string): Promise<string> {
  for (let size = -1; ; await sleep(1_000)) {
    const [name] = readdirSync(folder);
    const now = name === undefined ? -1 : statSync(join(folder, name)).size;
    if (now > 0 && now === size) return join(folder, name!);
    size = now;
  }
}

describe('A49', () => {
  it.each(['log.sqlite', 'keys.sqlite'])(
    'an old copy of %s that is put back does not bring back who was erased',
    async (file) => {
      const folder = newFolder();
      const first = await startService(folder);
      await register(first);
      await rectifyInWords(first);
      await first.stop('SIGTERM');
      copyFileSync(join(folder, file), join(folder, 'old'));
      const second = await startService(folder);
      await erase(second);
      await second.stop('SIGTERM');
      for (const beside of ['-wal', '-shm']) rmSync(join(folder, `${file}${beside}`), { force: true });
      copyFileSync(join(folder, 'old'), join(folder, file));
      rmSync(join(folder, 'old'));
      rmSync(join(folder, 'read-model'), { recursive: true, force: true });
      const third = await startService(folder);
      try {
        expect(await detailsOf(third)).toMatchObject({ status: 'ERASED', familyName: null });
      } finally {
        await third.stop('SIGTERM');
      }
    },
  );
});

describe('A46, A50, A52', () => {
  const folder = newFolder();
  const log = `sqlite:${join(folder, 'log.sqlite')}`;
  const file = join(folder, 'recommended.csv');
  const trnFile = join(folder, 'trn');
  const row = `${trn},,,${givenNames},${familyName},,QTS,,,,,2024-07-01`;
  const importFile = async () => {
    writeFileSync(file, `${FILE}\n${row}\n`);
    writeFileSync(trnFile, trn);
    expect(await say(['import', file, '--log', log])).toMatchObject({ exitCode: 0 });
  };
  const plan = async () =>
    JSON.parse(
      (await say(['subject', 'erase', '--dry-run', '--trn-file', trnFile, '--log', log, '--json'])).stdout,
    ) as { readonly records: readonly string[] };

  it('A46: no plain hash of any number is in anything that is written', async () => {
    await importFile();
    const kept = filesIn(folder).filter((each) => each !== file && each !== trnFile);
    const hashes = ['sha256', 'sha1', 'md5', 'sha512'].flatMap((name) => {
      const digest = createHash(name).update(trn).digest();
      return [digest.toString('hex').slice(0, 16), digest.toString('base64').slice(0, 16)];
    });
    expect(foundIn(kept, [...hashes, trn])).toEqual([]);
  });

  it('A52: without the master key nobody reads who a person is from the files; with it, it is written down', async () => {
    const key = join(folder, 'master.key');
    copyFileSync(key, join(parent, 'kept.key'));
    rmSync(key);
    const refused = await say([
      'subject',
      'export',
      '--trn-file',
      trnFile,
      '--log',
      log,
      '--to',
      join(folder, 'x'),
    ]);
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('master key') });
    expect(existsSync(join(folder, 'x'))).toBe(false);
    copyFileSync(join(parent, 'kept.key'), key);
    expect(
      await say(['subject', 'export', '--trn-file', trnFile, '--log', log, '--to', join(folder, 'x')]),
    ).toMatchObject({ exitCode: 0 });
    const exported = JSON.parse(readFileSync(join(folder, 'x', 'subject.json'), 'utf8')) as {
      readonly facts: readonly { readonly type: string }[];
    };
    expect(exported.facts.at(-1)?.type).toBe('SubjectExported');
    rmSync(join(folder, 'x'), { recursive: true });
  });

  it('A50: a number that comes again after an erasure is somebody new, and nothing ties them to who was erased', async () => {
    const [before] = (await plan()).records;
    expect(await say(['subject', 'erase', '--trn-file', trnFile, '--log', log])).toMatchObject({
      exitCode: 0,
    });
    expect(await say(['subject', 'unrestrict', '--trn-file', trnFile, '--log', log])).toMatchObject({
      exitCode: 2,
    });
    await importFile();
    const [after] = (await plan()).records;
    expect(after).not.toBe(before);
    await say(['subject', 'export', '--trn-file', trnFile, '--log', log, '--to', join(folder, 'new')]);
    const page = readFileSync(join(folder, 'new', 'subject.json'), 'utf8');
    expect(page).toContain(familyName);
    expect(page).not.toContain(before);
  });
});

describe('A53', () => {
  it('erasures that meet, and an import that meets one, come to one erasure', async () => {
    const api = await runningApi();
    try {
      await register(api);
      await rectifyInWords(api);
      const rectifyAgain = (n: number) =>
        api.ask('mutation ($input: RectifySubjectInput!) { rectifySubject(input: $input) }', {
          input: { commandId: `again-${n}`, teacherId: TEACHER, familyName },
        });
      await Promise.all([
        erase(api),
        rectifyAgain(1),
        erase(api),
        rectifyAgain(2),
        erase(api),
        rectifyAgain(3),
      ]);
      expect(await detailsOf(api)).toMatchObject({ status: 'ERASED', familyName: null });
      expect(await rectifyAgain(4)).toEqual({ rectifySubject: 'ERASED' });
      const { events } = await api.ask<{
        events: { edges: readonly { readonly node: { readonly type: string } }[] };
      }>('{ events(first: 50) { edges { node { type } } } }');
      expect(events.edges.filter(({ node }) => node.type === 'SubjectErased')).toHaveLength(1);
    } finally {
      await api.stop();
    }
  });
});

describe('A2, A15', () => {
  it('who somebody is is told to their employer and to data officers, and of anybody else it is as of nobody', async () => {
    const api = await runningApi();
    try {
      await register(api);
      await rectifyInWords(api);
      await api.say('awardQts', { commandId: 'q', teacherId: TEACHER, effectiveOn: '2024-09-01' });
      await api.say('startPost', {
        commandId: 'p',
        teacherId: TEACHER,
        effectiveOn: '2024-09-01',
        post: 'p',
        employer: 'S1',
        role: 'classroom_teacher',
      });
      const as = (
        role: 'school' | 'trust_planner' | 'tsa_lead' | 'researcher' | 'operator',
        ...organisations: readonly string[]
      ) => asWhom(api, { subject: `synthetic-${role}`, role, organisations, purpose: 'a test' });
      expect(await detailsOf(await as('school', 'S1'))).toMatchObject({ status: 'HELD', familyName, trn });
      const others = [
        await detailsOf(await as('school', 'S2')),
        await detailsOf(await as('school', 'S1'), 'nobody'),
      ];
      expect(others[0]).toEqual(others[1]);
      expect(others[0]).toMatchObject({ status: 'NONE', familyName: null });
      expect(await detailsOf(await as('trust_planner', 'T1'))).toMatchObject({ status: 'NONE' });
      for (const role of ['tsa_lead', 'researcher', 'operator'] as const) {
        const { body } = await (
          await as(role)
        ).post(`{ personalDetails(teacherId: "${TEACHER}") { familyName } }`);
        expect(body.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
        expect(JSON.stringify(body)).not.toContain(familyName);
      }
    } finally {
      await api.stop();
    }
  });
});
