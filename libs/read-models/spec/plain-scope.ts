/** What is seen within a scope, told in plain TypeScript from the facts in force of one teacher after another. */
import type { StoredEvent } from '#event-log/event-log';
import {
  allStays,
  type Data,
  inOrder,
  kinds,
  later,
  moved,
  OPEN,
  type Place,
  type Said,
  type Stay,
} from './plain-stays.js';
import { standing } from './standing.js';

interface Told {
  readonly seq: number;
  readonly part: number;
  readonly event: StoredEvent;
}

const ofHeld: Readonly<Record<string, string>> = {
  ...{ PostTermsChanged: 'post', AssignmentExtended: 'assignment', PlacementDaysRecorded: 'placement' },
};
const ofPerson = /^(Npq|Cpd|Induction|Qts|Eyts|CharacteristicsReported|ReadinessAssessed)/;

/** The facts of one teacher that are seen, as a log that had none but them would hold them. */
function seenOf(
  facts: readonly Said[],
  places: readonly Place[],
  organisations: readonly string[],
): readonly Told[] {
  const stays = allStays(facts, places);
  const posts = stays.filter(({ kind }) => kind === 'post');
  const told: Told[] = [];
  const tell = (said: Said, part: number, changes: Partial<StoredEvent> & { fields?: Data } = {}): void => {
    const { fields = said.data, ...rest } = changes;
    const event = {
      ...said.event,
      id: `${said.event.id}/${part}/${told.length}`,
      data: JSON.stringify(fields),
      ...rest,
    };
    told.push({ seq: said.seq, part, event });
  };
  const dated = (on: string) => ({ effectiveOn: on, recordedAt: `${on}T00:00:00Z` });
  const isOn =
    ({ on }: Said) =>
    (stay: Stay): boolean =>
      stay.from <= on && on <= stay.last;
  const isPlace = (school: unknown, on: string): boolean =>
    places.some(([place, from, until]) => place === school && from <= on && on < until);
  const isElsewhere = ({ data: { enrolment } }: Said): boolean =>
    enrolment !== undefined && facts.some(({ data }) => data['enrolment'] === enrolment && data['school'] !== undefined && !places.some(([place]) => place === data['school'])); // prettier-ignore
  const named = (enrolment: unknown): unknown =>
    facts.find(({ type, data }) => type.startsWith('Npq') && data['enrolment'] === enrolment && data['qualification'])?.data['qualification']; // prettier-ignore

  for (const { kind, key, opening: begun, from, until } of stays) {
    const field = kinds.find((one) => one.kind === kind)!;
    const { fromPost, ...bare } = begun.data;
    if (from === begun.on) {
      const isCut = fromPost !== undefined && !posts.some((stay) => stay.key === fromPost && stay.opening !== begun && isOn(begun)(stay)); // prettier-ignore
      tell(begun, 2, isCut ? { type: 'PostStarted', fields: bare } : {});
    } else {
      const became = facts
        .filter(
          ({ type, data, on }) =>
            ofHeld[type] === kind &&
            kind !== 'placement' &&
            data[kind] === key &&
            begun.on <= on &&
            on < from,
        ) // prettier-ignore
        .sort((a, b) => (a.on === b.on ? inOrder(a, b) : a.on < b.on ? -1 : 1))
        .reduce<Data>((held, { data }) => ({ ...held, ...data }), bare);
      tell(begun, 1, { ...dated(from), fields: became, ...(kind === 'post' && { type: 'PostStarted' }) });
    }
    const end = facts.find(
      ({ type, data, on }) => type === field.ends && data[field.field] === key && on === until,
    );
    if (
      until < OPEN &&
      !(end && stays.some((one) => one.kind === kind && one.key === key && one.until === until && one.ended))
    )
      // prettier-ignore
      tell(begun, 4, { ...dated(until), type: field.ends, fields: { [field.field]: key } });
  }
  for (const said of facts) {
    const { type, on, data } = said;
    const kind = ofHeld[type];
    if (kind && stays.some((stay) => stay.kind === kind && stay.key === data[kind] && isOn(said)(stay)))
      tell(said, 2);
    const ending = kinds.find(({ ends }) => ends === type);
    if (ending && stays.some((stay) => stay.kind === ending.kind && stay.key === data[ending.field] && stay.until === on && stay.ended)) tell(said, 2); // prettier-ignore
    if (type === 'AssignmentProposed' && isPlace(data['school'], on) && stays.some(isOn(said))) tell(said, 2);
    if (type === 'LeftTeaching' && posts.some((stay) => isOn(said)(stay) && (stay.from < on || stay.until === on))) tell(said, 2); // prettier-ignore
    if (type === 'ReturnedToTeaching' && posts.some((stay) => stay.from <= on && on < stay.until))
      tell(said, 2);
    if (/^(CareerBreak|Observation)/.test(type) && posts.some(isOn(said))) tell(said, 2);
  }
  const ofStay = new Set(
    facts.filter((said) => ofPerson.test(said.type) && stays.some(isOn(said)) && !isElsewhere(said) &&
      (said.data['school'] === undefined || isPlace(said.data['school'], said.on)) &&
      (said.type !== 'ReadinessAssessed' || said.data['trust'] === undefined || organisations.includes(said.data['trust'] as string))),
  ); // prettier-ignore
  for (const said of ofStay) {
    const qualification = said.type.startsWith('Npq') ? (said.data['qualification'] ?? named(said.data['enrolment'])) : undefined; // prettier-ignore
    tell(said, 2, { fields: { ...said.data, ...(qualification !== undefined && { qualification }) } });
  }
  const last = stays.reduce((day, stay) => later(day, stay.last), '');
  const brought = facts.filter((said) => !ofStay.has(said) && said.on <= last);
  for (const said of brought)
    if (/^(QtsAwarded|QtsRevoked|InductionPassed|InductionExempted)$/.test(said.type))
      tell(said, 2, { fields: {} });
  const attempt = ({ data: { enrolment } }: Said) => ({
    fields: { enrolment, qualification: named(enrolment) },
  });
  const passes = [...ofStay].filter(({ type }) => type === 'NpqPassed');
  for (const said of facts)
    if (said.type === 'NpqPassed' && !ofStay.has(said) && standsFor(said, facts, stays)) {
      tell(said, 2, attempt(said));
      passes.push(said);
    }
  for (const said of brought)
    if (said.type === 'NpqOutcomeVoided' && passes.some((pass) => pass.data['enrolment'] === said.data['enrolment'] && pass.on <= said.on)) tell(said, 2, attempt(said)); // prettier-ignore
  tellTraining(facts, last, tell);
  tellDepartures(posts, told, tell, dated);
  return told;
}

