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
import { appendTo, type Client, type Message } from './client.js';
import type { Connection } from './connection.js';
import { sent } from './envelope.js';
import { appendFailureOf, reasonOf } from './failure.js';
import { lastRevisionOf, pageOfStream } from './pages.js';
import { patiently, repeatedly, withinLimit } from './patience.js';
import { positionOf } from './position.js';
import { turns } from './turns.js';

/** This attempt came to nothing, or nobody knows: the next one carries the same ids and expected revision. */
class TryAgain extends Error {}

interface Clients {
  readonly writing: Client;
  readonly reading: Client;
}

/**
 * Appends as the port promises. The server compares ids only: to it, an append whose ids stand there already is a
 * success, whatever else it holds. So each append is looked at once it is in: the id it carries tells whether this
 * one was kept or an earlier one, and what an earlier one holds is compared.
 */
export function appending(clients: Clients, connection: Connection): EventLog['append'] {
  const inTurn = turns();
  return async (stream, expectedRevision, events) => {
    refuseMalformed(stream, expectedRevision, events);
    const append = { stream, expectedRevision, events };
    const appendId = randomUUID();
    const messages = events.map((event) => sent(event, appendId));
    return inTurn(stream, async () => {
      const position = await write(clients.writing, connection, append, messages);
      const alreadyRecorded = !(await isKept(clients.reading, connection, append, appendId));
      return { revision: expectedRevision + events.length, position, alreadyRecorded };
    });
  };
}

async function write(
  client: Client,
  connection: Connection,
  append: Append,
  messages: readonly Message[],
): Promise<Position> {
  const { names, manner } = connection;
  let mayBeWritten = false;
  const attempt = async (): Promise<Position> => {
    try {
      const commit = await withinLimit(manner.limitMs, () =>
        appendTo(client, names.onServer(append.stream), append.expectedRevision, messages, manner),
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
    return await repeatedly(attempt, (error) => error instanceof TryAgain);
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
  client: Client,
  connection: Connection,
  { stream, expectedRevision, events }: Append,
  appendId: string,
): Promise<boolean> {
  const look = async (count: number) =>
    patiently(() => pageOfStream(client, connection, stream, { after: expectedRevision, count }));
  try {
    const [first] = (await look(1)).events;
    if (first?.appendId === appendId) return true;
    const standing = (await look(events.length)).events;
    if (events.every((event, index) => isSameEvent(event, standing[index]?.event))) return false;
  } catch (cause) {
    throw new OutcomeUnknown('What was appended could not be looked at.', { cause });
  }
  const actual = await patiently(() => lastRevisionOf(client, connection, stream));
  throw new RevisionConflict(stream, expectedRevision, actual);
}
