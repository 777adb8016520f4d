import type { EventLog, Sought, StreamEvent } from '#event-log/event-log';
import { leadersSeen } from '#read-models/reach/leaders-seen';
import { recordSeen } from '#read-models/reach/record-seen';
import type { ReadModel } from '#read-models/read-model';
import type { Restricted, Scope } from '#read-models/scope/scope';
import { untilHeld } from '../asking/not-yet.js';
import { refused } from '../policy/refused.js';
import { withoutUnseenLeader } from '../timeline/unseen-leader.js';
import type { FollowEventsArgs } from './events.args.js';

/** An event as it is seen; undefined: it is not. */
export type Seeing = <E extends StreamEvent>(event: E) => E | undefined;

/** Whose events are asked for, where that is not for everybody to see. */
export type Watched = { readonly scope: Restricted } & (
  { readonly teacher: string } | { readonly organisation: string }
);

/**
 * What of a question must be looked at event by event. What becomes of organisations is public, but
 * for the teachers whom it names.
 *
 * @throws GraphQLError FORBIDDEN the whole log is asked for by somebody who does not see everybody
 */
export function watchedOf(scope: Scope, { teacher, organisation }: FollowEventsArgs): Watched | undefined {
  if (scope === 'EVERYONE') return undefined;
  if (typeof teacher === 'string') return { scope, teacher };
  if (typeof organisation === 'string') return { scope, organisation };
  throw refused();
}

/**
 * Only what is seen whole stands in the log as it is seen.
 *
 * @throws GraphQLError NOT_YET_CAUGHT_UP what is seen by now is not known in time
 */
export async function seeing(
  readModel: ReadModel,
  watched: Watched,
  upTo: string | undefined,
  today: string,
): Promise<Seeing> {
  await untilHeld(readModel, upTo);
  const model = readModel.seenBy(watched.scope);
  if ('organisation' in watched) {
    const leaders = await leadersSeen(model, watched.organisation, { asOf: today });
    return (event) => withoutUnseenLeader(event, leaders);
  }
  const seen = await recordSeen(model, watched.teacher, { asOf: today });
  const whole = new Map(seen.filter(({ isWhole }) => isWhole).map((fact) => [fact.factId, fact]));
  return (event) => {
    const fact = whole.get(event.id);
    if (!fact?.as) return fact && event;
    // A move from elsewhere is seen as an arrival; what was first recorded may be of elsewhere.
    const { type, effectiveOn, fields } = fact.as;
    return { ...event, type, effectiveOn, data: JSON.stringify(fields) };
  };
}

type ReadableLog = Pick<EventLog, 'readAll' | 'readStream' | 'head' | 'comparePositions'>;

/** A log of which only what is seen can be read, and in which it is looked for by what is seen of it. */
export const seenLog = (log: ReadableLog, see: Seeing): ReadableLog => ({
  head: () => log.head(),
  comparePositions: (a, b) => log.comparePositions(a, b),
  readStream: async (...asked) => seenIn(await log.readStream(...asked), see),
  async *readAll({ sought = {}, ...options }) {
    for await (const batch of log.readAll({ ...options, sought: asRecorded(sought) }))
      yield seenIn(batch, see);
  },
});

/** What holds of an event whatever is seen of it. */
export const asRecorded = ({ types: _, effectiveFrom: _from, effectiveTo: _to, ...sought }: Sought): Sought =>
  sought;

const seenIn = <E extends StreamEvent>(events: readonly E[], see: Seeing): readonly E[] =>
  events.flatMap((event) => see(event) ?? []);
