import { execFile } from 'node:child_process';

export type FileState = 'sound' | 'damaged' | 'held';

/** A damaged file may also send its reader round in circles. */
const AT_MOST_MS = 10 * 60_000;

/**
 * Opens the file and reads every block of it. DuckDB can abort the process on a damaged file, which no `catch` can
 * catch, so another process does it.
 */
export function probe(path: string): Promise<FileState> {
  const script = `
    const { DuckDBInstance } = await import(${JSON.stringify(import.meta.resolve('@duckdb/node-api'))});
    const connection = await (await DuckDBInstance.create(process.argv[1])).connect();
    const tables = (await connection.runAndReadAll(
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'")).getRows();
    for (const [table] of tables) await connection.run('SELECT bit_xor(hash(t)) FROM "' + table + '" t');`;
  return new Promise((resolve) => {
    const args = ['--input-type=module', '--eval', script, path];
    execFile(process.execPath, args, { timeout: AT_MOST_MS }, (error, _stdout, stderr) => {
      if (!error) resolve('sound');
      else resolve(/Could not set lock/.test(stderr) ? 'held' : 'damaged');
    });
  });
}
