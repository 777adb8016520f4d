import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { inForce } from '#pathway/history';
import { historyIn } from '#pathway/stored-fact';
import { knownFile } from '../src/files/known-file.js';
import type { ImportReport } from '../src/import-report.js';
import { quickLog, type QuickLog } from './quick-log.js';

/** Imports files of a test into logs of its own, all with one key. */
export function importing() {
  const folder = mkdtempSync(join(tmpdir(), 'pathways-intake-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const keyFile = join(folder, 'identity.key');
  let first: QuickLog | undefined;

  /** A log that knows the key. */
  async function newLog(): Promise<QuickLog> {
    const log = quickLog();
    const noted = first?.events().find(({ stream }) => stream === 'identifier-key');
    if (noted) await log.append(noted.stream, 0, [noted]);
    first ??= log;
    return log;
  }

  async function imported(
    log: QuickLog,
    file: string | Uint8Array,
    at = '2026-10-01T00:00:00.000Z',
  ): Promise<ImportReport & { readonly format: string }> {
    const opened = await knownFile(piecesOf(file), undefined);
    const options = { importedAt: at, day: '2025-11-06', dryRun: false, keyFile };
    return { format: opened.file.name, ...(await opened.file.import(log, opened.bytes, options)) };
  }

  return { newLog, imported };
}

const PIECE_BYTES = 16 * 1024;

async function* piecesOf(file: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  for (let start = 0; start < bytes.length; start += PIECE_BYTES)
    yield bytes.subarray(start, start + PIECE_BYTES);
}

/** What a log says of everybody and every organisation, a fact a line, in order. */
export function saidIn(log: QuickLog): readonly string[] {
  return [...groupedByStream(log)]
    .filter(([stream]) => !stream.startsWith('identifier-'))
    .flatMap(([stream, events]) =>
      inForce(historyIn(events)).map(({ fact }) => `${stream} ${JSON.stringify(sorted(fact))}`),
    )
    .toSorted();
}

function groupedByStream(log: QuickLog) {
  const streams = new Map<string, ReturnType<QuickLog['events']>[number][]>();
  for (const event of log.events()) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  return streams;
}

const sorted = (fact: object): object =>
  Object.fromEntries(Object.entries(fact).toSorted(([a], [b]) => (a < b ? -1 : 1)));
