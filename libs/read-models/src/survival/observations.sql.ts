import type { Among, Grouping } from '../grouping/grouping.js';
import { groupColumns } from '../grouping/grouping.sql.js';

export type Origin = 'ENTRY' | 'QTS' | 'TRAINING';
export type TimeUnit = 'DAYS' | 'MONTHS';

/** What ends an observation. */
export interface Ending {
  /** From which the careers are read, under that name: `homes` are careers too, with more columns. */
  readonly careers?: 'careers' | 'homes';
  /** SQL that sees their columns and those of `joins`: the day, null for never. */
  readonly endedOn: string;
  /** The like: what happened, a text; null if whoever it came to counts as no longer observed from then on. */
  readonly cause: string;
  /** To follow `FROM careers`: the rows stay one for each teacher. */
  readonly joins?: string;
  /** A condition on who can come to such an end at all. */
  readonly among?: string;
  /** Further parameters, beside $asOf. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface Observing {
  readonly by: readonly Grouping[];
  readonly among?: readonly Among[];
  readonly origin: Origin;
  readonly unit: TimeUnit;
  /** Whether who was observed only from some day on is at risk only after it. */
  readonly delayedEntry: boolean;
  readonly ending: Ending;
}

const originOn: Readonly<Record<Origin, string>> = {
  ENTRY: 'entry_on',
  QTS: 'qts_on',
  TRAINING: 'training_started_on',
};

/** Whole days or completed months; the 31st has its month completed on the last day of a shorter one. */
const elapsed = (unit: TimeUnit, to: string): string =>
  unit === 'DAYS' ? `(${to} - origin_on)` : `datesub('month', origin_on, ${to})`;

/**
 * How long those who have entered were observed, and what ended it: one row for all that are alike, with how many.
 *
 * Nobody can leave before entering, so on another clock than that of entry a teacher comes into view on entry. Who
 * was never at risk is left out.
 *
 * Parameter: $asOf. Columns: g0, g1 …, late (null: in view from the very start), time, cause (null: censored), n.
 */
export function observationsSql(observing: Observing): string {
  const { keys } = groupColumns(observing.by, observing.among);
  const rows = [...keys, 'late', 'time', 'cause'].join(', ');
  return `
    SELECT ${keys.map((key) => `${key}, `).join('')}late::INTEGER AS late, time::INTEGER AS time, cause, count(*)::INTEGER AS n
    FROM (${observedTeachersSql(observing)})
    GROUP BY ${rows} ORDER BY ${keys.map((key) => `${key}, `).join('')}late NULLS FIRST, time, cause NULLS FIRST`;
}

/** The observations themselves: teacher, g0, g1 …, late, time, cause. */
export function observedTeachersSql({
  by,
  among = [],
  origin,
  unit,
  delayedEntry,
  ending,
}: Observing): string {
  const { columns, keys, joins, known } = groupColumns(by, among);
  const observed = `CASE WHEN observed_from >= origin_on AND observed_from <= $asOf::DATE THEN observed_from END`;
  const entered = `CASE WHEN entry_on > origin_on THEN entry_on END`;
  const lateOn = delayedEntry ? `greatest(${entered}, ${observed})` : entered;
  return `
    WITH followed AS (
      SELECT teacher, entry_on, ${originOn[origin]} AS origin_on, observed_from, ${ending.endedOn} AS ended_on,
        ${ending.cause} AS cause${columns}
      FROM ${ending.careers ?? 'careers'} careers ${ending.joins ?? ''} ${joins}
      WHERE entry_on <= $asOf::DATE${ending.among ? ` AND ${ending.among}` : ''}),
    seen AS (
      SELECT *, ${lateOn} AS late_on, coalesce(ended_on <= $asOf::DATE, false) AS has_ended
      FROM followed WHERE origin_on IS NOT NULL${known}),
    timed AS (
      SELECT teacher, ${keys.map((key) => `${key}, `).join('')}CASE WHEN late_on IS NOT NULL THEN ${elapsed(unit, 'late_on')} END AS late,
        ${elapsed(unit, 'CASE WHEN has_ended THEN ended_on ELSE $asOf::DATE END')} AS time,
        CASE WHEN has_ended THEN cause END AS cause
      FROM seen)
    SELECT teacher, ${keys.map((key) => `${key}, `).join('')}late::INTEGER AS late, time::INTEGER AS time, cause
    FROM timed WHERE late IS NULL OR late < time`;
}
