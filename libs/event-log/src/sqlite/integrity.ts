import { openForReading } from './connections.js';

/**
 * What SQLite itself finds wrong with a file: broken pages, rows missing from an index. Undefined for nothing. Reads all
 * of it, and holds up the event loop meanwhile.
 */
export function damageIn(path: string): string | undefined {
  const db = openForReading(path);
  try {
    const found = String(db.pragma('integrity_check(1)', { simple: true }));
    return found === 'ok' ? undefined : found;
  } finally {
    db.close();
  }
}
