import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { eventOf, metadataOf } from '#event-log/fact-event';
import type { Details } from '#pathway/personal/details.facts';
import { detailsHeld } from '#pathway/personal/subject';
import { historyIn, storedOf } from '#pathway/stored-fact';
import { openedDetails } from '#privacy/sealing/details';
import { recordDetails, type ToldOfPerson } from '../src/personal/record-details.js';
import { quickLog } from './quick-log.js';

/** What one source tells of who somebody is, in several rows. Everybody here is synthetic. */

const key = createHash('sha256').update('synthetic').digest();
const keysOf = (one: Uint8Array) => async () => ({ keysFor: async () => new Map([['one', { key: one }]]) });
const [SEPTEMBER, OCTOBER] = ['2026-09-20T00:00:00.000Z', '2026-10-01T00:00:00.000Z'];
const told = (recordedAt: string, details: Details): ToldOfPerson => ({
  ...{ stream: 'teacher-one', recordedAt, details },
});

async function world() {
  const log = quickLog();
  const registered = storedOf({ type: 'TeacherRegistered', effectiveOn: '2024-09-01' });
  await log.append('teacher-one', 0, [
    eventOf(registered, { id: 'r', recordedAt: SEPTEMBER, metadata: metadataOf({}) }),
  ]);
  const tellWith = (
    source: { readonly system: string; readonly key: Uint8Array },
    ...rows: readonly ToldOfPerson[]
  ) => recordDetails(log, keysOf(source.key), rows, { system: source.system, importedAt: OCTOBER });
  return {
    tellWith,
    tell: (...rows: readonly ToldOfPerson[]) => tellWith({ system: 'synthetic', key }, ...rows),
    details: async () =>
      openedDetails(detailsHeld(historyIn(await log.readStream('teacher-one'))), key, 'one'),
  };
}

const [OLD, NEW] = [{ email: 'z@example.org' }, { email: 'a@example.org' }];

describe('rows of one person', () => {
  it('of different days come to what the newest has, in whatever order, and again to nothing', async () => {
    for (const rows of [[told(OCTOBER, NEW), told(SEPTEMBER, OLD)], [told(SEPTEMBER, OLD), told(OCTOBER, NEW)]]) {
      const { tell, details } = await world();
      expect(await tell(...rows)).toEqual({ recorded: 1, leftAlone: 1 });
      expect(await tell(...rows)).toEqual({ recorded: 0, leftAlone: 1 });
      expect(await details()).toEqual(NEW);
    }
  }); // prettier-ignore

  it('of one instant come to the same one for ever, together or one after another', async () => {
    const { tell, details } = await world();
    const rows = [told(OCTOBER, OLD), told(OCTOBER, NEW)];
    expect(await tell(...rows)).toEqual({ recorded: 1, leftAlone: 1 });
    expect(await tell(...rows.toReversed())).toEqual({ recorded: 0, leftAlone: 1 });
    for (const row of rows) expect(await tell(row)).toMatchObject({ recorded: 0 });
    expect(await details()).toEqual(OLD);
  });

  it('are not recorded with a key by which nobody reads what another source told', async () => {
    const { tell, tellWith } = await world();
    await tell(told(SEPTEMBER, OLD));
    const other = createHash('sha256').update('other').digest();
    await expect(
      tellWith({ system: 'another', key: other }, told(OCTOBER, { trn: '9900001' })),
    ).rejects.toMatchObject({ name: 'NotOpened' });
  });

  it('that are older tell what was never told, and are counted where they tell otherwise', async () => {
    const { tell, details } = await world();
    await tell(told(OCTOBER, NEW));
    expect(await tell(told(SEPTEMBER, { ...OLD, trn: '9900001' }))).toEqual({ recorded: 1, leftAlone: 1 });
    expect(await details()).toEqual({ ...NEW, trn: '9900001' });
  });
});
