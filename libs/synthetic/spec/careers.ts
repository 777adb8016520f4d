import type { ReportedFact } from '#intake/reported-fact';
import { factIdOf } from '#intake/reported-fact';
import type { Recorded } from '#pathway/fact';
import type { TeacherFact } from '#pathway/teacher';
import { inForce } from '#pathway/history';

/** One teacher's facts as they stand once every correction is made, in the order in which they took effect. */
export interface CareerRead {
  readonly stream: string;
  readonly history: readonly Recorded<TeacherFact>[];
  readonly facts: readonly TeacherFact[];
}

/** The careers of a population, one at a time. */
export function* careersIn(population: Iterable<ReportedFact>): Generator<CareerRead> {
  let held: ReportedFact[] = [];
  for (const reported of population) {
    if (!reported.stream.startsWith('teacher-')) continue;
    if (held.length > 0 && held[0]!.stream !== reported.stream) {
      yield read(held);
      held = [];
    }
    held.push(reported);
  }
  if (held.length > 0) yield read(held);
}

function read(held: readonly ReportedFact[]): CareerRead {
  const history = held.map(({ stream, source, recordedAt, fact }) => ({
    factId: factIdOf(stream, source),
    recordedAt,
    fact: fact as TeacherFact,
  }));
  return { stream: held[0]!.stream, history, facts: inForce(history).map(({ fact }) => fact) };
}

/** In service from a day up to, but not including, another; open to the end without one. */
export interface Spell {
  readonly from: string;
  to?: string;
}

const OPENS = new Set(['PostStarted', 'Promoted', 'MovedLaterally', 'SteppedDown', 'ReturnedToTeaching']);

/** When someone was in service, told from posts, returns and departures alone. */
export function spellsOf(facts: readonly TeacherFact[]): readonly Spell[] {
  const spells: Spell[] = [];
  for (const { type, effectiveOn } of facts) {
    const open = spells.at(-1)?.to === undefined ? spells.at(-1) : undefined;
    if (OPENS.has(type) && !open) spells.push({ from: effectiveOn });
    if (type === 'LeftTeaching' && open) open.to = effectiveOn;
  }
  return spells;
}

export const qtsOf = (facts: readonly TeacherFact[]): string | undefined =>
  facts.find(({ type }) => type === 'QtsAwarded')?.effectiveOn;

export const isInServiceOn = (spells: readonly Spell[], day: string): boolean =>
  spells.some(({ from, to }) => from <= day && (to === undefined || day < to));

/** The first Thursday of November. */
export function censusOf(year: number): string {
  const first = new Date(Date.UTC(year, 10, 1)).getUTCDay();
  const day = 1 + ((4 - first + 7) % 7);
  return `${year}-11-${String(day).padStart(2, '0')}`;
}

/** The school year of a date, by its first year. */
export const schoolYearOf = (date: string): number =>
  date.slice(5) >= '09-01' ? Number(date.slice(0, 4)) : Number(date.slice(0, 4)) - 1;
