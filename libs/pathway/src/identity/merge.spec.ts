import { describe, expect, it } from '@jest/globals';
import type { AnyFact, Recorded } from '../fact.js';
import type { Refusal } from '../refusal.js';
import type { TeacherCommand, TeacherFact } from '../teacher.js';
import { decideTeacher } from '../teacher.js';
import { type Beside, mergeOf } from './merge.js';

type Told = readonly [type: string, fields?: object];

const DAY = '2020-09-01';
const fact = ([type, fields]: Told) => ({ type, effectiveOn: DAY, ...fields }) as unknown as TeacherFact;

/** The facts of one record, `a0`, `a1` …, each recorded a day after the one before. */
const record = (name: string, ...facts: readonly Told[]): readonly Recorded<TeacherFact>[] =>
  facts.map((told, place) => ({
    factId: `${name}${place}`,
    recordedAt: new Date(Date.UTC(2021, 0, 1 + place)).toISOString(),
    fact: fact(told),
  }));

const registered: Told = ['TeacherRegistered'];
const qts: Told = ['QtsAwarded'];
const mergedInto = (into: string): Told => ['RecordMerged', { into }];
const voided = (factId: string): Told => ['FactVoided', { factId }];

type Records = Readonly<Record<string, readonly Recorded<TeacherFact>[]>>;

/** Given these records, when something is said of record `a`. */
const given = (records: Records, joined: Beside['joined'] = []) => ({
  when: (type: TeacherCommand['type'], fields: object) => {
    const command = { type, effectiveOn: DAY, ...fields } as TeacherCommand;
    const beside = { record: 'a', others: new Map(Object.entries(records)), joined };
    const decision = decideTeacher(command, records.a!, '2026-01-01', beside);
    return {
      then: (recorded: Told) => expect(decision).toEqual({ facts: [fact(recorded)] }),
      isRefused: (code: string, words = '') => {
        const { refusal } = decision as { refusal?: Refusal };
        expect(refusal).toMatchObject({ code });
        expect(`${refusal!.message} ${refusal!.mend}`).toContain(words);
      },
    };
  },
});

const two: Records = { a: record('a', registered), b: record('b', registered) };

describe('a merge', () => {
  it('is recorded on the record that is given up', () => {
    given(two).when('MergeRecord', { into: 'b' }).then(mergedInto('b'));
  });

  it('is refused into itself, and into nobody', () => {
    given(two).when('MergeRecord', { into: 'a' }).isRefused('WRONG_STATE', 'itself');
    given(two).when('MergeRecord', { into: 'x' }).isRefused('NOT_REGISTERED');
  });

  it('is refused into a record whose person was erased, as are facts for that person', () => {
    const erased = { ...two, b: record('b', registered, ['SubjectErased']) };
    given(erased).when('MergeRecord', { into: 'b' }).isRefused('ERASED', 'erased');
    given(erased)
      .when('ReassignFacts', { factIds: ['a0'], teacher: 'b' })
      .isRefused('ERASED');
  });

  it('reassigns no fact of who somebody is or of their rights: these are of the person of the record', () => {
    for (const type of ['PersonalDetailsReported', 'SubjectExported'])
      given({ ...two, a: record('a', registered, [type]) })
        .when('ReassignFacts', { factIds: ['a1'], teacher: 'b' })
        .isRefused('WRONG_KIND');
  });

  it('is refused of one that was merged already, until that is struck out', () => {
    const a = record('a', registered, mergedInto('c'));
    given({ ...two, a })
      .when('MergeRecord', { into: 'b' })
      .isRefused('MERGED', 'of c');
    const undone = record('a', registered, mergedInto('c'), voided('a1'));
    given({ ...two, a: undone })
      .when('MergeRecord', { into: 'b' })
      .then(mergedInto('b'));
  });

  it('into one that was merged on goes where that one went; back in a circle it is refused', () => {
    const b = record('b', registered, mergedInto('c'));
    given({ ...two, b, c: record('c', registered) })
      .when('MergeRecord', { into: 'b' })
      .then(mergedInto('b'));
    const c = record('c', registered, mergedInto('a'));
    given({ ...two, b, c })
      .when('MergeRecord', { into: 'b' })
      .isRefused('WRONG_STATE', 'one already');
    const circle = record('c', registered, mergedInto('b'));
    given({ ...two, b, c: circle })
      .when('MergeRecord', { into: 'b' })
      .then(mergedInto('b'));
  });

  it('is not corrected, only struck out', () => {
    const a = record('a', registered, mergedInto('b'));
    const changes = { factId: 'a1', changes: { into: 'a' }, reason: 'synthetic' };
    given({ ...two, a })
      .when('CorrectFact', changes)
      .isRefused('WRONG_KIND');
    given({ ...two, a })
      .when('VoidFact', { factId: 'a1' })
      .then(voided('a1'));
  });
});

