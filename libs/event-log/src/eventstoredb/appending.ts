import { randomUUID } from 'node:crypto';
import { type EventStoreDBClient, type JSONEventData, NO_STREAM } from '@eventstore/db-client';
import { handleWhen, retry } from 'cockatiel';
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
import type { Connection } from './connection.js';
import { sent } from './envelope.js';
import { appendFailureOf, reasonOf } from './failure.js';
import { lastRevisionOf, pageOfStream } from './pages.js';
import { backOff, CALL_LIMIT_MS, patiently, withinLimit } from './patience.js';
import { positionOf } from './position.js';
import { turns } from './turns.js';

const ATTEMPTS = 4;

/** This attempt came to nothing, or nobody knows: the next one carries the same ids and expected revision. */
class TryAgain extends Error {}

const again = retry(
  handleWhen((error) => error instanceof TryAgain),
  { maxAttempts: ATTEMPTS - 1, backoff: backOff(2_000) },
);

interface Clients {
  readonly writing: EventStoreDBClient;
  readonly reading: EventStoreDBClient;
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
  client: EventStoreDBClient,
  connection: Connection,
  append: Append,
  messages: readonly JSONEventData[],
): Promise<Position> {
  let mayBeWritten = false;
  const attempt = async (): Promise<Position> => {
    try {
      return await withinLimit(() => writeOnce(client, connection, append, messages));
    } catch (cause) {
      const failure = appendFailureOf(cause, append.stream, append.expectedRevision);
      if (failure.kind === 'refused') throw failure.error;
      mayBeWritten ||= failure.kind === 'unknown';
      throw new TryAgain(reasonOf(cause), { cause });
    }
  };
  try {
    return await again.execute(attempt);
  } catch (error) {
    // A refusal for who we are says nothing of an attempt before it.
    if (!(error instanceof TryAgain) && !(error instanceof LogUnavailable)) throw error;
    const Failure = mayBeWritten ? OutcomeUnknown : LogUnavailable;
    throw new Failure(error.message, { cause: error });
  }
}

async function writeOnce(
  client: EventStoreDBClient,
  { credentials, names }: Connection,
  { stream, expectedRevision }: Append,
  messages: readonly JSONEventData[],
): Promise<Position> {
  const { position } = await client.appendToStream(names.onServer(stream), [...messages], {
    expectedRevision: expectedRevision === 0 ? NO_STREAM : BigInt(expectedRevision - 1),
    // Given with the call, they choose the call that has a deadline and shares nothing with other appends.
    credentials,
    requiresLeader: true,
    deadline: CALL_LIMIT_MS,
  });
  if (!position) throw new Error('The server does not tell where it put the events.');
  return positionOf(position.commit);
}

/**
 * Whether what stands there is this append; if not, it is an earlier one of the same content.
 *
 * @throws RevisionConflict an earlier append carried the same ids with another content
 * @throws OutcomeUnknown it cannot be looked at
 */
async function isKept(
  client: EventStoreDBClient,
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
