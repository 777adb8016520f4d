import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { NewEvent } from '#event-log/event-log';
import { inForce } from '#pathway/history';
import { historyIn } from '#pathway/stored-fact';
import { bytesOf } from '../../spec/bytes-of.js';
import { memoryLog, type MemoryLog } from '../../spec/memory-log.js';
import { importSchools, type ListFile } from './import-schools.js';

const failedPath = join(tmpdir(), `schools-${process.pid}.failed.csv`);
afterAll(() => rm(failedPath, { force: true }));

const list = (header: string, rows: readonly string[]): ListFile => ({
  name: 'list.csv',
  bytes: bytesOf([header, ...rows].join('\n')),
  failedPath,
});
const schools = (...rows: readonly string[]): ListFile =>
  list('school_id,name,phase,region,trust_id,alliance_id', rows);
const history = (...rows: readonly string[]): ListFile => list('school_id,trust_id,from,to', rows);

const first = '2026-01-01T00:00:00.000Z';
const later = '2026-02-01T00:00:00.000Z';
const latest = '2026-03-01T00:00:00.000Z';

/** What the record says of school S1, as it was known at an instant. */
function saidOf(log: MemoryLog, knownAt = latest): readonly string[] {
  const known = log.events.filter(
    (event) => event.stream === 'organisation-S1' && event.recordedAt <= knownAt,
  );
  return inForce(historyIn(known)).map(({ fact: { type, effectiveOn, ...fields } }) =>
    [effectiveOn, type, ...Object.values(fields)].join(' '),
  );
}

const importing = (log: MemoryLog, files: Parameters<typeof importSchools>[1], importedAt: string) =>
  importSchools(log, files, importedAt);

describe('a list of schools', () => {
  it('is taken as always true and always known', async () => {
    const log = memoryLog();
    await importing(log, { schools: schools('S1,Example School,primary,London,TA,AL') }, first);
    expect(saidOf(log, '1900-01-01T00:00:00.000Z')).toEqual([
      '1900-01-01 SchoolRegistered Example School primary london',
      '1900-01-01 AllianceJoined AL',
      '1900-01-01 TrustJoined TA',
    ]);
  });

  it('changes nothing when it comes again', async () => {
    const log = memoryLog();
    await importing(log, { schools: schools('S1,Example School,,,TA,') }, first);
    const again = await importing(log, { schools: schools('S1,Example School,,,TA,') }, later);
    expect(again).toMatchObject({ recorded: 0, alreadyKnown: 2 });
    expect(log.events).toHaveLength(2);
  });

  it('that says otherwise later changes just that, from then on, and back again', async () => {
    const log = memoryLog();
    await importing(log, { schools: schools('S1,Example School,,,TA,') }, first);
    const changed = await importing(log, { schools: schools('S1,Example School,,,TB,') }, later);
    expect(changed).toMatchObject({ recorded: 2, alreadyKnown: 1 });
    expect(saidOf(log, first)).toEqual([
      '1900-01-01 SchoolRegistered Example School',
      '1900-01-01 TrustJoined TA',
    ]);
    expect(saidOf(log)).toEqual(['1900-01-01 SchoolRegistered Example School', '1900-01-01 TrustJoined TB']);
    await importing(log, { schools: schools('S1,Example School,,,TA,') }, latest);
    expect(saidOf(log)).toEqual(['1900-01-01 SchoolRegistered Example School', '1900-01-01 TrustJoined TA']);
  });

  it('leaves alone what a later release has recorded, and is known from its own import on then', async () => {
    const log = memoryLog();
    await importing(log, { schools: schools('S1,Example School,,,TA,') }, first);
    const byLaterRelease = log.events.map((event) => ({ ...event, version: 1000 }));
    const appended: (readonly NewEvent[])[] = [];
    const others: MemoryLog = {
      ...log,
      readStream: (stream) => Promise.resolve(byLaterRelease.filter((event) => event.stream === stream)),
      append: (stream, revision, added) => {
        appended.push(added);
        return log.append(stream, revision, added);
      },
    };
    await importing(others, { schools: schools('S1,Example School,,,TB,') }, later);
    expect(appended.flat().map(({ type, recordedAt }) => [type, recordedAt])).toEqual([
      ['TrustJoined', later],
    ]);
  });

  it('gives back the rows that are not understood', async () => {
    const log = memoryLog();
    const rows = ['S1,,,,,', 'S2,One,,,,', 'S2,Another,,,,', ',Nameless,,,,'];
    const { schools: report } = await importing(log, { schools: schools(...rows) }, first);
    expect(report?.firstFailed.map(({ line, problems }) => [line, problems[0]?.column])).toEqual([
      [2, 'name'],
      [4, 'school_id'],
      [5, 'school_id'],
    ]);
    expect(log.events.map(({ stream }) => stream)).toEqual(['organisation-S2']);
  });
});

describe('a history of trusts', () => {
  const dated = ['2012-09-01 TrustJoined TA', '2019-01-01 TrustLeft TA', '2019-01-01 TrustJoined TB'];

  it('stands instead of the trust without dates, both days included', async () => {
    const log = memoryLog();
    const files = {
      schools: schools('S1,Example School,,,TA,'),
      trustHistory: history('S1,TB,2019-01-01,', 'S1,TA,2012-09-01,2018-12-31'),
    };
    await importing(log, files, first);
    expect(saidOf(log)).toEqual(['1900-01-01 SchoolRegistered Example School', ...dated]);
  });

  it('takes back what a list without dates said before, and is not taken back by one', async () => {
    const log = memoryLog();
    const trustHistory = ['S1,TA,2012-09-01,2018-12-31', 'S1,TB,2019-01-01,'];
    await importing(log, { schools: schools('S1,Example School,,,TA,') }, first);
    await importing(log, { trustHistory: history(...trustHistory) }, later);
    await importing(log, { schools: schools('S1,Example School,,,TA,') }, latest);
    expect(saidOf(log)).toEqual(['1900-01-01 SchoolRegistered Example School', ...dated]);
    expect(saidOf(log, first)).toContain('1900-01-01 TrustJoined TA');
  });

  it('gives back times that overlap or end before they begin', async () => {
    const rows = ['S1,TA,2012-09-01,2018-12-31', 'S1,TB,2018-12-31,', 'S1,TB,2020-01-02,2020-01-01'];
    const { trustHistory } = await importing(memoryLog(), { trustHistory: history(...rows) }, first);
    expect(trustHistory?.firstFailed.map(({ line, problems }) => [line, problems[0]?.column])).toEqual([
      [3, 'from'],
      [4, 'to'],
    ]);
  });
});
