import { describe, expect, it } from '@jest/globals';
import { event } from '../../spec/example.js';
import { onWorkbench, stageRows } from '../../spec/workbench.js';
import { slabsFrom } from './slabs.js';
import { rowOf } from './staging.js';

const said = { type: 'QtsAwarded', on: '2014-07-01', at: '2014-07-01T12:00:00Z', data: {} };

const rowWith = (data: string, id = 'synthetic-1') =>
  rowOf({ ...event('teacher-synthetic', 1, { ...said, id }), metadata: '{}', data })!;

const parted = (rows: readonly ReturnType<typeof rowWith>[]) =>
  onWorkbench([], async (connection) => {
    await stageRows(connection, rows);
    return (
      await connection.runAndReadAll('SELECT seq::INTEGER, fact_id, source, data FROM parted ORDER BY seq')
    ).getRowsJson();
  });

describe('events side by side', () => {
  it('are parted again, each with its number and its texts, however many there are', async () => {
    const ids = Array.from({ length: 5_000 }, (_, n) => `synthetic-${n}`);
    const rows = ids.map((id, n) => rowWith(n % 3 === 0 ? '' : `{"n":${n}}`, id));
    expect(await parted(rows)).toEqual(
      ids.map((id, n) => [n + 1, id, null, n % 3 === 0 ? '' : `{"n":${n}}`]),
    );
  });

  it('are not torn apart by a text that holds the mark between them: no JSON and no name does', async () => {
    expect(await parted([rowWith('{"a":"\u001f"}'), rowWith('{}', 'b\u001fc')])).toEqual([
      [1, 'synthetic-1', null, ''],
      [2, 'b\ufffdc', null, '{}'],
    ]);
  });

  it('come in short slabs when they are large', () => {
    const slabs = slabsFrom(7);
    for (let n = 0; n < 5; n += 1) slabs.add(rowWith(`"${'x'.repeat(600_000)}"`));
    expect(slabs.take().map(({ first, events }) => [first, events])).toEqual([
      [7, 2],
      [9, 2],
      [11, 1],
    ]);
  });
});
