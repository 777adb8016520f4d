import { disclosedOrderStatistic } from '../figures/order-statistic.js';
import { mayRestOn } from '../figures/rate.js';
import type { Disclosed } from '../figures/disclosed.js';
import type { Profile } from '../profiles/profile.js';
import { idOf } from './cells.js';
import type { Field, Shape } from './shape.js';

type Held = Readonly<Record<string, unknown>>;

/** What is needed to write an answer anew. */
export interface Writing {
  readonly profile: Profile;
  /** Every count of the answer as it may be shown, by its id. */
  readonly figures: ReadonlyMap<string, Disclosed>;
  readonly asked: Held;
}

/** An answer as it may be shown: with the figures as disclosed, what follows from them, and nothing else. */
export const shownAnswer = (
  writing: Writing,
  shape: Shape,
  answer: Held,
  path: readonly string[] = [],
): Held => {
  const shown = Object.entries(shape).map(
    ([name, field]) => [name, shownField(writing, field, { held: answer, name, path })] as const,
  );
  const isHidden = shown.some(([, { hidden }]) => hidden);
  return Object.fromEntries(
    shown.map(([name, { value }]) => [name, shape[name]!.is === 'status' && isHidden ? 'SUPPRESSED' : value]),
  );
};

interface Place {
  readonly held: Held;
  readonly name: string;
  readonly path: readonly string[];
}

/** A figure, and whether it is null because it may not be shown. */
interface Shown {
  readonly value: unknown;
  readonly hidden?: boolean;
}

function shownField(writing: Writing, field: Field, place: Place): Shown {
  const value = place.held[place.name];
  const path = [...place.path, place.name];
  if (field.is === 'withheld') return { value: field.as, hidden: field.as === null && isThere(value) };
  if (!isThere(value)) return { value: null };
  switch (field.is) {
    case 'count':
      return figureAt(writing, path);
    case 'computed':
      return computedField(writing, field, place);
    case 'quantile':
      return quantileField(writing, field, place);
    case 'within':
      return { value: shownAnswer(writing, field.fields, value as Held, path) };
    case 'rows':
      return { value: shownRows(writing, field, value as readonly Held[], path) };
    default:
      return { value };
  }
}

const isThere = (value: unknown): boolean => value !== null && value !== undefined;

function figureAt({ figures }: Writing, path: readonly string[]): Shown {
  const figure = figures.get(idOf(path));
  return figure?.status === 'SHOWN' ? { value: figure.value } : { value: null, hidden: true };
}

type Computed = Extract<Field, { is: 'computed' }>;

function computedField(writing: Writing, { of, base, from }: Computed, { held, path }: Place): Shown {
  const counts = of.map((name) => figureAt(writing, [...path, name]).value);
  if (!counts.every((each) => typeof each === 'number') || !mayRestOn(writing.profile, Number(held[base])))
    return { value: null, hidden: true };
  return { value: from(counts, writing.asked, held) ?? null };
}

type Quantile = Extract<Field, { is: 'quantile' }>;

function quantileField({ profile, figures }: Writing, field: Quantile, { held, name, path }: Place): Shown {
  const base = Number(held[field.base]);
  const days = Number(held[name]) * field.daysEach;
  const figure = disclosedOrderStatistic(profile, { days, quantile: field.quantile, base });
  const isBaseShown = figures.get(idOf([...path, field.base]))?.status === 'SHOWN';
  if (figure.status !== 'SHOWN' || !isBaseShown) return { value: null, hidden: true };
  return { value: figure.value / field.daysEach };
}

type Rows = Extract<Field, { is: 'rows' }>;

function shownRows(
  writing: Writing,
  { named, each, orderTells }: Rows,
  found: readonly Held[],
  path: readonly string[],
): readonly Held[] {
  const byName = (one: Held, other: Held): number => (idOf(named(one)) < idOf(named(other)) ? -1 : 1);
  const ordered = orderTells ? found.toSorted(byName) : found;
  return ordered.map((row) => shownAnswer(writing, each, row, [...path, ...named(row)]));
}
