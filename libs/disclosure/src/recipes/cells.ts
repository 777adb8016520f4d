import type { Field, Shape } from './shape.js';

/** A count of an answer, by where it stands: names of fields and of rows. */
export interface AnswerCell {
  readonly path: readonly string[];
  readonly value: number;
  readonly of: 'teachers' | 'events';
}

type Held = Readonly<Record<string, unknown>>;

/** A cell's id in a table. */
export const idOf = (path: readonly string[]): string => JSON.stringify(path);

/** All counts of an answer; one that is null already is none. */
export const cellsIn = (shape: Shape, answer: Held, path: readonly string[] = []): readonly AnswerCell[] =>
  Object.entries(shape).flatMap(([name, field]) => cellsOf(field, answer[name], [...path, name]));

function cellsOf(field: Field, value: unknown, path: readonly string[]): readonly AnswerCell[] {
  if (value === null || value === undefined) return [];
  if (field.is === 'count') return [{ path, value: value as number, of: field.of }];
  if (field.is === 'within') return cellsIn(field.fields, value as Held, path);
  if (field.is !== 'rows') return [];
  return (value as readonly Held[]).flatMap((row) =>
    cellsIn(field.each, row, [...path, ...field.named(row)]),
  );
}
