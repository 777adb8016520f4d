import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { completeErasures } from '../src/erasing/complete.js';
import { erase, erasurePlan, sayErased } from '../src/erasing/erase.js';
import { recordsOf } from '../src/erasing/records-of.js';
import { reportDetails } from '../src/sealing/report-details.js';
import { exportSubject } from '../src/subject/export-subject.js';
import { maskedTrn, personalDetailsOf } from '../src/subject/personal-details.js';
import { noteRights } from '../src/subject/rights.js';
import { AT, remove, worldIn, type World } from './world.js';

const LATER = '2026-10-01T00:00:00.000Z';
const details = { givenNames: 'Synthetic Ada', familyName: 'Nobodysname', trn: '9900001' };
const told = { details, effectiveOn: '2026-09-01', recordedAt: AT };

let world: World;
beforeEach(async () => {
  world = await worldIn();
  await world.tell('teacher-one', { type: 'TeacherRegistered' }, { type: 'QtsAwarded' });
  await world.tell('teacher-two', { type: 'TeacherRegistered' });
  await world.tell('identifier-aa', { type: 'IdentifierAssigned', scheme: 'trn', teacher: 'one' });
  await world.tell('identifier-bb', { type: 'IdentifierAssigned', scheme: 'trn', teacher: 'two' });
  for (const teacher of ['one', 'two']) await reportDetails(world, teacher, told, `told-${teacher}`);
});
afterEach(async () => {
  await world.close();
  remove(world.folder);
});
const detailsOf = (teacher: string) => personalDetailsOf(world, teacher);

describe('personal details', () => {
  it('are told to whoever may know them, and stand in no file as they are', async () => {
    expect(await detailsOf('one')).toEqual({ standing: 'free', details });
    expect(await detailsOf('nobody')).toEqual({ standing: 'free', details: {} });
    const files = readdirSync(world.folder).map((file) => readFileSync(join(world.folder, file)));
    for (const name of ['Synthetic Ada', 'Nobodysname', '9900001'])
      expect(files.some((bytes) => bytes.includes(name))).toBe(false);
  });

  it('that are told later take the place of those before, and can be taken away', async () => {
    const wedding = { ...told, details: { familyName: 'Other' }, noLonger: ['trn'] as const };
    expect(await reportDetails(world, 'one', wedding, 'wedding')).toBe('recorded');
    expect(await reportDetails(world, 'one', wedding, 'wedding')).toBe('recorded');
    expect((await detailsOf('one')).details).toEqual({ givenNames: 'Synthetic Ada', familyName: 'Other' });
    expect(await world.typesOn('teacher-one')).toHaveLength(4);
    expect(await reportDetails(world, 'nobody', told, 'x')).toBe('not registered');
  });

  it('are exported with the whole record', async () => {
    const exported = await exportSubject(world, 'one');
    expect(exported).toMatchObject({ standing: 'free', personalDetails: { one: details }, identifiers: 1 });
    expect(exported.facts.map(({ type }) => type)).toEqual(await world.typesOn('teacher-one'));
    expect(JSON.stringify(exported)).not.toContain('sealed.1.');
  });

  it('are exported with what counts for the person alone, where a record was split', async () => {
    const [, qts] = await world.log.readStream('teacher-one');
    await world.tell('teacher-one', { type: 'FactCorrected', factId: qts!.id, changes: { route: 'assessment_only' }, reason: 'synthetic' });
    await world.tell('teacher-one', { type: 'FactsReassigned', factIds: [qts!.id], teacher: 'two' });
    const typesOf = async (teacher: string) => (await exportSubject(world, teacher)).facts.map(({ type, record }) => [type, record]);
    expect(await typesOf('one')).toEqual([
      ['TeacherRegistered', 'one'],
      ['PersonalDetailsReported', 'one'],
      ['FactsReassigned', 'one'],
    ]);
    expect(await typesOf('two')).toEqual([
      ['TeacherRegistered', 'two'],
      ['PersonalDetailsReported', 'two'],
      ['QtsAwarded', 'one'],
      ['FactCorrected', 'one'],
    ]);
  }); // prettier-ignore

  it('show a TRN by its last two digits', () => expect(maskedTrn('1234567')).toBe('*****67'));
});

