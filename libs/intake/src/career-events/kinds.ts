import type { Column } from './columns.js';

/** Where a field of a fact comes from. */
export type From =
  /** The value of a column. */
  | Column
  /** The values of two columns with a word between. */
  | { readonly join: readonly [Column, string, Column] }
  /** The year that a column tells, as a number. */
  | { readonly year: Column }
  /** The fact that the event of this id in the same career became. */
  | { readonly factOf: Column };

/** What a kind of career event becomes. */
export interface Kind {
  readonly type: string;
  readonly fields: Readonly<Record<string, From>>;
  /** Columns that may be filled in though the fact doesn't need them. */
  readonly besides?: readonly Column[];
}

/** An alliance runs one assignment of a name in one school at a time. */
const assignment: From = { join: ['assignment', ' at ', 'school_id'] };

/** The source knows one attempt at each qualification. */
const npq = { enrolment: 'qualification', qualification: 'qualification' } as const;

/** The kinds of event of a career-events file, by the words of its column `kind`. */
export const kinds: Readonly<Record<string, Kind>> = {
  'training started': { type: 'TrainingStarted', fields: { route: 'route' } },
  'training withdrawn': { type: 'TrainingWithdrawn', fields: {} },
  'QTS awarded': { type: 'QtsAwarded', fields: {} },
  appointed: { type: 'PostStarted', fields: { post: 'post_id', role: 'role', employer: 'school_id' } },
  'left post': { type: 'PostEnded', fields: { post: 'post_id' }, besides: ['school_id'] },
  'left teaching': { type: 'LeftTeaching', fields: { reason: 'reason' } },
  'returned to teaching': { type: 'ReturnedToTeaching', fields: {} },
  'career break started': { type: 'CareerBreakStarted', fields: { kind: 'reason' } },
  'career break ended': { type: 'CareerBreakEnded', fields: {} },
  'induction completed': { type: 'InductionPassed', fields: {} },
  'NPQ started': { type: 'NpqStarted', fields: npq },
  'NPQ completed': { type: 'NpqPassed', fields: npq },
  'NPQ withdrawn': { type: 'NpqWithdrawn', fields: npq },
  'leadership assignment started': {
    type: 'AssignmentStarted',
    fields: { assignment, title: 'assignment', school: 'school_id' },
  },
  'leadership assignment ended': { type: 'AssignmentEnded', fields: { assignment } },
  'characteristics reported': {
    type: 'CharacteristicsReported',
    fields: { sex: 'sex', birthYear: { year: 'birth_year' } },
  },
  'observation started': { type: 'ObservationStarted', fields: {} },
  'event voided': { type: 'FactVoided', fields: { factId: { factOf: 'refers_to' } } },
};