describe('a merged record', () => {
  const a = record('a', registered, qts, mergedInto('b'));

  it('refuses what is said of it, and names where to say it', () => {
    given({ ...two, a })
      .when('StartInduction', {})
      .isRefused('MERGED', 'Say it of b');
    given({ ...two, a })
      .when('RegisterTeacher', {})
      .isRefused('ALREADY_REGISTERED');
  });

  it('keeps its facts, which are struck out there', () => {
    given({ ...two, a })
      .when('VoidFact', { factId: 'a1' })
      .then(voided('a1'));
  });

  it('names the latest of several merges', () => {
    const late = record('a', registered, mergedInto('b'), mergedInto('c'));
    expect(mergeOf(late)?.fact.into).toBe('c');
    expect(mergeOf([...late].reverse())?.fact.into).toBe('c');
  });
});

describe('the facts on which rules rest', () => {
  it('are those of the records merged into this one too', () => {
    given(two).when('StartInduction', {}).isRefused('NOT_QUALIFIED');
    given(two, record('x', qts)).when('StartInduction', {}).then(['InductionStarted']);
    const late: AnyFact = { ...fact(qts), effectiveOn: '2020-09-02' };
    given(two, [{ ...record('x', qts)[0]!, fact: late }])
      .when('StartInduction', {})
      .isRefused('NOT_QUALIFIED');
  });

  it('are not those that were reassigned to somebody else', () => {
    const reassigned = (teacher: string): Told => ['FactsReassigned', { factIds: ['a1'], teacher }];
    const to = (teacher: string) => ({ ...two, a: record('a', registered, qts, reassigned(teacher)) });
    given(to('b')).when('StartInduction', {}).isRefused('NOT_QUALIFIED');
    given(to('a')).when('StartInduction', {}).then(['InductionStarted']);
  });
});

describe('reassigning facts', () => {
  const a = record('a', registered, qts, voided('a0'), mergedInto('b'), voided('a3'));
  const when = (fields: object) => given({ ...two, a }).when('ReassignFacts', { teacher: 'b', ...fields });

  it('splits off those of this record that stand', () => {
    when({ factIds: ['a1'] }).then(['FactsReassigned', { teacher: 'b', factIds: ['a1'] }]);
    when({ factIds: ['a1'], teacher: 'a' }).then(['FactsReassigned', { teacher: 'a', factIds: ['a1'] }]);
  });

  it('is refused of others, of none, and to nobody', () => {
    when({ factIds: ['b1'] }).isRefused('UNKNOWN_FACT');
    when({ factIds: ['a1', 'a0'] }).isRefused('ALREADY_VOID');
    when({ factIds: ['a2'] }).isRefused('WRONG_KIND');
    when({ factIds: [] }).isRefused('INCOMPLETE');
    when({ factIds: ['a1'], teacher: 'x' }).isRefused('NOT_REGISTERED');
  });

  it('is possible on a record that was merged', () => {
    const merged = record('a', registered, qts, mergedInto('b'));
    given({ ...two, a: merged })
      .when('ReassignFacts', { factIds: ['a1'], teacher: 'b' })
      .then(['FactsReassigned', { factIds: ['a1'], teacher: 'b' }]);
  });
});