/** Whether a pass still stood when some stay began, or was of it or later. */
function standsFor(pass: Said, facts: readonly Said[], stays: readonly Stay[]): boolean {
  const of = facts.filter(({ type, data }) => data['enrolment'] === pass.data['enrolment'] && /^Npq(Passed|OutcomeVoided)$/.test(type)); // prettier-ignore
  const stoodAt = (day: string): boolean => {
    let stands = false;
    for (const on of [...new Set(of.map((each) => each.on))].sort().filter((each) => each <= day)) {
      const said = of.filter((each) => each.on === on).sort(inOrder);
      const since = said.slice(said.findLastIndex(({ type }) => type === 'NpqOutcomeVoided'));
      stands = since.some(({ type }) => type === 'NpqPassed') || (stands && !said.some(({ type }) => type === 'NpqOutcomeVoided')); // prettier-ignore
    }
    return stands;
  };
  return stays.some((stay) => stay.last >= pass.on && stoodAt(later(stay.from, pass.on)));
}

type Tell = (said: Said, part: number, changes?: Partial<StoredEvent> & { fields?: Data }) => void;

function tellTraining(facts: readonly Said[], last: string, tell: Tell): void {
  const byDay = (a: Said, b: Said): number => (a.on === b.on ? inOrder(a, b) : a.on < b.on ? -1 : 1);
  const award = facts.filter(({ type, on }) => type === 'QtsAwarded' && on <= last).sort(byDay)[0];
  if (!award) return;
  const led = facts.filter(({ type, on }) => type === 'TrainingStarted' && on <= award.on).sort(byDay).at(-1); // prettier-ignore
  if (!led) return;
  const { route } = led.data;
  const { effectiveOn, recordedAt } = award.event;
  tell({ ...led, seq: award.seq }, 1, { effectiveOn, recordedAt, fields: { route } });
}

/** Who has no post for more than a summer has left on the day on which the last one ended. */
function tellDepartures(
  posts: readonly Stay[],
  told: readonly Told[],
  tell: Tell,
  dated: (on: string) => object,
): void {
  const sorted = [...posts].sort((a, b) => (a.from + a.until < b.from + b.until ? -1 : 1));
  const ends: { until: string; opening: Said }[] = [];
  for (const { from, until, opening: begun } of sorted) {
    const before = ends.at(-1);
    if (!before || (before.until < OPEN && from > moved(before.until, 92)))
      ends.push({ until, opening: begun });
    else {
      before.until = later(before.until, until);
      if (begun.seq > before.opening.seq) before.opening = begun;
    }
  }
  for (const { until, opening: begun } of ends) {
    const hasLeft = told.some(({ event }) => event.type === 'LeftTeaching' && event.effectiveOn === until);
    if (until < OPEN && !hasLeft) tell(begun, 5, { ...dated(until), type: 'LeftTeaching', fields: {} });
  }
}

/** The log that held nothing but what is seen: all of the organisations, and of each teacher what is seen. */
export function seenIn(
  events: readonly StoredEvent[],
  places: readonly Place[],
  organisations: readonly string[],
): readonly StoredEvent[] {
  const isTeacher = ({ stream }: StoredEvent): boolean => stream.startsWith('teacher-');
  const seqOf = new Map(events.map(({ id }, seq) => [id, seq]));
  const byTeacher = new Map<string, Said[]>();
  for (const event of standing(events.filter(isTeacher), OPEN)) {
    const { id, stream, type, effectiveOn: on, recordedAt: at, data } = event;
    const said = { type, on, at, data: JSON.parse(data) as Data, seq: seqOf.get(id)!, event };
    byTeacher.set(stream, [...(byTeacher.get(stream) ?? []), said]);
  }
  const told = [...byTeacher.values()].flatMap((facts) => seenOf(facts, places, organisations));
  return [
    ...events.filter((event) => !isTeacher(event)),
    ...told.sort((a, b) => a.seq - b.seq || a.part - b.part).map(({ event }) => event),
  ];
}
