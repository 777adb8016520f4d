import { cpdProgrammes } from '#pathway/vocabulary/cpd-programmes';
import { designations } from '#pathway/vocabulary/designations';
import { roles } from '#pathway/vocabulary/roles';
import type { FactTemplate, FieldSource, Format } from '../../format/format.js';
import type { ValueReader } from '../../format/value.js';
import { codeOf, numberFrom, oneOfWords } from '../../format/readers.js';
import { readDay } from '../../values/calendar-day.js';
import { readTrn, readUrn } from '../../values/identifiers.js';
import { readKnownAt } from '../../values/other-dates.js';
import { readId, readWords } from '../../values/words.js';

/** What a row may tell of a teacher, by its `event_type`. */
const events: Readonly<
  Record<string, readonly [type: string, fields: Readonly<Record<string, FieldSource>>]>
> = {
  'deployment proposed': ['AssignmentProposed', { ...assigned(), purpose: { constant: 'need' } }],
  'deployment started': ['AssignmentStarted', { ...assigned(), purpose: { constant: 'need' } }],
  'deployment ended': ['AssignmentEnded', { assignment: 'reference', outcome: 'outcome', nextStep: 'note' }],
  'assignment proposed': ['AssignmentProposed', { ...assigned(), purpose: { constant: 'development' } }],
  'assignment started': ['AssignmentStarted', { ...assigned(), purpose: { constant: 'development' } }],
  'assignment ended': ['AssignmentEnded', { assignment: 'reference', outcome: 'outcome', nextStep: 'note' }],
  'designation started': [
    'SystemLeaderDesignated',
    {
      designation: 'reference',
      kind: 'designation_code',
      specialism: 'note',
      designatedBy: 'organisation_uid',
    },
  ],
  'designation ended': ['DesignationEnded', { designation: 'reference', reason: 'note' }],
  'cpd started': ['CpdStarted', { enrolment: 'reference', programme: 'programme_code', school: 'urn' }],
  'cpd module completed': ['CpdModuleCompleted', { enrolment: 'reference', module: 'note' }],
  'cpd workshop attended': [
    'CpdWorkshopAttended',
    { enrolment: 'reference', workshop: 'note', hours: 'hours' },
  ],
  'cpd completed': ['CpdCompleted', { enrolment: 'reference', hours: 'hours' }],
  'cpd withdrawn': ['CpdWithdrawn', { enrolment: 'reference', reason: 'note' }],
  'coaching held': ['CpdCoachingHeld', { enrolment: 'reference', focus: 'note', minutes: 'minutes' }],
};

function assigned(): Readonly<Record<string, FieldSource>> {
  return {
    assignment: 'reference',
    title: 'note',
    school: 'urn',
    role: 'role_code',
    homeSchool: 'home_urn',
    fte: 'fte',
  };
}

const template = ([words, [type, fields]]: readonly [string, (typeof events)[string]]): FactTemplate => ({
  slot: 'event',
  type,
  on: ['effective_on'],
  fields,
  if: [{ column: 'event_type', is: [words] }],
});

/** Reads the name of what several events belong to. It is recorded as it is, so that no TRN may be part of it. */
const readReference: ValueReader = (text) =>
  /(?<!\d)\d{7}(?!\d)/.test(text)
    ? { problem: 'The reference holds seven digits, which could be a TRN.', mend: 'Name it without them.' }
    : readId(text);

/** Our own template for what no other system has a file of: one row for each event of a teacher. */
export const teacherActivities: Format = {
  name: 'teacher-activities',
  title: "teachers' deployments, assignments, designations, CPD and coaching",
  system: 'activities',
  columns: [
    { name: 'event_id', reads: readId, needed: true, recordId: true },
    {
      name: 'event_type',
      reads: oneOfWords(Object.fromEntries(Object.keys(events).map((words) => [words, words]))),
      needed: true,
    },
    { name: 'effective_on', reads: readDay, needed: true },
    { name: 'recorded_at', reads: readKnownAt, mayLack: true },
    { name: 'trn', reads: readTrn, needed: true },
    { name: 'reference', reads: readReference, needed: true },
    { name: 'urn', reads: readUrn, mayLack: true },
    { name: 'home_urn', reads: readUrn, mayLack: true },
    { name: 'organisation_uid', reads: readId, mayLack: true },
    { name: 'role_code', reads: codeOf(roles), mayLack: true },
    { name: 'designation_code', reads: codeOf(designations), mayLack: true },
    { name: 'programme_code', reads: codeOf(cpdProgrammes), mayLack: true },
    { name: 'fte', reads: numberFrom(0, 2), mayLack: true },
    { name: 'hours', reads: numberFrom(0, 10_000), mayLack: true },
    { name: 'minutes', reads: numberFrom(0, 100_000), mayLack: true },
    {
      name: 'outcome',
      reads: oneOfWords({
        goals_met: 'goals_met',
        goals_partly_met: 'goals_partly_met',
        goals_not_met: 'goals_not_met',
        cut_short: 'cut_short',
      }),
      mayLack: true,
    },
    { name: 'note', reads: readWords, mayLack: true },
  ],
  subject: { teacher: [{ scheme: 'trn', column: 'trn' }] },
  key: ['event_id'],
  recordedAt: ['recorded_at'],
  empty: 'takes back',
  facts: Object.entries(events).map(template),
};
