import { sayErased, takeAway, type Erasing } from './erase.js';
import { mergedRecords, recordsBy } from './records-of.js';
import { streamsWith } from './sought-events.js';

/**
 * Makes erasures whole, before anything personal is served. The log may be an old copy that knows nothing of an erasure:
 * then the tombstones of the keys tell. The keys may be: then the log tells. And an erasure may have been broken off.
 *
 * @param at UTC instant
 * @returns how many records were erased that somewhere were not
 */
export async function completeErasures(erasing: Erasing, at: string): Promise<number> {
  const { log, keys } = erasing;
  const tombstones = await keys.tombstones();
  const unknown = await notSaidIn(log, tombstones);
  for (const record of unknown) await sayErased(log, record, at);
  const head = await log.head();
  const said = await saidIn(erasing);
  const earlier = said.filter((record) => !unknown.includes(record));
  const records = [...unknown, ...(await withMerged(log, earlier, at))];
  if (records.length > 0) await takeAway(erasing, records, at);
  if (head !== undefined) await keys.noteSearchedTo(head);
  return records.length;
}

async function notSaidIn(
  log: Erasing['log'],
  tombstones: readonly { readonly subject: string }[],
): Promise<readonly string[]> {
  const streams = await Promise.all(
    tombstones.map(async ({ subject }) => [subject, await log.readStream(`teacher-${subject}`)] as const),
  );
  return streams.flatMap(([subject, events]) =>
    events.length > 0 && !events.some(({ type }) => type === 'SubjectErased') ? [subject] : [],
  );
}

/** Erasures that the log tells beyond where it was searched before; all of them where it is no longer that log. */
async function saidIn({ log, keys }: Erasing): Promise<readonly string[]> {
  const before = await keys.searchedTo();
  const isThere = before !== undefined && (await hasPosition(log, before));
  const streams = await streamsWith(log, ['SubjectErased'], { after: isThere ? before : undefined });
  return streams.map((stream) => stream.replace(/^teacher-/, ''));
}

/**
 * With the records that were the person's as well when the erasure was said, on which it may not have been said. What was
 * merged later is not taken: nobody asked for that.
 */
async function withMerged(
  log: Erasing['log'],
  said: readonly string[],
  at: string,
): Promise<readonly string[]> {
  if (said.length === 0) return [];
  const merged = await mergedRecords(log);
  const all = new Set(said);
  for (const record of said) {
    const erased = (await log.readStream(`teacher-${record}`)).find(({ type }) => type === 'SubjectErased');
    for (const other of recordsBy(merged, record, erased!.recordedAt))
      if (!all.has(other) && (await sayErased(log, other, at))) all.add(other);
  }
  return [...all];
}

/** A position of a log of another kind cannot even be looked for. */
async function hasPosition(log: Erasing['log'], position: string): Promise<boolean> {
  return log.eventAt(position).then(
    (event) => event !== undefined,
    () => false,
  );
}
