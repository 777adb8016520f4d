import type { Layout } from '../csv/header.js';
import type { Values } from '../csv/table.js';

const required = ['event_id', 'teacher_id', 'kind', 'occurred_on', 'recorded_at'] as const;

const columns = [
  ...required,
  'route',
  'role',
  'school_id',
  'post_id',
  'reason',
  'qualification',
  'assignment',
  'refers_to',
  'sex',
  'birth_year',
] as const;

export type Column = (typeof columns)[number];
export type CareerRow = Values<Column>;

/** The columns of a file of career events. Those that no row needs may be left out. */
export const careerEventColumns: Layout<Column> = { columns, required };
