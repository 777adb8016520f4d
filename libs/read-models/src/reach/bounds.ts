import { addDays } from '#pathway/calendar';
import type { Answerable } from '../read-model.js';
import type { Restricted } from '../scope/scope.js';

/** From a calendar date to the first day after. */
interface Span {
  readonly startOn: string;
  readonly endOn: string;
}

/** Where teachers are seen within a restricted scope, and until when one of them was elsewhere. */
export interface Bounds {
  /** Whether teachers are seen at a place on a day. */
  isOfScope(place: string, on: string): boolean;
  /** The first day from which on nothing was held that is not seen; undefined when nothing ever was. */
  readonly hiddenUntil: string | undefined;
}

const PLACES_SQL = `SELECT place, start_on::VARCHAR AS "startOn", end_on::VARCHAR AS "endOn" FROM scope_places`;

const STAYS_SQL = `
  SELECT from_on::VARCHAR AS "startOn", until_on::VARCHAR AS "endOn" FROM scope_stays WHERE teacher = $teacher`;

const HELD_SQL = `
  SELECT start_on::VARCHAR AS "startOn", coalesce(end_on, DATE '9999-12-31')::VARCHAR AS "endOn" FROM (
    SELECT start_on, end_on FROM posts WHERE teacher = $teacher
    UNION ALL SELECT start_on, end_on FROM assignments WHERE teacher = $teacher
    UNION ALL SELECT start_on, end_on FROM trainings WHERE teacher = $teacher
    UNION ALL
    SELECT min(day), max(day) FILTER (type = 'PlacementEnded') FROM placement_records
    WHERE teacher = $teacher GROUP BY placement)`;

/** @param today calendar date: what is held after it is not there to be hidden yet */
export async function boundsOf(
  readModel: Answerable,
  scope: Restricted,
  teacher: string,
  today: string,
): Promise<Bounds> {
  const { places, stays } = await readModel.seenBy(scope).ask({ asOf: today }, async ({ rows }) => ({
    places: await rows<Row & { readonly place: string }>(PLACES_SQL),
    stays: await rows<Row>(STAYS_SQL, { teacher }),
  }));
  const held = await readModel
    .seenBy('EVERYONE')
    .ask({ asOf: today }, ({ rows }) => rows<Row>(HELD_SQL, { teacher }));
  return {
    isOfScope: (place, on) => places.some((at) => at.place === place && at.startOn <= on && on < at.endOn),
    hiddenUntil: held
      .flatMap((span) => lastUnseen(span, stays, addDays(today, 1)) ?? [])
      .toSorted()
      .at(-1),
  };
}

type Row = Span & Readonly<Record<string, unknown>>;

/** Until when a span lasted before the stays that follow it without a gap, if any of it is not of a stay. */
function lastUnseen(span: Span, stays: readonly Span[], before: string): string | undefined {
  let until = span.endOn < before ? span.endOn : before;
  let stay = stayAtEnd(stays, until);
  while (stay) {
    until = stay.startOn;
    stay = stayAtEnd(stays, until);
  }
  return span.startOn < until ? until : undefined;
}

const stayAtEnd = (stays: readonly Span[], until: string): Span | undefined =>
  stays.find(({ startOn, endOn }) => startOn < until && until <= endOn);
