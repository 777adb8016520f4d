import type { Layout } from '../csv/header.js';

const schools = ['school_id', 'name', 'phase', 'region', 'trust_id', 'alliance_id'] as const;

/** A list of schools. An empty trust or alliance: the school is in none. */
export const schoolColumns: Layout<(typeof schools)[number]> = { columns: schools, required: schools };

const trustHistory = ['school_id', 'trust_id', 'from', 'to'] as const;

/** Times of schools in trusts, both days included. An empty `from` is always, an empty `to` open. */
export const trustHistoryColumns: Layout<(typeof trustHistory)[number]> = {
  columns: trustHistory,
  required: trustHistory,
};
