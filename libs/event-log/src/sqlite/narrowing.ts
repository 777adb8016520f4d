import type { EventKind, Sought } from '../event-log.js';

/** What a reader does without, and what alone it looks for. */
export interface Narrowing {
  readonly without?: readonly EventKind[] | undefined;
  readonly sought?: Sought | undefined;
}

interface Condition {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** The condition, on a row of `events`, that is false for most of what may be left out. Undefined: nothing may be. */
export function leavingOut({ without = [], sought = {} }: Narrowing): Condition | undefined {
  const conditions = [
    ...(without.length > 0 ? [notOneOf(without)] : []),
    ...(sought.types ? [oneOf(sought.types)] : []),
    ...comparisons(sought),
  ];
  if (conditions.length === 0) return undefined;
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(' AND ')})`,
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

const oneOf = (types: readonly string[]): Condition => ({
  sql: `type IN (${types.map(() => '?').join()})`,
  parameters: types,
});

const notOneOf = (kinds: readonly EventKind[]): Condition => ({
  sql: `type || ' ' || version NOT IN (SELECT value FROM json_each(?))`,
  parameters: [JSON.stringify(kinds.map(({ type, version }) => `${type} ${version}`))],
});

/** Instants by the second: the text of a fraction of it may be shorter or longer. */
function comparisons(sought: Sought): readonly Condition[] {
  const { stream, effectiveFrom, effectiveTo, recordedFrom, recordedTo } = sought;
  const compared: readonly (readonly [sql: string, parameter: string | undefined])[] = [
    ['stream = ?', stream],
    ['effective_on >= ?', effectiveFrom],
    ['effective_on <= ?', effectiveTo],
    ['substr(recorded_at, 1, 19) >= ?', recordedFrom?.slice(0, 19)],
    ['substr(recorded_at, 1, 19) <= ?', recordedTo?.slice(0, 19)],
  ];
  return compared.flatMap(([sql, parameter]) =>
    parameter === undefined ? [] : [{ sql, parameters: [parameter] }],
  );
}
