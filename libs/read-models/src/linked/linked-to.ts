import { type Answering, NotBuiltYet } from '../read-model.js';
import { tiedTo } from './linked.sql.js';

const sql = `SELECT substr(stream, ${'teacher-'.length + 1}) AS teacher FROM (${tiedTo(`'teacher-' || $teacher`)})
  WHERE stream <> 'teacher-' || $teacher ORDER BY stream`;

/**
 * The other teachers to whose records merges and reassignments tie a teacher's own, over however many, whether they are
 * in force or not: whoever asks looks at these records themselves. None before the first build is finished.
 */
export async function linkedTo(answering: Answering, teacher: string): Promise<readonly string[]> {
  try {
    const rows = await answering.ask({ asOf: '9999-12-31' }, (snapshot) =>
      snapshot.rows<{ teacher: string }>(sql, { teacher }),
    );
    return rows.map((row) => row.teacher);
  } catch (error) {
    if (error instanceof NotBuiltYet) return [];
    throw error;
  }
}
