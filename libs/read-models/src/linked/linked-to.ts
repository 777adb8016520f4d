import type { Answering, Snapshot } from '../read-model.js';
import { tiedTo } from './linked.sql.js';

const anySql = 'SELECT EXISTS (FROM links) AS are_linked';

const sql = `SELECT substr(stream, ${'teacher-'.length + 1}) AS teacher FROM (${tiedTo(`'teacher-' || $teacher`)})
  WHERE stream <> 'teacher-' || $teacher ORDER BY stream`;

/**
 * The other teachers to whose records merges and reassignments tie a teacher's own, over however many, whether they are
 * in force or not: whoever asks looks at these records themselves. None while the read model can't be asked: commands
 * and timelines go on without it, each on the record alone.
 */
export async function linkedTo(answering: Answering, teacher: string): Promise<readonly string[]> {
  try {
    return await answering.ask({ asOf: '9999-12-31' }, (snapshot) => linkedIn(snapshot, teacher));
  } catch {
    return [];
  }
}

async function linkedIn({ rows }: Snapshot, teacher: string): Promise<readonly string[]> {
  const [any] = await rows<{ are_linked: boolean }>(anySql);
  if (!any?.are_linked) return [];
  return (await rows<{ teacher: string }>(sql, { teacher })).map((row) => row.teacher);
}
