import { createHash } from 'node:crypto';
import { eventIdOf } from '#event-log/event-id';
import type { EventLog, StreamEvent } from '#event-log/event-log';
import { RevisionConflict } from '#event-log/event-log';
import { eventOf, metadataIn, metadataOf } from '#event-log/fact-event';
import type { AnyFact, Recorded } from '#pathway/fact';
import type { Decision, Refusal } from '#pathway/refusal';
import { refusal } from '#pathway/refusal';
import { historyIn, storedOf } from '#pathway/stored-fact';
import type { BeyondScope } from './beyond-scope.js';

/** How often a command is decided anew when somebody else wrote to the stream in between. */
const MAX_ATTEMPTS = 5;

/** A command on its way to a stream. `decide` sees all of that stream that this release understands. */
export interface Recording<F extends AnyFact> {
  readonly stream: string;
  readonly commandId: string;
  readonly command: AnyFact;
  /** UTC instant at which the command is said. */
  readonly recordedAt: string;
  readonly decide: (history: readonly Recorded<F>[]) => Decided<F>;
}

/** A decision of the pathway, or that it is not for whoever says it to record. */
export type Decided<F> = Decision<F> | { readonly refusal: BeyondScope };

/** What stands in the log once a command is accepted. */
export interface RecordedAnswer {
  readonly revision: number;
  readonly position: string;
  readonly factIds: readonly string[];
  /** This command id had been accepted before: the answer is that of the first time. */
  readonly alreadyRecorded: boolean;
}

/**
 * Loads the stream, decides, appends at the revision seen; decides anew if the stream moved on meanwhile.
 * A command id is applied once for ever in its stream: said again it gets the first answer, said again with
 * another content it is refused.
 *
 * @throws RevisionConflict after `MAX_ATTEMPTS`, and whatever the log throws
 */
export async function record<F extends AnyFact>(
  log: EventLog,
  recording: Recording<F>,
): Promise<RecordedAnswer | Refusal | BeyondScope> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await recordOnce(log, recording);
    } catch (error) {
      if (!(error instanceof RevisionConflict) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

async function recordOnce<F extends AnyFact>(
  log: EventLog,
  recording: Recording<F>,
): Promise<RecordedAnswer | Refusal | BeyondScope> {
  const events = await log.readStream(recording.stream);
  const commandDigest = digestOf(recording.command);
  const first = events.filter((event) => metadataIn(event).commandId === recording.commandId);
  if (first.length > 0) return firstAnswer(log, first, commandDigest);
  const decision = recording.decide(historyIn<F>(events));
  if ('refusal' in decision) return decision.refusal;
  const { stream, commandId, recordedAt } = recording;
  const added = decision.facts.map((fact, index) =>
    eventOf(storedOf(fact), {
      id: eventIdOf(commandId, stream, index),
      recordedAt,
      metadata: metadataOf({ commandId, commandDigest }),
    }),
  );
  const { revision, position, alreadyRecorded } = await log.append(stream, events.length, added);
  return { revision, position, alreadyRecorded, factIds: added.map((event) => event.id) };
}

/** The log answers the same append as the first time; a stream alone doesn't know the position. */
async function firstAnswer(
  log: EventLog,
  written: readonly StreamEvent[],
  digest: string,
): Promise<RecordedAnswer | Refusal | BeyondScope> {
  const [first] = written as readonly [StreamEvent];
  if (metadataIn(first).commandDigest !== digest)
    return refusal(
      'ID_TAKEN',
      'This command id was used for another command.',
      'Give every command an id of its own.',
      'commandId',
    );
  const { revision, position } = await log.append(first.stream, first.revision - 1, written);
  return { revision, position, alreadyRecorded: true, factIds: written.map((event) => event.id) };
}

/** Object keys are sorted, so that the order in which a client writes its fields makes no difference. */
function digestOf(command: AnyFact): string {
  const canonical = JSON.stringify(command, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(canonical).digest('hex');
}
