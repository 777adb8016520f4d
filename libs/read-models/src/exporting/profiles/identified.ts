import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StoredEvent } from '#event-log/event-log';
import { eventsKnown } from '../../replaying/events-known.js';
import type { Made, Making } from '../making.js';
import { describedFile } from '../extract-folder.js';

const MEANS =
  'Identified: every fact as it stands in the log, for whoever keeps the record; imported into an empty log it comes to ' +
  'the same record. Give it to nobody.';

const FILE = 'facts.ndjson';
const OWNER_ONLY = 0o600;

/** Every event of the extent, one JSON object a line, in the order of the log. */
export async function identified({ log, extent, folder, signal, tell }: Making): Promise<Made> {
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const { events, reached } of eventsKnown(log, extent, true)) {
      signal.throwIfAborted();
      rows += events.length;
      if (events.length > 0) yield events.map(lineOf).join('');
      tell({ step: 'writing', share: log.shareRead?.(reached.position, extent.upTo!) ?? null });
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(join(folder, FILE), { mode: OWNER_ONLY }));
  return {
    profile: { name: 'identified', means: MEANS },
    files: [await describedFile(folder, FILE, 'facts', rows)],
    factsLeftOut: 0,
  };
}

/** `data` and `metadata` are JSON already; a line feed in them can only stand between values. */
const lineOf = ({
  stream,
  id,
  type,
  version,
  effectiveOn,
  recordedAt,
  data,
  metadata,
}: StoredEvent): string => {
  const outside = JSON.stringify({ stream, id, type, version, effectiveOn, recordedAt });
  return `${outside.slice(0, -1)},"data":${onOneLine(data)},"metadata":${onOneLine(metadata)}}\n`;
};

const onOneLine = (json: string): string => (/[\r\n]/.test(json) ? json.replaceAll(/[\r\n]+/g, ' ') : json);
