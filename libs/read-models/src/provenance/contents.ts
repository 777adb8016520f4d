import { createHash } from 'node:crypto';
import { answered } from '../asked.js';
import { ofOrganisations, ofTeachers } from '../derive/derivations.js';
import type { Answering } from '../read-model.js';
import type { ContentsDigestAnswer, ContentsDigestArgs, TableDigest } from './contents.answer.js';

const DEFINITION =
  'A digest of everything that the tables derived from the log hold, whatever the order of their rows and of the log among ' +
  'teachers. Two builds by the same release from one log, up to the same position, have the same digest; so has what was ' +
  'known at an instant and a build from only what was on record then. It tells builds apart, and is no seal against ' +
  'tampering. asOf makes no difference to it.';

const names = [...ofTeachers, ...ofOrganisations]
  .filter(({ storing }) => storing !== 'NOT')
  .map(({ table }) => table)
  .sort();

/** The number of a fact in the order of the log says nothing of it. */
const digestSql = (table: string): string => `
  SELECT '${table}' AS "table", count(*)::INTEGER AS "rows",
    printf('%032x', coalesce(sum(hash(held)::HUGEINT), 0)) AS digest
  FROM (SELECT COLUMNS(lambda name: name <> 'seq') FROM ${table}) held`;

/** In one text: what is made only when it is asked for is made for all of them at once. */
const digestsSql = `${names.map(digestSql).join(' UNION ALL ')} ORDER BY "table"`;

/** One digest of all that answers rest on, so that two builds can be compared. */
export function contentsDigest(model: Answering, args: ContentsDigestArgs): Promise<ContentsDigestAnswer> {
  return answered(model, args, async ({ rows }) => {
    const tables = await rows<TableDigest & Readonly<Record<string, unknown>>>(digestsSql);
    const digest = createHash('sha256').update(JSON.stringify(tables)).digest('hex');
    const n = tables.find(({ table }) => table === 'careers')!.rows;
    return { ground: { definition: DEFINITION, n }, answer: { digest, tables } };
  });
}
