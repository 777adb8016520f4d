import { createReadStream, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { knownFile } from '#intake/files/known-file';
import { DEFAULT_LIMITS, limitsFrom } from '#intake/files/limits';
import { lookingOnly } from '#intake/recording/looking-only';
import { answerTo } from '../../apps/api/src/intake/answer.js';
import { importUpload } from '../../apps/api/src/intake/import-upload.js';
import { Leaving } from '../../apps/api/src/leaving/leaving.js';
import { say, scratchFolder } from '../import-run.js';

const folder = scratchFolder();
const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
const HEADER = 'TRN,Date of birth,Induction programme,Induction period start date\n';

const imported = (file: string, ...options: readonly string[]) => {
  const log = join(folder, 'log', `${file.length}-${options.length}.sqlite`);
  mkdirSync(join(folder, 'log'), { recursive: true });
  return say(['import', file, '--log', `sqlite:${log}`, ...options]);
};

const inMemory = () => process.memoryUsage().rss / MIB;

describe('A24: a file that holds more than it may', () => {
  it('of 5 GB is refused before any of it is read, and leaves nothing behind', async () => {
    const file = join(folder, 'large.csv');
    writeFileSync(file, HEADER);
    truncateSync(file, 5 * GIB);
    const before = readdirSync(folder);
    const { exitCode, stderr } = await imported(file);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/large\.csv: The file is longer than 4,096 MiB.*PATHWAYS_IMPORT_MAX_MIB/),
    });
    expect(readdirSync(folder).filter((name) => !before.includes(name) && name !== 'log')).toEqual([]);
    rmSync(file);
  });

  it('packed, is refused at the limit of what is in it, in bounded memory', async () => {
    const file = join(folder, 'bomb.csv.gz');
    const zeros = Buffer.alloc(MIB);
    async function* endless(): AsyncGenerator<Buffer> {
      yield Buffer.from(HEADER);
      for (let mib = 0; mib < 80; mib += 1) yield zeros;
    }
    await pipeline(Readable.from(endless()), createGzip({ level: 1 }), createWriteStream(file));
    const before = inMemory();
    const limits = { ...DEFAULT_LIMITS, bytes: 64 * MIB };
    const { file: known, bytes } = await knownFile(createReadStream(file), undefined, limits);
    const options = { importedAt: new Date().toISOString(), dryRun: true, keyFile: join(folder, 'k') };
    await expect(known.import(lookingOnly(undefined), bytes, options)).rejects.toThrow(
      /longer than 64 MiB, unpacked.*What was recorded until then stays/,
    );
    expect(inMemory() - before).toBeLessThan(150);
  });

  it('packed more than once is not unpacked further', async () => {
    const once = Readable.from([Buffer.from(HEADER)]).pipe(createGzip());
    const twice = once.pipe(createGzip());
    await expect(knownFile(twice, 'induction-claims')).rejects.toThrow('packed more than once');
  });

  it('of 10 million columns, above or below a header, is refused or given back in bounded memory and time', async () => {
    const wide = join(folder, 'wide.csv');
    writeFileSync(wide, `${'c,'.repeat(10_000_000)}\n1\n`);
    const began = Date.now();
    expect(await imported(wide)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('The first line is too long'),
    });
    const before = inMemory();
    const row = `${'x,'.repeat(10_000_000)}\n`;
    writeFileSync(wide, HEADER + row + row + row);
    const { exitCode, stdout } = await imported(wide, '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ file: { rows: 3, failed: 3, recorded: 0 } });
    expect(inMemory() - before).toBeLessThan(400);
    expect(Date.now() - began).toBeLessThan(60_000);
  });

  it('of more lines than it may is refused there', async () => {
    const lines = Buffer.from(HEADER + '9900001,,provider_led,2024-09-02\n'.repeat(200));
    const limits = { ...DEFAULT_LIMITS, lines: 150 };
    const wholly = async (): Promise<void> => {
      const { bytes } = await knownFile(Readable.from([lines]), undefined, limits);
      for await (const piece of bytes) expect(piece.length).toBeGreaterThan(0);
    };
    await expect(wholly()).rejects.toThrow(/longer than 150 lines.*PATHWAYS_IMPORT_MAX_LINES/);
  });

  it('sent to the service is refused by what its sender says of it, before it is read', async () => {
    const body = {
      async *[Symbol.asyncIterator]() {
        throw new Error('synthetic: it was read');
      },
    };
    const recording = {
      log: undefined as never,
      keyFile: '',
      leaving: new Leaving(),
      clock: { now: () => new Date() },
    };
    const refused = importUpload({ body, size: 5 * GIB }, {}, recording).catch((error: unknown) =>
      answerTo(error, () => undefined),
    );
    expect(await refused).toMatchObject({ status: 413, message: expect.stringContaining('4,096 MiB') });
  });
});

it('the limits are settings, and a mistake in them is told', () => {
  expect(limitsFrom({})).toEqual(DEFAULT_LIMITS);
  expect(limitsFrom({ PATHWAYS_IMPORT_MAX_MIB: '10', PATHWAYS_IMPORT_MAX_LINES: '5' })).toEqual({
    bytes: 10 * MIB,
    lines: 5,
  });
  expect(() => limitsFrom({ PATHWAYS_IMPORT_MAX_MIB: 'all' })).toThrow('PATHWAYS_IMPORT_MAX_MIB');
});
