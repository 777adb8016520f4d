import { distance } from 'fastest-levenshtein';
import type { EventLog, Position, Sought } from '#event-log/event-log';
import { UnknownPosition } from '#event-log/event-log';
import { catalogue } from '#pathway/catalogue';
import { ImpossibleQuestion } from '#read-models/answer';
import type { EventsQueryArgs, FollowEventsArgs } from './events.args.js';

type Args = FollowEventsArgs & Partial<EventsQueryArgs>;

/**
 * What the log is to look for.
 *
 * @throws ImpossibleQuestion a teacher and an organisation at once
 */
export function soughtBy(args: Args): Sought {
  const { teacher, organisation } = args;
  if (given(teacher) && given(organisation))
    throw new ImpossibleQuestion('A record is a teacher’s or an organisation’s: give one of both.');
  const stream = given(teacher)
    ? `teacher-${teacher}`
    : given(organisation)
      ? `organisation-${organisation}`
      : undefined;
  return {
    ...(stream && { stream }),
    ...(args.types && { types: args.types }),
    ...(args.effectiveFrom && { effectiveFrom: args.effectiveFrom }),
    ...(args.effectiveTo && { effectiveTo: args.effectiveTo }),
    ...(args.recordedFrom && { recordedFrom: inUtc(args.recordedFrom) }),
    ...(args.recordedTo && { recordedTo: inUtc(args.recordedTo) }),
  };
}

const given = (text: string | null | undefined): text is string => text !== null && text !== undefined;

const inUtc = (instant: string): string => new Date(instant).toISOString();

/** Types that were never recorded by this release, each with the nearest that is: most likely a slip. */
export const typeWarnings = ({ types }: Sought): readonly string[] =>
  (types ?? [])
    .filter((type) => !Object.hasOwn(catalogue, type))
    .map((type) => `This release knows no event of type ${type}.${meant(type)}`);

/** A slip changes a few letters. */
function meant(type: string): string {
  const [nearest] = Object.keys(catalogue).toSorted((a, b) => distance(a, type) - distance(b, type));
  return nearest && distance(nearest, type) <= type.length / 3 ? ` Did you mean ${nearest}?` : '';
}

/**
 * A position as one of this log. Only the log can tell.
 *
 * @throws ImpossibleQuestion it is none, by its form
 */
export function positionIn(
  log: Pick<EventLog, 'comparePositions'>,
  name: string,
  text: string | null | undefined,
): Position | undefined {
  if (!given(text)) return undefined;
  try {
    log.comparePositions(text, text);
    return text;
  } catch {
    throw new ImpossibleQuestion(`${name} is no position that this service gave.`);
  }
}

/** @throws UnknownPosition the log has no event there: to go on after it would pass over some, or give some again */
export async function refuseUnknown(
  log: Pick<EventLog, 'eventAt'>,
  after: Position | undefined,
): Promise<void> {
  if (after !== undefined && !(await log.eventAt(after)))
    throw new UnknownPosition('The log has no event at that position.');
}
