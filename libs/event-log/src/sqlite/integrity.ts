import { openForReading } from './connections.js';

const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;

/**
 * What SQLite itself finds wrong with a file: broken pages, rows missing from an index. Undefined for nothing. Reads all
 * of it, and holds up the event loop meanwhile.
 *
 * @throws SqliteError the file cannot be read for another reason
 */
export function damageIn(path: string): string | undefined {
  try {
    const found = firstFinding(path);
    return found === 'ok' ? undefined : found;
  } catch (error) {
    const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
    if (DAMAGED.test(code)) return message;
    throw error;
  }
}

function firstFinding(path: string): string {
  const db = openForReading(path);
  try {
    return String(db.pragma('integrity_check(1)', { simple: true })).trim();
  } finally {
    db.close();
  }
}
