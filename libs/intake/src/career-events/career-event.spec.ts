import { describe, expect, it } from '@jest/globals';
import { catalogue } from '#pathway/catalogue';
import { faultsInFact } from '#pathway/well-formed';
import { factIdOf } from '../reported-fact.js';
import { careerEventOf } from './career-event.js';
import { careerEventColumns, type CareerRow } from './columns.js';
import { kinds } from './kinds.js';

const empty = Object.fromEntries(careerEventColumns.columns.map((column) => [column, ''])) as CareerRow;
const row = (more: Partial<CareerRow>): CareerRow => ({
  ...empty,
  event_id: 'e1',
  teacher_id: 'synthetic-1',
  kind: 'QTS awarded',
  occurred_on: '2014-07-01',
  recorded_at: '2014-07-02T09:00:00Z',
  ...more,
});

const factOf = (more: Partial<CareerRow>): unknown => {
  const understood = careerEventOf(row(more));
  return 'reported' in understood ? understood.reported.fact : understood.problems;
};
const problemsOf = (more: Partial<CareerRow>): unknown => {
  const understood = careerEventOf(row(more));
  return 'problems' in understood ? understood.problems : [];
};

describe('a row of career events', () => {
  it('becomes a fact of its teacher, known since the instant it gives', () => {
    expect(careerEventOf(row({}))).toEqual({
      reported: {
        stream: 'teacher-synthetic-1',
        fact: { type: 'QtsAwarded', effectiveOn: '2014-07-01' },
        recordedAt: '2014-07-02T09:00:00.000Z',
        source: { system: 'career-events', id: 'e1' },
      },
      unused: [],
    });
  });

  it.each([
    [
      { kind: 'training started', route: 'SCITT' },
      { type: 'TrainingStarted', route: 'scitt' },
    ],
    [
      { kind: 'Training  Started', route: 'on the job' },
      { type: 'TrainingStarted', route: 'on the job' },
    ],
    [
      { kind: 'appointed', post_id: 'p1', role: 'headteacher', school_id: 'S1' },
      { type: 'PostStarted', post: 'p1', role: 'headteacher', employer: 'S1' },
    ],
    [
      { kind: 'left post', post_id: 'p1', school_id: 'S1' },
      { type: 'PostEnded', post: 'p1' },
    ],
    [{ kind: 'left teaching' }, { type: 'LeftTeaching' }],
    [
      { kind: 'left teaching', reason: 'to sail' },
      { type: 'LeftTeaching', reason: 'to sail' },
    ],
    [
      { kind: 'career break started', reason: 'a year of reading' },
      { type: 'CareerBreakStarted', kind: 'a year of reading' },
    ],
    [
      { kind: 'NPQ started', qualification: 'synthetic NPQ' },
      { type: 'NpqStarted', enrolment: 'synthetic NPQ', qualification: 'synthetic NPQ' },
    ],
    [
      { kind: 'leadership assignment started', assignment: 'acting head', school_id: 'S1' },
      { type: 'AssignmentStarted', assignment: 'acting head at S1', title: 'acting head', school: 'S1' },
    ],
    [
      { kind: 'leadership assignment ended', assignment: 'acting head', school_id: 'S1' },
      { type: 'AssignmentEnded', assignment: 'acting head at S1' },
    ],
    [
      { kind: 'characteristics reported', sex: 'Female', birth_year: '1990' },
      { type: 'CharacteristicsReported', sex: 'female', birthYear: 1990 },
    ],
    [
      { kind: 'characteristics reported', sex: 'prefer not to say' },
      { type: 'CharacteristicsReported', sex: 'prefer not to say' },
    ],
    [
      { kind: 'event voided', refers_to: 'e0' },
      { type: 'FactVoided', factId: factIdOf('teacher-synthetic-1', { system: 'career-events', id: 'e0' }) },
    ],
  ])('says in the words of the catalogue: %j', (more, fact) => {
    expect(factOf(more)).toEqual({ effectiveOn: '2014-07-01', ...fact });
  });

  it('is well formed for every kind', () => {
    const filled = { route: 'r', role: 'r', school_id: 's', post_id: 'p', reason: 'r', birth_year: '1990' };
    const more = { ...filled, qualification: 'q', assignment: 'a', refers_to: 'e0' };
    for (const kind of Object.keys(kinds)) {
      const understood = careerEventOf(row({ ...more, kind }));
      expect('reported' in understood && faultsInFact(catalogue, understood.reported.fact)).toEqual([]);
    }
  });

  it('names the columns that it fills in for nothing', () => {
    expect(careerEventOf(row({ role: 'headteacher' }))).toMatchObject({ unused: ['role'] });
  });

  it('is told everything that is wrong with it at once', () => {
    expect(
      problemsOf({
        occurred_on: '31/08/2014',
        recorded_at: '',
        kind: 'appointed',
        post_id: 'p1',
        role: 'head\0',
      }),
    ).toEqual([
      {
        column: 'occurred_on',
        problem: '"31/08/2014" is not a date.',
        mend: expect.stringContaining('2014-08-31'),
      },
      { column: 'recorded_at', problem: 'There is no recorded_at.', mend: 'Every row needs one.' },
      { column: 'role', problem: expect.stringContaining('control character'), mend: expect.anything() },
      { column: 'school_id', problem: 'There is no school_id.', mend: '"appointed" needs one.' },
    ]);
  });

  it('is not taken where its words would not fit into the field they fill', () => {
    expect(problemsOf({ kind: 'left teaching', reason: 'x\ud83d' })).toMatchObject([{ column: 'reason' }]);
    expect(problemsOf({ kind: 'NPQ started', qualification: 'x'.repeat(201) })).toEqual([
      {
        column: 'qualification',
        problem: expect.stringContaining('"enrolment" must hold an identifier (up to 200 characters'),
        mend: 'Shorten or correct the value.',
      },
    ]);
    const title = 'x'.repeat(198);
    expect(
      problemsOf({ kind: 'leadership assignment ended', assignment: title, school_id: 'S1' }),
    ).toMatchObject([{ column: 'assignment' }]);
  });

  it('tells of a birth no more than the year', () => {
    const problems = problemsOf({ kind: 'characteristics reported', birth_year: '1990-05-01' });
    expect(problems).toMatchObject([{ column: 'birth_year' }]);
    expect(JSON.stringify(problems)).not.toContain('1990');
  });

  it('is asked which kind it meant', () => {
    expect(problemsOf({ kind: 'QTS award' })).toEqual([
      {
        column: 'kind',
        problem: '"QTS award" is no kind of event.',
        mend: expect.stringContaining('Did you mean "QTS awarded"?'),
      },
    ]);
  });

  it('is never repeated where it may point to a person', () => {
    const secret = `synthetic\u200e${'x'.repeat(300)}`;
    const more = {
      event_id: secret,
      teacher_id: secret,
      post_id: secret,
      school_id: secret,
      role: `${secret}\0`,
    };
    expect(JSON.stringify(problemsOf({ ...more, kind: 'appointed' }))).not.toContain('synthetic');
  });
});
