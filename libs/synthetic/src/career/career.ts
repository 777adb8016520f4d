import type { teacherFacts } from '#pathway/catalogue';
import type { FactOf } from '#pathway/fact';
import { isoOf } from '../calendar.js';
import type { Random } from '../chance/random.js';
import type { School, World } from '../world/world.js';

export type TeacherFact = FactOf<typeof teacherFacts>;

/** A fact of a career on the day it took effect, as it truly was. */
export interface Draft {
  readonly day: number;
  readonly fact: TeacherFact;
}

/** One teacher while their career is made up. What is noted after `until` is dropped in the end. */
export interface Career {
  readonly id: string;
  readonly random: Random;
  readonly world: World;
  readonly until: number;
  readonly drafts: Draft[];
  /** How many ids of each kind were given. */
  readonly given: Map<string, number>;
}

/** `synthetic-000001-post-2`. */
export function nextId({ id, given }: Career, kind: string): string {
  const number = (given.get(kind) ?? 0) + 1;
  given.set(kind, number);
  return `${id}-${kind}-${number}`;
}

type FieldsOf<T extends TeacherFact['type']> = Omit<
  Extract<TeacherFact, { type: T }>,
  'type' | 'effectiveOn'
>;

/** Writes down a fact. Facts of one day keep the order in which they were noted. */
export function note<T extends TeacherFact['type']>(
  career: Career,
  day: number,
  type: T,
  fields: FieldsOf<T>,
): void {
  if (day > career.until) return;
  career.drafts.push({ day, fact: { type, effectiveOn: isoOf(day), ...fields } as unknown as TeacherFact });
}

/** A post that was held. `to` is the day it was closed. */
export interface Held {
  readonly post: string;
  readonly role: string;
  readonly employer: string;
  /** The school, or for a post in a trust's central team the school that led there. */
  readonly school: School;
  readonly from: number;
  readonly fte: number;
  to?: number;
}

/** `to` is the first day no longer part of it; absent while it lasts. */
export interface Span {
  readonly from: number;
  to?: number;
}

/** What the rest of a career needs to know of someone's service. */
export interface ServiceHistory {
  readonly qtsOn: number;
  readonly spells: Span[];
  readonly breaks: Span[];
  readonly posts: Held[];
  /** Will be found not to meet the standards at the end of the second year. */
  readonly isFailing: boolean;
  failedOn?: number;
}

const covers = (day: number) => (span: Span) => span.from <= day && (span.to === undefined || day < span.to);

/** Whether the teacher works on a day: in service and not on a break. */
export const worksOn = ({ spells, breaks }: ServiceHistory, day: number): boolean =>
  spells.some(covers(day)) && !breaks.some(covers(day));

/** The post of the highest standing on a day: the one noted last. */
export const postOn = ({ posts }: ServiceHistory, day: number): Held | undefined =>
  posts.findLast(covers(day));

/** The day on which the spell of service that covers a day ended; undefined if it lasts. */
export const spellEndAfter = ({ spells }: ServiceHistory, day: number): number | undefined =>
  spells.find(covers(day))?.to;
