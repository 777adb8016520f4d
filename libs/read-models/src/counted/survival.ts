import { groupValue } from '../grouping/grouping.js';
import { endingOf } from '../survival/endings.sql.js';
import { observedTeachersSql } from '../survival/observations.sql.js';
import type { SurvivalArgs } from '../survival/survival.answer.js';
import type { CountedCell, Counting } from './counted.js';

type Row = Readonly<Record<string, number | string | null>> & {
  readonly teacher: string;
  readonly late: number | null;
  readonly time: number;
  readonly cause: string | null;
};

/**
 * Whom `survival` counts: for each group (by its values, as JSON) everybody, those who left on a day, those censored on it
 * and those who came into view on it.
 */
export const survivalCounted: Counting<SurvivalArgs> = async ({ rows }, args) => {
  const { by = [], among = [], origin = 'ENTRY', unit = 'DAYS', event = 'LEAVE_PROFESSION' } = args;
  const ending = endingOf[event];
  const observing = { by, among, origin, unit, delayedEntry: args.delayedEntry ?? true, ending };
  const found = await rows<Row>(observedTeachersSql(observing), { ...ending.parameters, asOf: args.asOf });
  const cells = new Map<string, { path: readonly string[]; teachers: string[] }>();
  for (const row of found) {
    const group = JSON.stringify(
      by.map((dimension, index) => groupValue(dimension, String(row[`g${index}`])).value),
    );
    for (const place of placesOf(row)) {
      const path = ['groups', group, ...place];
      const cell = cells.get(path.join('\n')) ?? { path, teachers: [] };
      cells.set(path.join('\n'), cell);
      cell.teachers.push(row.teacher);
    }
  }
  return [...cells.values()] satisfies readonly CountedCell[];
};

const placesOf = ({ late, time, cause }: Row): readonly (readonly string[])[] => {
  const ended = cause === null ? 'censored' : 'events';
  return [['n'], [ended], [ended, String(time)], ...(late === null ? [] : [['entered', String(late)]])];
};
