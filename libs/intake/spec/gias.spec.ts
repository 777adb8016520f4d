import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { inForce } from '#pathway/history';
import { historyIn } from '#pathway/stored-fact';
import { giasSampleKinds } from '#synthetic/files/gias-files';
import { sampleFile } from '#synthetic/files/sample-file';
import { knownFile } from '../src/files/known-file.js';
import { giasFormats } from '../src/formats/gias/formats.js';
import type { ImportReport } from '../src/import-report.js';
import { quickLog, type QuickLog } from './quick-log.js';

const ROWS = 10_000;
const FIRST = '2026-10-01T00:00:00.000Z';
const LATER = '2026-11-01T00:00:00.000Z';

const folder = mkdtempSync(join(tmpdir(), 'pathways-gias-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In Latin-1, as the downloads come. */
async function imported(log: QuickLog, text: string, importedAt = FIRST): Promise<ImportReport> {
  const { file, bytes } = await knownFile(piecesOf(Buffer.from(text, 'latin1')), undefined);
  const options = { importedAt, day: undefined, dryRun: false };
  return file.import(log, bytes, { ...options, keyFile: join(folder, 'identity.key') });
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536);
}

const typesIn = (log: QuickLog): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { stream, type } of log.events())
    if (!stream.startsWith('identifier-')) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
};

it('every format has a sample', () => {
  expect(giasSampleKinds.map(({ name }) => name)).toEqual(giasFormats.map(({ name }) => name));
});

describe.each(giasSampleKinds.map((kind) => [kind.name, kind] as const))('a file of %s', (name, kind) => {
  const { text, planted, tells } = sampleFile(kind, { rows: ROWS, seed: 20_261_002, faulty: 0.01 });

  it(`of ${ROWS} rows gives back those with a planted fault and records the rest, once`, async () => {
    const log = quickLog();
    const { file } = await knownFile(piecesOf(Buffer.from(text, 'latin1')), undefined);
    expect(file.name).toBe(name);
    const report = await imported(log, text);
    expect(planted.length).toBeGreaterThan(ROWS / 200);
    expect(report).toMatchObject({ rows: ROWS, failed: planted.length });
    expect(report.firstFailed.map(({ line, problems }) => ({ line, column: problems[0]?.column }))).toEqual(
      planted.slice(0, report.firstFailed.length),
    );
    expect(typesIn(log)).toEqual(tells);
    expect(JSON.stringify(log.events())).not.toMatch(/Person|Forename|\b80\d{5}\b/);

    const before = log.events().length;
    const again = await imported(log, text, LATER);
    expect(again).toMatchObject({ recorded: 0, alreadyKnown: report.recorded, failed: planted.length });
    expect(log.events()).toHaveLength(before);
  });
});

const ESTABLISHMENTS =
  'URN,LA (name),EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (code),OpenDate,CloseDate,PhaseOfEducation (code),LastChangedDate';
const LINKS = 'URN,LinkURN,LinkName,LinkType,LinkEstablishedDate';
const GROUP_LINKS = 'URN,Linked UID,Group Type (code),Closed Date,Group Status (code),Joined date';
const table = (header: string, ...rows: readonly string[]): string => [header, ...rows, ''].join('\r\n');

/** What the record of an organisation says. */
const saidOf = (log: QuickLog, organisation: string): readonly string[] =>
  inForce(historyIn(log.events().filter(({ stream }) => stream === `organisation-${organisation}`))).map(
    ({ fact: { type, effectiveOn, ...fields } }) => [effectiveOn, type, ...Object.values(fields)].join(' '),
  );