describe('the rights of a person', () => {
  const restrict = { type: 'SubjectRestricted', effectiveOn: '2026-09-01', ground: 'unlawful' } as const;
  const at = { at: AT, commandId: 'r' };
  it('are noted once; a restriction stands until it is lifted', async () => {
    expect(await noteRights(world.log, 'one', restrict, at)).toBe('recorded');
    expect((await detailsOf('one')).standing).toBe('restricted');
    expect(await noteRights(world.log, 'one', restrict, { ...at, commandId: 's' })).toBe('so already');
    const lift = { type: 'SubjectUnrestricted', effectiveOn: '2026-09-02' } as const;
    expect(await noteRights(world.log, 'one', lift, { ...at, commandId: 't' })).toBe('recorded');
    expect((await detailsOf('one')).standing).toBe('free');
    expect(await noteRights(world.log, 'nobody', restrict, at)).toBe('not registered');
  });
});

describe('an erasure', () => {
  it('is told beforehand, and then does nothing', async () => {
    const before = await world.typesOn('teacher-one');
    expect(await erasurePlan(world, 'one')).toEqual({
      ...{
        records: ['one'],
        sealedEvents: 1,
        identifiers: 1,
        careerFacts: 2,
        splitRecords: [],
        isErased: false,
      },
    });
    expect(await world.typesOn('teacher-one')).toEqual(before);
  });

  it('says beforehand of which shared records it takes or leaves details that may be of the other person', async () => {
    const [, qts] = await world.log.readStream('teacher-one');
    await world.tell('teacher-one', { type: 'FactsReassigned', factIds: [qts!.id], teacher: 'two' });
    for (const teacher of ['one', 'two'])
      expect((await erasurePlan(world, teacher)).splitRecords).toEqual(['one']);
  });

  it('takes away who it was, keeps the career and nobody else changes', async () => {
    await erase(world, 'one', { ground: 'objection', at: LATER });
    expect(await detailsOf('one')).toEqual({ standing: 'erased', details: {} });
    expect(await world.typesOn('teacher-one')).toEqual(['TeacherRegistered', 'QtsAwarded', 'PersonalDetailsReported', 'SubjectErased']);
    expect(await world.typesOn('identifier-aa')).toEqual(['IdentifierAssigned', 'IdentifierReleased']);
    expect(await world.typesOn('identifier-bb')).toEqual(['IdentifierAssigned']);
    expect((await detailsOf('two')).details).toEqual(details);
    expect(await reportDetails(world, 'one', told, 'again')).toBe('erased');
    expect(await noteRights(world.log, 'one', { type: 'SubjectExported', effectiveOn: '2026-10-01' }, { at: LATER, commandId: 'e' })).toBe('erased');
  }); // prettier-ignore

  it('of an id that is on no record is none, and buries nobody who gets that id later', async () => {
    expect(await erase(world, 'nobody', { at: LATER })).toBe('not registered');
    expect(await world.keys.tombstones()).toEqual([]);
    await world.tell('teacher-nobody', { type: 'TeacherRegistered' });
    expect(await reportDetails(world, 'nobody', told, 'later')).toBe('recorded');
  });

  it('done again, or twice at once, is one erasure', async () => {
    await Promise.all([1, 2, 3].map(() => erase(world, 'one', { at: LATER })));
    await erase(world, 'one', { at: '2027-01-01T00:00:00.000Z' });
    expect((await world.typesOn('teacher-one')).filter((type) => type === 'SubjectErased')).toHaveLength(1);
    expect(await world.typesOn('identifier-aa')).toEqual(['IdentifierAssigned', 'IdentifierReleased']);
    expect(await world.keys.tombstones()).toEqual([{ subject: 'one', erasedAt: LATER }]);
  });

  it('is of all records of a person, whichever of them was merged into which', async () => {
    await world.tell('teacher-two', { type: 'RecordMerged', into: 'one' });
    await world.tell('teacher-three', { type: 'RecordMerged', into: 'two' });
    await world.tell('teacher-four', { type: 'TeacherRegistered' });
    for (const asked of ['one', 'two', 'three'])
      expect([...(await recordsOf(world.log, asked))].toSorted()).toEqual(['one', 'three', 'two']);
    await erase(world, 'two', { at: LATER });
    for (const teacher of ['one', 'two', 'three']) expect((await detailsOf(teacher)).standing).toBe('erased');
    expect(await world.typesOn('identifier-bb')).toContain('IdentifierReleased');
    expect(await world.typesOn('teacher-four')).toEqual(['TeacherRegistered']);
  });
});

