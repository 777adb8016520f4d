import { listValue } from '@duckdb/node-api';
import { academicYearName } from '#pathway/calendar';
import type { LeaverDestinationsArgs } from '../leavers/destinations.answer.js';
import { leaversCountedSql } from '../leavers/destinations.sql.js';
import { cellsWithEventsFrom, type Counting } from './counted.js';

/** Whom `leaverDestinations` counts, and which departures: who left twice is there once, and both departures are. */
export const leaverDestinationsCounted: Counting<LeaverDestinationsArgs> = (snapshot, { asOf, years }) =>
  cellsWithEventsFrom(snapshot, leaversCountedSql, { asOf, years: listValue(years) }, named);

/** Years are numbers in the tables. */
const named = (path: readonly string[]): readonly string[] =>
  path[0] === 'byYear' || path[0] === 'cohorts' ? path.with(1, academicYearName(Number(path[1]))) : path;
