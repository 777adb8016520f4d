import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';

/** Writes a small file; when this returns it is on disk. */
export function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