describe('establishments', () => {
  it('are schools under their URN, always known, with codes of their own lists, closed when they are', async () => {
    const log = quickLog();
    await imported(
      log,
      table(
        ESTABLISHMENTS,
        '100001,Cité,École Primary,01,2,,31-08-2012,2,02-09-2012',
        '100002,Cité,École Academy,34,3,01-09-2012,31-08-2030,7,03-09-2012',
        '100003,Cité,Oak,7,1,1/9/2001,,0,',
      ),
    );
    expect(saidOf(log, '100001')).toEqual([
      '1900-01-01 SchoolRegistered École Primary 100001 primary community_school Cité',
      '2012-08-31 OrganisationClosed',
    ]);
    expect(saidOf(log, '100002')).toEqual([
      '2012-09-01 SchoolRegistered École Academy 100002 all_through academy_converter Cité',
    ]);
    expect(saidOf(log, '100003')).toEqual([
      '2001-09-01 SchoolRegistered Oak 100003 special community_special_school Cité',
    ]);
    expect(new Set(log.events().map(({ recordedAt }) => recordedAt))).toEqual(
      new Set(['1900-01-01T00:00:00.000Z']),
    );
  });

  it('that are only proposed are told once they are open', async () => {
    const log = quickLog();
    await imported(log, table(ESTABLISHMENTS, '100001,A,One,1,4,,,2,01-01-2020'));
    expect(saidOf(log, '100001')).toEqual([]);
    await imported(log, table(ESTABLISHMENTS, '100001,A,One,1,1,01-09-2026,,2,01-09-2026'), LATER);
    expect(saidOf(log, '100001')).toEqual([
      '2026-09-01 SchoolRegistered One 100001 primary community_school A',
    ]);
  });

  it('that a later download has otherwise are corrected on the day of the change, and only these', async () => {
    const log = quickLog();
    const rows = ['100001,A,One,1,1,,,2,01-01-2020', '100002,A,Two,1,1,,,2,01-01-2020'];
    await imported(log, table(ESTABLISHMENTS, ...rows));
    const changed = '100001,A,One and a half,1,2,,31-12-2025,2,05-01-2026';
    const report = await imported(log, table(ESTABLISHMENTS, changed, rows[1]!), LATER);
    expect(report).toMatchObject({ recorded: 2, alreadyKnown: 1, compared: { corrected: 1, added: 1 } });
    expect(saidOf(log, '100001')).toEqual([
      '1900-01-01 SchoolRegistered One and a half 100001 primary community_school A',
      '2025-12-31 OrganisationClosed',
    ]);
    expect(
      log
        .events()
        .slice(2)
        .map(({ recordedAt }) => recordedAt),
    ).toEqual(['2026-01-05T00:00:00.000Z', '2026-01-05T00:00:00.000Z']);
    const older = await imported(log, table(ESTABLISHMENTS, ...rows), LATER);
    expect(older).toMatchObject({ recorded: 0, compared: { outOfDate: 1 } });
  });
});

describe('links', () => {
  it('name the successors of a school, from its own side', async () => {
    const log = quickLog();
    await imported(
      log,
      table(
        LINKS,
        '100001,100002,École Academy,Successor,01-09-2012',
        '100002,100001,École Primary,Predecessor,01-09-2012',
        '100003,100004,North,Successor - Split School,',
        '100003,100005,South,Successor - Split School,',
        '100005,100006,Sixth form,Sixth Form Centre Link,',
      ),
    );
    expect(saidOf(log, '100001')).toEqual(['2012-09-01 SuccessorNamed 100002']);
    expect(saidOf(log, '100003')).toEqual([
      '1900-01-01 SuccessorNamed 100004',
      '1900-01-01 SuccessorNamed 100005',
    ]);
    expect(log.events()).toHaveLength(3);
  });

  it('with trusts are memberships from the day of joining, and end with the trust', async () => {
    const log = quickLog();
    const rows = ['100001,2001,06,31/08/2018,CLOSED,01/09/2012', '100001,2002,06,,OPEN,01/09/2018'];
    const file = table(GROUP_LINKS, ...rows, '100001,3001,01,,OPEN,01/09/2015');
    await imported(log, file);
    const said = ['2012-09-01 TrustJoined 2001', '2018-08-31 TrustLeft 2001', '2018-09-01 TrustJoined 2002'];
    expect(saidOf(log, '100001')).toEqual(said);
    const moved = table(GROUP_LINKS, rows[0]!, '100001,2002,06,,OPEN,01/01/2019');
    const report = await imported(log, moved, LATER);
    expect(report).toMatchObject({ recorded: 2, alreadyKnown: 2 });
    expect(saidOf(log, '100001').at(-1)).toBe('2019-01-01 TrustJoined 2002');
    await imported(log, file, '2026-12-01T00:00:00.000Z');
    expect(saidOf(log, '100001')).toEqual(said);
  });

  it('that stand twice in a file are one', async () => {
    const log = quickLog();
    const row = '100001,2002,06,,OPEN,01/09/2018';
    expect(await imported(log, table(GROUP_LINKS, row, row))).toMatchObject({ rows: 2, recorded: 1 });
    expect(await imported(log, table(GROUP_LINKS, row, row), LATER)).toMatchObject({ recorded: 0 });
  });
});

describe('governance', () => {
  it('is read of accounting officers only, without names, and gives nobody else a record', async () => {
    const log = quickLog();
    const header =
      'GID,URN,UID,Role,Title,Forename 1,Surname,Date of appointment,Date term of office ends/ended';
    const report = await imported(
      log,
      table(
        header,
        '8000001,,2001,Accounting Officer,Dr,Synthetic,Person,01/09/2012,31/08/2018',
        '8000002,,2001,Trustee,Dr,Synthetic,Person,01/09/2012,',
        '8000003,100001,,Governor,Dr,Synthetic,Person,01/09/2012,',
      ),
    );
    expect(report).toMatchObject({ rows: 1, recorded: 2 });
    expect(log.events().filter(({ stream }) => stream.startsWith('identifier-'))).not.toHaveLength(0);
    expect(
      new Set(
        log
          .events()
          .filter(({ stream }) => stream.startsWith('teacher-'))
          .map(({ stream }) => stream),
      ).size,
    ).toBe(1);
    expect(JSON.stringify(log.events())).not.toMatch(/Person|8000001/);
    expect(report.compared?.leftOut).toEqual(
      expect.arrayContaining([{ column: 'Surname', why: 'personal' }]),
    );
  });
});
