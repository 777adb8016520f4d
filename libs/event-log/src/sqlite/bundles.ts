import type { Database } from 'better-sqlite3';
import { type BundledField, type EventBundle, type EventKind, PART, type Position } from '../event-log.js';
import { numberOf } from './number-of.js';

/** An event that weighs more than so many bytes is handed over by itself. */
const LARGE = 16 * 1024;

const part = `char(${PART.charCodeAt(0)})`;

/** As intake writes it: that tells the system without reading the JSON. Null where the JSON has to be read. */
const WRITTEN = '{"source":{"system":"';
const afterIt = `substr(metadata, ${WRITTEN.length + 1})`;
const reportedBy = `CASE WHEN substr(metadata, 1, ${WRITTEN.length}) = '${WRITTEN}'
  THEN substr(metadata, ${WRITTEN.length + 1}, instr(${afterIt}, '"') - 1)
  WHEN instr(metadata, '"source"') = 0 THEN '' END`;

const columns: Readonly<Record<BundledField, string>> = {
  position: 'position',
  id: 'id',
  stream: 'stream',
  type: 'type',
  effectiveOn: 'effective_on',
  recordedAt: 'recorded_at',
  data: 'data',
  reportedBy,
};

const fields = Object.keys(columns) as BundledField[];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A condition on an event: that it is of one of these kinds. */
function isOf(kinds: readonly EventKind[]): string {
  const versions = [...new Set(kinds.map(({ version }) => version))];
  const ofVersion = (version: number): string => {
    const types = kinds.filter((kind) => kind.version === version).map(({ type }) => quoted(type));
    return `(version = ${version} AND type IN (${types.join(', ')}))`;
  };
  return versions.length === 0 ? 'false' : `(${versions.map(ofVersion).join(' OR ')})`;
}

type Row = readonly [events: number, last: number | null, unfit: number | null, ...texts: (string | null)[]];

/**
 * The next events after a position, at most so many, up to and including another position. Undefined where they have to
 * be handed over one by one.
 */
export type BundleReader = (after: Position, upTo: Position, size: number) => EventBundle | undefined;

/** @param without kinds to leave out */
export function bundleReader(
  db: Database,
  kinds: readonly EventKind[],
  without: readonly EventKind[],
): BundleReader {
  const read = db
    .prepare<[number, number, number], Row>(
      `SELECT count(*), max(position), max(is_strange OR reportedBy IS NULL OR bytes > ${LARGE}),
        ${fields.map((field) => `group_concat(${field}, ${part})`).join(', ')}
      FROM (
        SELECT ${fields.map((field) => `${columns[field]} AS ${field}`).join(', ')},
          octet_length(data) + octet_length(metadata) AS bytes, NOT ${isOf(kinds)} AS is_strange
        FROM events WHERE position > ? AND position <= ? AND NOT ${isOf(without)} ORDER BY position LIMIT ?)`,
    )
    .raw();
  const idAt = db.prepare<[number], string>('SELECT id FROM events WHERE position = ?').pluck();
  return (after, upTo, size) => {
    const [events, lastRead, unfit, ...found] = read.get(numberOf(after), numberOf(upTo), size)!;
    const texts = Object.fromEntries(
      fields.map((field, index) => [field, found[index] ?? '']),
    ) as EventBundle['texts'];
    if (unfit || !isFit(texts, events)) return undefined;
    const position = events === size ? lastRead! : numberOf(upTo);
    return { events, last: { position: String(position), id: idAt.get(position)! }, texts };
  };
}

/** An escape in the name of a system must be read, and a text of an event that holds a `PART` would be taken for two. */
const isFit = (texts: EventBundle['texts'], events: number): boolean =>
  !texts.reportedBy.includes('\\') &&
  (events === 0 || Object.values(texts).every((text) => partsOf(text) === events));

function partsOf(text: string): number {
  let parts = 1;
  for (let at = text.indexOf(PART); at >= 0; at = text.indexOf(PART, at + 1)) parts += 1;
  return parts;
}
