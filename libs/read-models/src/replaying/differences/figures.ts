import { figuresIn, type FigureValue } from '../figures/figures-file.js';

type Value = FigureValue['value'];

/** One value of a figure that is another in two replays. */
export interface FigureDifference extends Omit<FigureValue, 'value'> {
  /** Undefined where there is no such cell; null where it cannot be known. */
  readonly a: Value | undefined;
  readonly b: Value | undefined;
}

/** Sums of the same numbers in another order differ in their last digits. */
const TOLERANCE = 1e-9;

/**
 * Every value that differs between the figures of two replayed folders, in the order of the first; what only the second
 * has comes last.
 *
 * @throws UnusableReplay one of them has no figures
 */
export async function figuresApart(a: string, b: string): Promise<readonly FigureDifference[]> {
  const others = new Map<string, FigureValue>();
  for await (const figure of figuresIn(b)) others.set(keyOf(figure), figure);
  const apart: FigureDifference[] = [];
  for await (const figure of figuresIn(a)) {
    const key = keyOf(figure);
    const other = others.get(key);
    others.delete(key);
    if (!isSame(figure.value, other?.value)) apart.push(differenceOf(figure, figure.value, other?.value));
  }
  return [...apart, ...[...others.values()].map((figure) => differenceOf(figure, undefined, figure.value))];
}

const differenceOf = (
  { figure, arguments: args, cell }: FigureValue,
  a: Value | undefined,
  b: Value | undefined,
): FigureDifference => ({ figure, arguments: args, cell, a, b });

const keyOf = ({ figure, arguments: args, cell }: FigureValue): string =>
  JSON.stringify([figure, args, cell]);

const isSame = (a: Value | undefined, b: Value | undefined): boolean =>
  a === b ||
  (typeof a === 'number' &&
    typeof b === 'number' &&
    Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b)));