describe('with the keys of somewhere else', () => {
  const elsewhere = async (work: (other: Pick<World, 'log' | 'keys'>) => Promise<void>): Promise<void> => {
    const other = await worldIn();
    try {
      await work({ log: world.log, keys: other.keys });
      expect(await other.keys.tombstones()).toEqual([]);
      expect(await other.keys.keyOf('one')).toBe('none');
    } finally {
      await other.close();
      remove(other.folder);
    }
  };

  it('an erasure is refused before anything is said, as it would destroy nothing', () =>
    elsewhere(async (other) => {
      const before = await world.typesOn('teacher-one');
      await expect(erase(other, 'one', { at: LATER })).rejects.toMatchObject({ name: 'UnusableKeys' });
      expect(await world.typesOn('teacher-one')).toEqual(before);
    }));

  it('no second key is made for somebody whose details are sealed', () =>
    elsewhere(async (other) => {
      await expect(reportDetails(other, 'one', told, 'more')).rejects.toMatchObject({ name: 'UnusableKeys' });
    }));
});

describe('an erasure is made whole', () => {
  const isWhole = async (): Promise<void> => {
    expect(await detailsOf('one')).toEqual({ standing: 'erased', details: {} });
    expect(await world.keys.keyOf('one')).toBe('erased');
    expect(await world.typesOn('identifier-aa')).toContain('IdentifierReleased');
    expect((await detailsOf('two')).standing).toBe('free');
    expect(await completeErasures(world, LATER)).toBe(0);
  };

  it('where it was broken off after it was said', async () => {
    await completeErasures(world, AT);
    await sayErased(world.log, 'one', LATER);
    expect(await completeErasures(world, LATER)).toBe(1);
    await isWhole();
  });

  it('where the key was destroyed and the identifier not released', async () => {
    await sayErased(world.log, 'one', LATER);
    await world.keys.erase(['one'], LATER);
    expect(await completeErasures(world, LATER)).toBe(1);
    await isWhole();
  });

  it('on every record of the person, where it was broken off between two that were merged', async () => {
    await world.tell('teacher-two', { type: 'RecordMerged', into: 'one' });
    await completeErasures(world, AT);
    await sayErased(world.log, 'one', LATER);
    expect((await erasurePlan(world, 'one')).isErased).toBe(false);
    expect(await completeErasures(world, LATER)).toBe(2);
    for (const teacher of ['one', 'two']) {
      expect(await detailsOf(teacher)).toEqual({ standing: 'erased', details: {} });
      expect(await world.keys.keyOf(teacher)).toBe('erased');
    }
    expect(await world.typesOn('identifier-bb')).toContain('IdentifierReleased');
    expect((await erasurePlan(world, 'two')).isErased).toBe(true);
  });

  it('on no record that was said to be theirs only after the erasure', async () => {
    await sayErased(world.log, 'one', '2026-08-01T00:00:00.000Z');
    await world.tell('teacher-two', { type: 'RecordMerged', into: 'one' });
    expect(await completeErasures(world, LATER)).toBe(1);
    expect((await detailsOf('two')).standing).toBe('free');
  });

  const restored = async (file: 'log.sqlite' | 'keys.sqlite'): Promise<void> => {
    const { folder } = world;
    await completeErasures(world, AT);
    await world.close();
    copyFileSync(join(folder, file), join(folder, 'back-up'));
    world = await worldIn(folder);
    await erase(world, 'one', { at: LATER });
    await completeErasures(world, LATER);
    await world.close();
    copyFileSync(join(folder, 'back-up'), join(folder, file));
    world = await worldIn(folder);
    expect(await completeErasures(world, LATER)).toBe(1);
    await isWhole();
  };
  it('where an old copy of the log was put back', () => restored('log.sqlite'));
  it('where an old copy of the keys was put back', () => restored('keys.sqlite'));
});
