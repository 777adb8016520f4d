import type { NpqsArgs } from '../leadership/leadership.answer.js';
import { latestNpqsSql } from '../leadership/npqs.sql.js';
import { cellsFrom, type Counting } from './counted.js';

/** Whom `npqs` counts, of all qualifications anywhere. */
export const npqsCounted: Counting<NpqsArgs> = (snapshot, { asOf }) => cellsFrom(snapshot, who, { asOf });

const who = `
  SELECT ['counts', qualification, state, 'count'] AS path, teacher FROM ${latestNpqsSql({})}
  WHERE state IS NOT NULL`;
