import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLog } from '#event-log/event-log';
import { eventOf, metadataOf } from '#event-log/fact-event';
import { openEventLog } from '#event-log/open';
import { storedOf } from '#pathway/stored-fact';
import type { DataKeys } from '../src/keys/data-keys.js';
import { openKeys } from '../src/keys/open-keys.js';

export const AT = '2026-09-01T00:00:00.000Z';

export interface World {
  readonly folder: string;
  readonly log: EventLog;
  readonly keys: DataKeys;
  /** Adds facts to a stream, one after another. */
  tell(
    stream: string,
    ...facts: readonly { readonly type: string; readonly [field: string]: unknown }[]
  ): Promise<void>;
  /** The types of the facts on a stream. */
  typesOn(stream: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A log and keys in a folder, as they are really kept. */
export async function worldIn(folder = mkdtempSync(join(tmpdir(), 'pathways-privacy-'))): Promise<World> {
  const log = await openEventLog(`sqlite:${join(folder, 'log.sqlite')}`);
  const keys = await openKeys({
    keysUrl: `sqlite:${join(folder, 'keys.sqlite')}`,
    master: { file: join(folder, 'master.key') },
  });
  let count = 0;
  return {
    ...{ folder, log, keys },
    async tell(stream, ...facts) {
      for (const fact of facts) {
        const { length } = await log.readStream(stream);
        const id = `${stream}-${Date.now()}-${(count += 1)}`;
        const event = eventOf(storedOf({ effectiveOn: '2024-09-01', ...fact }), { id, recordedAt: AT, metadata: metadataOf({}) });
        await log.append(stream, length, [event]);
      }
    },
    typesOn: async (stream) => (await log.readStream(stream)).map(({ type }) => type),
    async close() {
      await Promise.all([log.close(), keys.close()]);
    },
  };
} // prettier-ignore

export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });
