/** The golden samples on disk, and the sums by which a change of one is seen. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Catalogue } from '../src/fact.js';
import { versionOf, type Versions } from '../src/upcast.js';
import { nameOf, type Sample, sampleOf, type Samples } from './golden-samples.js';

const FOLDER = new URL('stored-facts/', import.meta.url);
/** As sha256sum writes and checks it. */
const SUMS = new URL('SHA256SUMS', FOLDER);

export type Texts = ReadonlyMap<string, string>;

/** The text of each sample by the name of its file. */
export const sampleTexts = (): Texts =>
  new Map(
    readdirSync(FOLDER)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')]),
  );

export const samplesIn = (texts: Texts): Samples =>
  new Map([...texts].map(([name, text]) => [name, JSON.parse(text) as Sample]));

/** The sum of each sample by the name of its file, as it was when it was written. */
export const sumsOnRecord = (): Texts =>
  new Map(
    readFileSync(SUMS, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );

export const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Which samples are not what they were when they were written. */
export const faultsInSums = (texts: Texts, sums: Texts): readonly string[] => [
  ...[...sums].flatMap(([name, sum]) => {
    const text = texts.get(name);
    if (text === undefined) return [`${name} is gone. Logs hold such facts: bring it back.`];
    return sumOf(text) === sum
      ? []
      : [
          `${name} was changed. It shows what logs hold already: bring it back, and give the fact another version.`,
        ];
  }),
  ...[...texts.keys()]
    .filter((name) => !sums.has(name))
    .map((name) => `${name} is not in SHA256SUMS. Write it there with "npm run pages".`),
];

/** Writes the samples of current versions that are missing, and the sums that are. What is there stays as it is. */
export function writeMissing(catalogue: Catalogue, versions: Versions): void {
  const present = sampleTexts();
  for (const [type, fields] of Object.entries(catalogue)) {
    const version = versionOf(type, versions)!;
    const name = nameOf(type, version);
    const text = `${JSON.stringify(sampleOf(type, version, fields), null, 2)}\n`;
    if (!present.has(name)) writeFileSync(new URL(name, FOLDER), text);
  }
  const computed = new Map([...sampleTexts()].map(([name, text]) => [name, sumOf(text)]));
  const sums = [...new Map([...computed, ...sumsOnRecord()])].toSorted(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(SUMS, sums.map(([name, sum]) => `${sum}  ${name}\n`).join(''));
}
