import { GraphQLError } from 'graphql';
import type { Position } from '#event-log/event-log';
import type { ReadModel } from '#read-models/read-model';

/** So long what was recorded just now is waited for. */
const PATIENCE_MS = 5_000;

/** The answers are behind: whoever asks again in a moment may get one. @param reason a sentence */
export const notYet = (reason: string, position: Position | null): GraphQLError =>
  new GraphQLError(`${reason} Ask again in a moment.`, {
    extensions: { code: 'NOT_YET_CAUGHT_UP', position },
  });

/**
 * Waits until the answers hold a position: what somebody may see is not told by less.
 *
 * @param position undefined: of an empty log, which they hold
 * @throws GraphQLError NOT_YET_CAUGHT_UP they don't hold it in time
 */
export async function untilHeld(
  readModel: Pick<ReadModel, 'waitFor' | 'status'>,
  position: Position | undefined,
): Promise<void> {
  if (position === undefined || (await readModel.waitFor(position, PATIENCE_MS))) return;
  throw notYet('The answers have not caught up with that position yet.', readModel.status().position);
}
