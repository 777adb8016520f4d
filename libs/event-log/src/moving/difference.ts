import type { Position, StoredEvent } from '../event-log.js';

/** Everything but the position, which belongs to the log that gave it out. */
const COMPARED = [
  'stream',
  'revision',
  'id',
  'type',
  'version',
  'effectiveOn',
  'recordedAt',
  'data',
  'metadata',
] as const satisfies readonly (keyof StoredEvent)[];

/** The first place where two logs are not the same. Says what differs and never what it holds. */
export interface Difference {
  /** Undefined where the source has no such event. */
  readonly sourcePosition: Position | undefined;
  /** Undefined where the target has no such event. */
  readonly targetPosition: Position | undefined;
  /** `teacher` or `organisation`: the name of the stream itself may point to a person. */
  readonly streamKind: string;
  readonly revision: number;
  /** Names of the fields that differ; empty where the whole event is missing on one side. */
  readonly fields: readonly string[];
}

/** The target holds something else than the source. */
export class LogsDiffer extends Error {
  override readonly name = 'LogsDiffer';
  constructor(readonly difference: Difference) {
    super(inWords(difference));
  }
}

/** The difference between the events at one place of both logs, of which one may be missing; undefined for none. */
export function differenceOf(
  source: StoredEvent | undefined,
  target: StoredEvent | undefined,
): Difference | undefined {
  const one = source ?? target;
  const fields = source && target ? COMPARED.filter((field) => source[field] !== target[field]) : [];
  if (!one || (source && target && fields.length === 0)) return undefined;
  return {
    sourcePosition: source?.position,
    targetPosition: target?.position,
    streamKind: streamKindOf(one.stream),
    revision: one.revision,
    fields,
  };
}

export const streamKindOf = (stream: string): string => stream.split('-', 1)[0]!;

function inWords({ sourcePosition, targetPosition, streamKind, revision, fields }: Difference): string {
  const event = `revision ${revision} of a stream of kind '${streamKind}'`;
  if (sourcePosition === undefined)
    return `The target has an event at its position ${targetPosition} (${event}) that the source does not have.`;
  if (targetPosition === undefined)
    return `The target does not have the event at position ${sourcePosition} of the source (${event}).`;
  return `At position ${targetPosition} the target has another event than the source at its position ${sourcePosition} (${event}); what differs: ${fields.join(', ')}.`;
}
