import type { ReadModelStatus } from '#read-models/read-model';

/** `degraded` is told and does no harm to readiness. */
export type Health = 'up' | 'degraded' | 'down';

export interface Finding {
  readonly health: Health;
  /** Why, in words; what is of note when all is well. */
  readonly reasons: readonly string[];
}

/** Answers that are older than this are too old to be sent more questions. */
const MOST_SECONDS_BEHIND = 30;

export function findingOnLog({ logReachable }: ReadModelStatus): Finding {
  if (logReachable) return { health: 'up', reasons: [] };
  return {
    health: 'down',
    reasons: ['The event log does not answer: nothing can be recorded, and answers are of an earlier state.'],
  };
}

/** @param hasStarted whether the answers hold what was in the log at the start */
export function findingOnReadModel(status: ReadModelStatus, hasStarted: boolean): Finding {
  const down = downReasons(status, hasStarted);
  if (down.length > 0) return { health: 'down', reasons: down };
  const notes = notesOn(status);
  const isDegraded = status.parkedStreams > 0 || status.rebuildFailure !== null;
  return { health: isDegraded ? 'degraded' : 'up', reasons: notes };
}

function downReasons(status: ReadModelStatus, hasStarted: boolean): readonly string[] {
  const { generation, failure, standstill, secondsBehind } = status;
  const seconds = Math.round(secondsBehind);
  return [
    ...(failure === null ? [] : [`It has stopped: ${failure}`]),
    ...(failure === null && standstill !== null
      ? [`It is at a standstill and tries again: ${standstill}`]
      : []),
    ...(generation === null ? [`Nothing can be answered yet. ${progressOf(status)}`] : []),
    ...(generation !== null && !hasStarted ? [`It is catching up with the log: ${seconds} s behind.`] : []),
    ...(hasStarted && secondsBehind > MOST_SECONDS_BEHIND ? [`It is ${seconds} s behind the log.`] : []),
  ];
}

const notesOn = (status: ReadModelStatus): readonly string[] => [
  ...(status.parkedStreams > 0 ? [`${status.parkedStreams} records could not be read and are parked.`] : []),
  ...(status.rebuildFailure !== null ? [`The last rebuild was given up: ${status.rebuildFailure}`] : []),
  ...(status.rebuild ? [progressOf(status)] : []),
];

function progressOf({ rebuild }: ReadModelStatus): string {
  if (!rebuild) return 'No build is under way.';
  const { factsRead, ofFacts } = rebuild;
  return `Building: ${factsRead} ${ofFacts === null ? 'facts so far' : `of ${ofFacts} facts`}.`;
}
