import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytesOf } from '../../spec/bytes-of.js';
import { memoryLog, type MemoryLog } from '../../spec/memory-log.js';
import type { ImportReport } from '../import-report.js';
import { factFiles } from './fact-files.js';
import { importFacts } from './import-facts.js';

const folder = mkdtempSync(join(tmpdir(), 'pathways-ndjson-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const failedPath = join(folder, 'facts.failed.ndjson');

let log: MemoryLog;
beforeEach(() => {
  log = memoryLog();
  rmSync(failedPath, { force: true });
});

const award = {
  stream: 'teacher-synthetic-1',
  type: 'QtsAwarded',
  effectiveOn: '2020-07-01',
  recordedAt: '2020-07-02T09:00:00.000Z',
  data: { route: 'scitt' },
};
const merge = { ...award, type: 'RecordMerged', data: { into: 'synthetic-2' } };
const assigned = { ...award, stream: 'identifier-0a1b', type: 'IdentifierAssigned' };
const id = '37628d23-bbdc-5e8e-9e35-2c7afc759e37';

const imported = (text: string, at = '2026-09-01T00:00:00.000Z'): Promise<ImportReport> =>
  importFacts(log, bytesOf(text, 64), { failedPath, importedAt: at });
const lines = (...told: readonly object[]): string => told.map((each) => JSON.stringify(each)).join('\n');
const failed = (): readonly Record<string, unknown>[] =>
  readFileSync(failedPath, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>); // prettier-ignore

describe('facts, one to a line', () => {
  it('are recorded as they are told', async () => {
    expect(await imported(lines(award))).toMatchObject({ rows: 1, recorded: 1, failed: 0 });
    expect(log.events).toMatchObject([
      {
        ...award,
        version: 1,
        data: '{"route":"scitt"}',
        metadata: '{"importedAt":"2026-09-01T00:00:00.000Z"}',
      },
    ]);
  });

  it('keep the id, the version and what was noted, where they come from a record like this one', async () => {
    const metadata = { commandId: 'c1', commandDigest: 'd1' };
    await imported(lines({ ...award, id, version: 1, recordedAt: '2020-07-02T09:00:00.123456Z', metadata }));
    expect(log.events).toMatchObject([
      { id, recordedAt: '2020-07-02T09:00:00.123456Z', metadata: JSON.stringify(metadata) },
    ]);
  });

  it('keep nothing beside the fact that this record does not note', async () => {
    const source = { system: 'synthetic', id: 'row-1' };
    const metadata = {
      name: 'synthetic',
      source: { ...source, email: 'synthetic' },
      importedAt: 7,
      commandId: 'c1',
    };
    await imported(lines({ ...award, id, metadata }, merge));
    expect(log.events[0]?.metadata).toBe(JSON.stringify({ source, commandId: 'c1' }));
    expect(log.events).toHaveLength(2);
  });

  it.each<[string, object]>([
    ['with an id', { id }],
    ['with a source', { source: { system: 'synthetic', id: 'row-1' } }],
    ['with neither, by what they tell', {}],
  ])('are recorded once %s', async (_, more) => {
    const line = lines({ ...award, ...more });
    await imported(line);
    expect(await imported(`${line}\n${line}`, '2026-10-01T00:00:00.000Z')).toMatchObject({
      ...{ recorded: 0, alreadyKnown: 2, failed: 0 },
    });
    expect(log.events).toHaveLength(1);
  });

  it('that say otherwise under a known id fail, and the first stands', async () => {
    await imported(lines({ ...award, id }));
    const other = await imported(lines({ ...award, id, effectiveOn: '2021-07-01' }));
    expect(other).toMatchObject({ recorded: 0, differing: 1, failed: 1 });
    expect(log.events).toMatchObject([{ effectiveOn: '2020-07-01' }]);
  });

  it('of whoever was erased come back with their line, and the others are recorded', async () => {
    await imported(lines({ ...award, type: 'SubjectErased', data: {} }));
    const report = await imported(lines({ ...award, stream: 'teacher-synthetic-2' }, award));
    expect(report).toMatchObject({ rows: 2, recorded: 1, failed: 1 });
    expect(report.firstFailed).toMatchObject([
      { line: 2, problems: [{ problem: expect.stringContaining('was erased') }] },
    ]);
    expect(failed()).toMatchObject([award]);
  });

  it('get the code for the words of a list, and a warning for words that are in none', async () => {
    const report = await imported(
      lines({ ...award, data: { route: 'SCITT' } }, { ...award, effectiveOn: '2020-07-02', data: { route: 'by hand' } }),
    );
    expect(log.events.map(({ data }) => data)).toEqual(['{"route":"scitt"}', '{"route":"by hand"}']);
    expect(report.warnings).toMatchObject([{ message: expect.stringContaining('"by hand"') }]);
  }); // prettier-ignore

  it.each<[string, object | string, string | undefined, RegExp]>([
    ['no JSON', '{"stream":', undefined, /no JSON object/],
    ['no object', '[1]', undefined, /no JSON object/],
    ['no record', { ...award, stream: 'pupil-1' }, 'stream', /no record/],
    ['no id in its record', { ...award, stream: 'teacher-' }, 'stream', /no record/],
    ['a TRN as its record', { ...award, stream: 'teacher-9900001' }, 'stream', /could be a TRN/],
    ['a TRN as another record', { ...merge, data: { into: '9900001' } }, 'data.into', /could be a TRN/],
    ['a TRN for whom an identifier is', { ...assigned, data: { scheme: 'trn', teacher: '9900001' } }, 'data.teacher', /could be a TRN/],
    ['no day', { ...award, effectiveOn: '2020-02-30' }, 'effectiveOn', /calendar date/],
    ['no instant', { ...award, recordedAt: '2020-07-02' }, 'recordedAt', /instant/],
    ['no fields', { ...award, data: 'scitt' }, 'data', /fields/],
    ['a type that is none', { ...award, type: 'QtsGiven' }, 'type', /no fact/],
    ['a type of another record', { ...award, type: 'SchoolRegistered' }, 'type', /no fact/],
    ['a name that every object has', { ...award, type: 'constructor' }, 'type', /no fact/],
    ['a version to come', { ...award, version: 99 }, 'type', /newer release/],
    ['a field that is none', { ...award, data: { rout: 'scitt' } }, 'data.rout', /no field/],
    ['an id that is none', { ...award, id: 'x' }, 'id', /UUID/],
    ['a source that is none', { ...award, source: 'x' }, 'source', /source/],
    ['a field too many', { ...award, school: 's1' }, undefined, /does not have/],
  ])('with %s come back with what to mend', async (_, line, column, problem) => {
    const written = typeof line === 'string' ? line : JSON.stringify(line);
    const report = await imported(`\n${written}\n${lines({ ...award, effectiveOn: '2020-08-01' })}`);
    expect(report).toMatchObject({ rows: 2, recorded: 1, failed: 1 });
    expect(report.firstFailed[0]).toMatchObject({ line: 2, problems: [{ problem: expect.stringMatching(problem) }] });
    expect(report.firstFailed[0]?.problems[0]?.column).toBe(column);
    expect(failed()).toMatchObject([typeof line === 'string' ? { text: line } : line]);
  }); // prettier-ignore

  it('that failed can be mended in their file and imported as they are', async () => {
    await imported(lines({ ...award, effectiveOn: '2020-02-30' }));
    const mended = readFileSync(failedPath, 'utf8').replace('2020-02-30', '2020-02-29');
    rmSync(failedPath);
    expect(await imported(mended)).toMatchObject({ recorded: 1, failed: 0 });
    expect(existsSync(failedPath)).toBe(false);
  });

  it('that failed are readable by their owner alone, even in place of a file that others could read', async () => {
    writeFileSync(failedPath, 'before', { mode: 0o644 });
    await imported(lines({ ...award, effectiveOn: '2020-02-30' }));
    expect(statSync(failedPath).mode & 0o777).toBe(0o600);
    expect(failed()).toHaveLength(1);
  });

  it('are all told of, whatever stands in a file', async () => {
    const told = fc.oneof(
      fc.constant(award),
      fc.record({ stream: fc.constant(award.stream), type: fc.string(), data: fc.object() }),
      fc.object(),
    );
    const text = fc.array(fc.oneof(told.map((each) => JSON.stringify(each)), fc.string()), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(text, async (each) => {
        log = memoryLog();
        const { rows, recorded, alreadyKnown, failed: count } = await imported(each.join('\n'));
        expect(recorded + alreadyKnown + count).toBe(rows);
        expect(log.events).toHaveLength(recorded);
      }),
      { numRuns: 200 },
    );
  }); // prettier-ignore
});

describe('a file of facts', () => {
  it.each([
    ['{"stream":"teacher-1"', true],
    [`\n ${JSON.stringify(award)}\n`, true],
    ['{"failed":{},"text":"x"}', true],
    ['{"teacher":"0a1b","fact":1}\n', false],
    ['event_id,teacher_id\n', false],
    ['', false],
  ])('is known by how it begins: %j', (head, isOne) => {
    expect(factFiles.recognise(head, undefined) !== undefined).toBe(isOne);
  });

  it('with pseudonyms is told from one that can be imported', () => {
    expect(factFiles.nearest('{"teacher":"0a1b","fact":1}\n')?.words).toContain('--identified');
    expect(factFiles.nearest('a,b\n')).toBeUndefined();
  });
});
