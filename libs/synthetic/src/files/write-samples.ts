#!/usr/bin/env node
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleFile } from './sample-file.js';
import { sampleKinds } from './sample-kinds.js';

/** Writes a sample file of every format into a folder: `node …/write-samples.js FOLDER [ROWS] [SEED]`. */
const [folder = 'sample-files', rows = '100', seed = '1'] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
for (const kind of sampleKinds) {
  const { text } = sampleFile(kind, { rows: Number(rows), seed: Number(seed), faulty: 0 });
  await writeFile(join(folder, `synthetic-${kind.name}.csv`), text);
}
