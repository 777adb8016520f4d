/** Whose the facts in force are, where records were merged or facts reassigned: nothing is done where none were. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { MergeFact } from '#pathway/identity/merge.facts';
import { type MergeOnRecord, whoseFacts } from '#pathway/identity/whose-facts';
import { mergesInForceSql, movedSql, moveSql, type NumberOf } from './whose.sql.js';

const TEACHER = 'teacher-';

/**
 * Enters, among the facts that don't stand as they were recorded, those that count for another teacher than the one on
 * whose record they stand, with the number of that teacher. The rule of the pathway decides, as merges are few.
 */
export async function moveFacts(connection: DuckDBConnection, numberOf: NumberOf): Promise<void> {
  const rows = (await connection.runAndReadAll(mergesInForceSql)).getRows() as [string, string, string][];
  const { records, facts } = whoseFacts(rows.flatMap(mergeIn));
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE moves (stream VARCHAR, fact_id VARCHAR, teacher VARCHAR)',
  );
  const appender = await connection.createAppender('moves', 'main', 'temp');
  const append = (record: string, factId: string | undefined, teacher: string): void => {
    appender.appendVarchar(TEACHER + record);
    if (factId === undefined) appender.appendNull();
    else appender.appendVarchar(factId);
    appender.appendVarchar(teacher);
    appender.endRow();
  };
  for (const [record, teacher] of records) append(record, undefined, teacher);
  for (const [record, teachers] of facts)
    for (const [factId, teacher] of teachers) append(record, factId, teacher);
  appender.closeSync();
  await connection.run(`${movedSql(numberOf)};${moveSql}`);
}

/** A merge as a fact in force, in order; one that a source reported without what it takes moves nothing. */
function mergeIn([stream, type, data]: readonly [string, string, string], place: number): MergeOnRecord[] {
  const held = JSON.parse(data) as { readonly [K in 'into' | 'teacher' | 'factIds']?: unknown };
  const isMerge = type === 'RecordMerged' && typeof held.into === 'string';
  const isReassignment =
    type === 'FactsReassigned' && typeof held.teacher === 'string' && Array.isArray(held.factIds);
  if (!stream.startsWith(TEACHER) || !(isMerge || isReassignment)) return [];
  const factIds = [held.factIds].flat().filter((factId) => typeof factId === 'string');
  const fact = { ...held, factIds, type, effectiveOn: '' } as unknown as MergeFact;
  const recordedAt = String(place).padStart(12, '0');
  return [{ record: stream.slice(TEACHER.length), entry: { factId: '', recordedAt, fact } }];
}
