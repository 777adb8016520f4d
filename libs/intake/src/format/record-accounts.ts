import { standingOf } from '#pathway/personal/subject';
import type { Problem } from '../csv/problem.js';
import { recordDetails, type OpenKeys } from '../personal/record-details.js';
import { chunksOf } from '../recording/chunks.js';
import { eachSubject, type Log } from '../recording/each-stream.js';
import { eventsFrom, type ToEvent } from '../recording/to-event.js';
import type { Telling } from '../told/account.js';
import { totalOf } from '../told/changes.js';
import { differencesOf, NOTHING_TOLD, type ToldCounts } from '../told/differences.js';
import { addedTo, standingWith, type Standing } from '../told/standing.js';
import { toldBefore } from '../told/told-before.js';
import { accountOf, keyFor, type RowAccount } from './account.js';
import { departuresAccount } from './departures.js';
import { keyOfSlot } from './episode.js';
import type { Format } from './format.js';

/** Small enough for a file of any size to be read in some 200 MB. */
const CHUNK_ROWS = 2_000;

interface RecordingOptions {
  /** UTC instant of this import. */
  readonly importedAt: string;
  /** Absent where nothing personal is recorded. */
  readonly openKeys?: OpenKeys | undefined;
}

export interface RecordedCounts extends ToldCounts {
  /** Events that tell who people are. */
  readonly details: number;
  /** Rows with such a detail that is no newer than what the source told before, and otherwise. */
  readonly detailsLeftAlone: number;
}

interface Outcome {
  readonly told: ToldCounts;
  /** Rows of somebody who was erased, of which nothing was recorded. */
  readonly ofErased: readonly RowAccount[];
}

const ERASED: Problem = {
  problem:
    'The person that the identifiers of this row name was erased meanwhile, or their erasure is not whole.',
  mend: 'Once the erasure is whole, import this row again if they still teach: they are somebody new then.',
};

/** Records what rows tell, compared with what the same source told before. */
export async function recordAccounts(
  log: Log,
  format: Format,
  accounts: AsyncIterable<RowAccount>,
  { importedAt, openKeys }: RecordingOptions,
): Promise<RecordedCounts> {
  const toEvent = eventsFrom(importedAt);
  let counts: ToldCounts = NOTHING_TOLD;
  let [details, detailsLeftAlone] = [0, 0];
  for await (const chunk of chunksOf(accounts, CHUNK_ROWS)) {
    const outcomes = await eachSubject<RowAccount, Outcome>(log, chunk, (events, rows) => {
      if (standingOf([...events.values()].flat()) === 'erased')
        return { added: new Map(), outcome: { told: NOTHING_TOLD, ofErased: rows } };
      const before: Standing = { events, isTheirs: rows[0]!.together?.isTheirs };
      const { after, told } = takenIn(format, rows, before, toEvent);
      return { added: addedTo(before, after), outcome: { told: totalOf(told), ofErased: [] } };
    });
    counts = totalOf([counts, ...outcomes.map(({ told }) => told)]);
    for (const { giveBack } of outcomes.flatMap(({ ofErased }) => ofErased)) await giveBack?.(ERASED);
    if (!openKeys) continue;
    const told = await recordDetails(log, openKeys, chunk, { system: format.system, importedAt });
    details += told.recorded;
    detailsLeftAlone += told.leftAlone;
  }
  return { ...counts, details, detailsLeftAlone };
}

/** What is on record of a subject once its rows are taken, one after another. */
function takenIn(format: Format, rows: readonly RowAccount[], before: Standing, toEvent: ToEvent) {
  const systems = new Set([format.system]);
  const told: ToldCounts[] = [];
  let after = before;
  for (const row of rows) {
    const known = toldBefore(after, systems);
    const { stream, tellings } = atHome(row, known.tellings);
    const account = { ...accountOf(format, row, tellings), stream };
    const { facts, ...counted } = differencesOf({ ...known, tellings }, account);
    after = standingWith(after, facts, toEvent);
    told.push(counted);
    if (!format.departures) continue;
    const all = toldBefore(after, systems);
    const departures = departuresAccount(format.system, format.departures, row, all.tellings);
    const { facts: left, ...countedLeft } = differencesOf(all, departures);
    after = standingWith(after, left, toEvent);
    told.push(countedLeft);
  }
  return { after, told };
}

/**
 * Where a row is compared, of somebody of whom several records tell: what its source told under the same key may stand on
 * a record that was given up, and then goes on there. Where it stands on two, each goes on by its own rows, so that they
 * do not take each other's back.
 */
function atHome(row: RowAccount, tellings: readonly Telling[]) {
  const { together, stream } = row;
  if (!together) return { stream, tellings };
  const toldAt = (place: string, key: string): boolean =>
    tellings.some((telling) => telling.stream === place && keyOfSlot(telling.slot) === key);
  const seenFrom = (home: string): readonly Telling[] =>
    tellings.filter(
      (telling) =>
        telling.stream === home ||
        !together.own.has(telling.stream) ||
        !toldAt(home, keyOfSlot(telling.slot)),
    );
  const key = keyFor(row, seenFrom(stream));
  const home = [stream, ...together.own].find((place) => toldAt(place, key)) ?? stream;
  return { stream: home, tellings: seenFrom(home) };
}
