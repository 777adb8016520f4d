import { listValue } from '@duckdb/node-api';
import { academicYearName } from '#pathway/calendar';
import { ImpossibleQuestion } from '../answer.js';
import { answered } from '../asked.js';
import { LIMITS_IN_WORDS } from '../proportions/limits-in-words.js';
import { percentOf } from '../proportions/percent.js';
import type { Answering } from '../read-model.js';
import {
  type JoiningCell,
  type JoiningRetentionAnswer,
  type JoiningRetentionArgs,
  whereabouts,
} from './joining-retention.answer.js';
import { joiningRetentionSql } from './joining-retention.sql.js';
import { DEFAULT_LEVEL } from '../proportions/level.js';

const DEFINITION =
  'Of the teachers with QTS in service with a post open in a school on the day before it joined a trust, or in a school ' +
  'that it carries on, those who on the anniversary of the joining (29 February: 28 February in other years) have a post ' +
  'open in that school or in the one as which it carries on; in any school of that trust, or its central team, as well; ' +
  'or are in service anywhere. By the academic year of the joining. Who taught in two such schools counts in both; a ' +
  `school that joins another trust later counts again. ${LIMITS_IN_WORDS}`;

type Row = {
  readonly cohort: number;
  readonly year: number;
  readonly schools: number;
  readonly n: number;
  readonly eligible: number;
  readonly in_school: number;
  readonly in_trust: number;
  readonly in_service: number;
};

/**
 * How many teachers of schools that joined a trust are still there, in the trust or in the profession years later.
 *
 * @throws ImpossibleQuestion a year that cannot be
 */
export async function joiningRetention(
  model: Answering,
  args: JoiningRetentionArgs,
): Promise<JoiningRetentionAnswer> {
  const { asOf, trust, years = [1, 2, 3] } = args;
  if (!years.every((year) => Number.isInteger(year) && year >= 1 && year <= 50))
    throw new ImpossibleQuestion('years must be whole numbers from 1 to 50.');
  const hasTrust = trust !== undefined;
  const parameters = { asOf, years: listValue([...years]), ...(hasTrust && { trust }) };
  return answered(model, { ...args, years }, async ({ rows }) => {
    const found = await rows<Row>(joiningRetentionSql(hasTrust), parameters);
    const n = found.filter(({ year }) => year === years[0]).reduce((total, row) => total + row.n, 0);
    return { ground: { definition: DEFINITION, n }, answer: { cohorts: found.flatMap(cellsOf) } };
  });
}

const cellsOf = (row: Row): readonly JoiningCell[] =>
  whereabouts.map((where) => {
    const retained = { SCHOOL: row.in_school, TRUST: row.in_trust, PROFESSION: row.in_service }[where];
    return {
      cohort: academicYearName(row.cohort),
      year: row.year,
      where,
      schools: row.schools,
      n: row.n,
      eligible: row.eligible,
      retained,
      ...percentOf(retained, row.eligible, DEFAULT_LEVEL),
    };
  });
