import type { EventLog, Sought, StreamEvent } from '#event-log/event-log';
import { recordSeen } from '#read-models/reach/record-seen';
import type { ReadModel } from '#read-models/read-model';
import type { Restricted, Scope } from '#read-models/scope/scope';
import { refused } from '../policy/refused.js';
import type { FollowEventsArgs } from './events.args.js';

/** An event as it is seen; undefined: it is not. */
export type Seeing = <E extends StreamEvent>(event: E) => E | undefined;

/** Whose events are asked for, where that is not for everybody to see. */
export interface Watched {
  readonly scope: Restricted;
  readonly teacher: string;
}

/**
 * What of a question must be looked at event by event. What becomes of organisations is public.
 *
 * @throws GraphQLError FORBIDDEN the whole log is asked for by somebody who does not see everybody
 */
export function watchedOf(scope: Scope, { teacher, organisation }: FollowEventsArgs): Watched | undefined {
  if (scope === 'EVERYONE') return undefined;
  if (typeof teacher === 'string') return { scope, teacher };
  if (typeof organisation === 'string') return undefined;
  throw refused();
}

/** So long what was recorded just now is waited for. */
const PATIENCE_MS = 5_000;

/** Only what is seen whole stands in the log as it is seen. */
export async function seeing(
  readModel: ReadModel,
  { scope, teacher }: Watched,
  upTo: string | undefined,
  today: string,
): Promise<Seeing> {
  if (upTo !== undefined) await readModel.waitFor(upTo, PATIENCE_MS);
  const seen = await recordSeen(readModel.seenBy(scope), teacher, { asOf: today });
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
