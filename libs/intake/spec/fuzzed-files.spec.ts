import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { catalogue } from '#pathway/catalogue';
import { factIn } from '#pathway/stored-fact';
import { faultsInFact } from '#pathway/well-formed';
import { seededRandom, type Random } from '#synthetic/chance/random';
import { sampleFile } from '#synthetic/files/sample-file';
import { sampleKinds } from '#synthetic/files/sample-kinds';
import { importing } from './importing.js';
import type { QuickLog } from './quick-log.js';

const { newLog, imported } = importing();
const SEED = 20_261_122;
const FUZZED_ROWS = 10_000;
const FUZZED_FILES = 200;

const NASTY = [
  ...[
    '',
    ' ',
    '"',
    '""',
    '"a',
    'a"b',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\0',
    '\uFEFF',
    '\u202e',
    '\ud83d',
    '\uFFFD',
  ],
  ...[
    '=1+1',
    "'",
    '#REF!',
    'NULL',
    'null',
    'undefined',
    '__proto__',
    'constructor',
    '0',
    '-1',
    '1e999',
    'NaN',
  ],
  ...[
    '31/02/2024',
    '2024-02-30',
    '9999-99-99',
    '0000-00-00',
    '45123',
    '٣٤٥',
    '９９０',
    'é',
    '👩‍🏫',
    '../../etc/passwd',
  ],
  ...[
    'x'.repeat(300),
    'y'.repeat(3_000),
    '1'.repeat(40),
    '<script>',
    '{TRN}',
    ' / ',
    '#2',
    ', time 2',
    'training / x',
  ],
];

/** A row with one to three of its cells turned into something else. */
const fuzzedRow = (random: Random, row: string): string => {
  const cells = row.split(',');
  for (let times = random.between(1, 3); times > 0; times -= 1)
    cells[random.between(0, cells.length - 1)] = random.pick(NASTY);
  return random.chance(0.1) ? cells.slice(random.between(0, 2)).join(',') : cells.join(',');
};

/** Everything on record is a fact that the catalogue takes. */
const ill = (log: QuickLog): readonly unknown[] =>
  log.events().flatMap((event) => {
    const fact = factIn(event);
    return fact ? faultsInFact(catalogue, fact).map(({ message }) => message) : [event.type];
  });

describe(`${FUZZED_ROWS} fuzzed rows`, () => {
  const each = Math.ceil(FUZZED_ROWS / sampleKinds.length);

  it.each(sampleKinds.map((kind) => [kind.name, kind] as const))(
    'are each taken or told of, and leave nothing ill-formed: %s',
    async (_, kind) => {
      const random = seededRandom(SEED, kind.name.length);
      const [above, rows] = [[...(kind.above ?? [])], [] as string[]];
      const lines = sampleFile({ ...kind, guidance: undefined } as typeof kind, {
        rows: each,
        seed: 3,
        faulty: 0,
      })
        .text.split('\n')
        .slice(above.length);
      const header = kind.headless ? [] : lines.splice(0, 1);
      for (const line of lines) rows.push(line, fuzzedRow(random, line));
      const log = await newLog();
      const report = await imported(log, [...above, ...header, ...rows].join('\n'));
      expect(report.format).toBe(kind.name);
      expect(report.failed).toBeLessThanOrEqual(report.rows);
      expect(report.rows).toBeGreaterThan(each);
      expect(report.firstFailed.length).toBe(Math.min(report.failed, 20));
      for (const { problems } of report.firstFailed)
        for (const { problem, mend } of problems) expect([problem, mend]).not.toContain('');
      expect(ill(log)).toEqual([]);
    },
  );
});

/** Damage to a file as a whole. */
const damages: readonly ((random: Random, bytes: Buffer) => Buffer)[] = [
  (random, bytes) => bytes.subarray(0, random.between(0, bytes.length)),
  (random, bytes) => gzipSync(bytes).subarray(0, random.between(1, 2_000)),
  (random, bytes) => flipped(random, bytes, random.between(1, 200)),
  (random, bytes) => flipped(random, gzipSync(bytes), 3),
  (random, bytes) => Buffer.concat([bytes.subarray(random.between(0, 3_000)), bytes]),
  (random) => Buffer.from(Array.from({ length: random.between(0, 5_000) }, () => random.between(0, 255))),
  (random, bytes) =>
    Buffer.from(bytes.toString().replaceAll(',', random.pick(['"', '\n', ';', '\t', '\0', ',,']))),
  (random, bytes) => Buffer.from(`${random.pick(NASTY)}\n${bytes.toString()}`),
  (random, bytes) =>
    Buffer.concat([bytes, Buffer.alloc(random.between(1, 400_000), random.pick(['"', 'a', '\n']))]),
  (_random, bytes) => Buffer.from(bytes.toString(), 'utf16le'),
];

function flipped(random: Random, bytes: Buffer, times: number): Buffer {
  const copy = Buffer.from(bytes);
  for (let time = 0; time < times; time += 1)
    copy[random.between(0, copy.length - 1)] = random.between(0, 255);
  return copy;
}

it(`${FUZZED_FILES} damaged files are each imported with what failed, or refused in words`, async () => {
  const outcomes = { taken: 0, refused: 0 };
  for (let number = 0; number < FUZZED_FILES; number += 1) {
    const random = seededRandom(SEED, number);
    const kind = sampleKinds[number % sampleKinds.length]!;
    const { text } = sampleFile(kind, { rows: 40, seed: number, faulty: 0 });
    const log = await newLog();
    const file = damages[number % damages.length]!(random, Buffer.from(text));
    try {
      const report = await imported(log, file);
      expect(report.failed).toBeLessThanOrEqual(report.rows);
      outcomes.taken += 1;
    } catch (error) {
      expect((error as Error).name).toBe('UnusableFile');
      expect((error as Error).message).toMatch(/\w.*\.$/s);
      outcomes.refused += 1;
    }
    expect(ill(log)).toEqual([]);
  }
  expect(outcomes.taken).toBeGreaterThan(FUZZED_FILES / 5);
  expect(outcomes.refused).toBeGreaterThan(FUZZED_FILES / 5);
});
