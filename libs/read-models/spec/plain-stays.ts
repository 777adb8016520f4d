/** From when until when somebody held something at a place where they are seen, told in plain TypeScript. */
import type { StoredEvent } from '#event-log/event-log';

/** Where teachers are seen, and when: from a day on, up to the first day on which they aren't. */
export type Place = readonly [place: string, from: string, until: string];

export type Data = Readonly<Record<string, unknown>>;
export interface Said {
  readonly type: string;
  readonly on: string;
  readonly data: Data;
  readonly at: string;
  /** Its place in the log. */
  readonly seq: number;
  readonly event: StoredEvent;
}
export interface Stay {
  readonly kind: string;
  readonly key: string;
  readonly opening: Said;
  readonly from: string;
  readonly until: string;
  readonly ended: boolean;
  readonly last: string;
}
export const OPEN = '9999-12-31';
export const moved = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
export const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);
export const inOrder = (a: Said, b: Said): number => (a.at === b.at ? a.seq - b.seq : a.at < b.at ? -1 : 1);
const opening = ['PostStarted', 'Promoted', 'MovedLaterally', 'SteppedDown'];

/** The days on which somebody left with effect, and whether what began that day stands. */
function departuresOf(facts: readonly Said[]): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  let isIn = false;
  for (const day of [...new Set(facts.map(({ on }) => on))].sort()) {
    const of = facts.filter(({ on }) => on === day);
    const joins = of.some(({ type }) => opening.includes(type) || type === 'ReturnedToTeaching');
    const leaves = of.some(({ type }) => type === 'LeftTeaching');
    const wasIn = isIn;
    if (joins !== leaves) isIn = joins;
    if (leaves && (wasIn || joins)) found.set(day, isIn);
  }
  return found;
}

/** From when until when each thing that was begun went on. */
function spellsOf(
  begun: readonly Said[],
  closed: readonly string[],
  departures: ReadonlyMap<string, boolean>,
): readonly (readonly [Said, string])[] {
  const days = [...new Set([...begun.map(({ on }) => on), ...closed, ...departures.keys()])].sort();
  let isOpen = false;
  return days.flatMap((day, index) => {
    const openings = begun.filter(({ on }) => on === day).sort(inOrder);
    const opens = openings.length > 0;
    if (departures.get(day) === false) isOpen = false;
    else if (!(opens && closed.includes(day))) isOpen = opens;
    return opens ? [[openings.at(-1)!, isOpen ? (days[index + 1] ?? OPEN) : day] as const] : [];
  });
}

function placesOf({ type, data }: Said): readonly string[] {
  const shared = Array.isArray(data['sharedWith']) ? (data['sharedWith'] as { school: string }[]) : [];
  if (opening.includes(type)) return [data['employer'] as string, ...shared.map(({ school }) => school)];
  return [data['school'] as string];
}

/** The stretches of a spell in which it was at a place where it is seen. */
function staysIn(
  kind: string,
  key: string,
  begun: Said,
  end: string,
  places: readonly Place[],
): readonly Stay[] {
  const stretches = places
    .filter(([place]) => placesOf(begun).includes(place))
    .map(([, from, until]) => ({
      from: later(begun.on, from),
      until: earlier(end, until),
      ended: end < until,
      at: from,
    }))
    .filter(({ from, until, ended, at }) => from < until || (begun.on === end && ended && at <= begun.on))
    .sort((a, b) => (a.from + a.until < b.from + b.until ? -1 : 1));
  const stays: Stay[] = [];
  for (const { from, until, ended } of stretches) {
    const before = stays.at(-1);
    const joins = before !== undefined && from <= before.until;
    const stay = {
      ...{ kind, key, opening: begun, from: joins ? before.from : from },
      ...{ until: joins ? later(before.until, until) : until, ended: ended || (joins && before.ended) },
    };
    const last = stay.ended || stay.until === OPEN ? stay.until : moved(stay.until, -1);
    stays.splice(joins ? -1 : stays.length, joins ? 1 : 0, { ...stay, last });
  }
  return stays;
}

export const kinds = [
  { kind: 'post', field: 'post', begins: opening, ends: 'PostEnded', departs: true },
  { kind: 'assignment', field: 'assignment', begins: ['AssignmentStarted'], ends: 'AssignmentEnded', departs: true },
  { kind: 'placement', field: 'placement', begins: ['PlacementStarted'], ends: 'PlacementEnded', departs: false },
] as const; // prettier-ignore

export function allStays(facts: readonly Said[], places: readonly Place[]): readonly Stay[] {
  const departures = departuresOf(facts);
  return kinds.flatMap(({ kind, field, begins, ends, departs }) => {
    const begun = facts.filter(({ type }) => (begins as readonly string[]).includes(type));
    return [...new Set(begun.map(({ data }) => data[field] as string))].flatMap((key) => {
      const closed = facts
        .filter(({ type, data }) => (type === ends && data[field] === key) || (data['fromPost'] === key && data[field] !== key && begun.some((one) => one.type === type)))
        .map(({ on }) => on); // prettier-ignore
      const of = begun.filter(({ data }) => data[field] === key);
      return spellsOf(of, closed, departs ? departures : new Map()).flatMap(([fact, end]) =>
        staysIn(kind, key, fact, end, places),
      );
    });
  });
}
