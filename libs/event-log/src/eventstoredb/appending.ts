import { randomUUID } from 'node:crypto';
import {
  type Append,
  type EventLog,
  LogUnavailable,
  OutcomeUnknown,
  type Position,
  RevisionConflict,
} from '../event-log.js';
import { isSameEvent } from '../same-event.js';
import { refuseMalformed } from '../well-formed.js';
import { appendTo, type Message } from './client.js';
import type { Connection } from './connection.js';
import { sent } from './envelope.js';
import { appendFailureOf, reasonOf } from './failure.js';
import { lastRevisionOf, pageOfStream } from './pages.js';
import { patienceFromNow, patiently, repeatedly, withinLimit } from './patience.js';
import { positionOf } from './position.js';

/** This attempt came to nothing, or nobody knows: the next one carries the same ids and expected revision. */
class TryAgain extends Error {}

/**
 * Appends as the port promises. The server compares ids only: to it, an append whose ids stand there already is a
 * success, whatever else it holds. So each append is looked at once it is in: the id it carries tells whether this
 * one was kept or an earlier one, and what an earlier one holds is compared.
 */
export function appending(connection: Connection): EventLog['append'] {
  const inTurn = turns();
  return async (stream, expectedRevision, events) => {
    refuseMalformed(stream, expectedRevision, events);
    const append = { stream, expectedRevision, events };
    const appendId = randomUUID();
    const messages = events.map((event) => sent(event, appendId));
    const until = patienceFromNow();
    return inTurn(stream, async () => {
      if (performance.now() > until) throw new LogUnavailable('The event log is too slow: nothing was sent.');
      const position = await write(connection, append, messages, until);
      const alreadyRecorded = !(await isKept(connection, append, appendId));
      return { revision: expectedRevision + events.length, position, alreadyRecorded };
    });
  };
}

/** Lets pieces of work under one name run one after another, in the order in which they came; names don't wait for each other. */
function turns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work);
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (last.get(name) === settled) last.delete(name);
      });
    last.set(name, settled);
    return turn;
  };
}

async function write(
  { writing, names, manner }: Connection,
  append: Append,
  messages: readonly Message[],
  until: number,
): Promise<Position> {
  let mayBeWritten = false;
  const attempt = async (): Promise<Position> => {
    try {
      const commit = await withinLimit(manner.limitMs, () =>
        appendTo(writing, names.onServer(append.stream), append.expectedRevision, messages, manner),
      );
      return positionOf(commit);
    } catch (cause) {
      const failure = appendFailureOf(cause, append.stream, append.expectedRevision);
      if (failure.kind === 'refused') throw failure.error;
      mayBeWritten ||= failure.kind === 'unknown';
      throw new TryAgain(reasonOf(cause), { cause });
    }
  };
  try {
    return await repeatedly(attempt, (error) => error instanceof TryAgain, until);
  } catch (error) {
    // A refusal for who we are says nothing of an attempt before it.
    if (!(error instanceof TryAgain) && !(error instanceof LogUnavailable)) throw error;
    const Failure = mayBeWritten ? OutcomeUnknown : LogUnavailable;
    throw new Failure(error.message, { cause: error });
  }
}

/**
 * Whether what stands there is this append; if not, it is an earlier one of the same content.
 *
 * @throws RevisionConflict an earlier append carried the same ids with another content
 * @throws OutcomeUnknown it cannot be looked at
 */
async function isKept(
  connection: Connection,
  { stream, expectedRevision, events }: Append,
  appendId: string,
): Promise<boolean> {
  const look = async (count: number) =>
    patiently(() => pageOfStream(connection, stream, { after: expectedRevision, count }));
  try {
    const [first] = (await look(1)).events;
    if (first?.appendId === appendId) return true;
    const standing = (await look(events.length)).events;
    if (events.every((event, index) => isSameEvent(event, standing[index]?.event))) return false;
  } catch (cause) {
    throw new OutcomeUnknown('What was appended could not be looked at.', { cause });
  }
  const actual = await patiently(() => lastRevisionOf(connection, stream));
  throw new RevisionConflict(stream, expectedRevision, actual);
}
