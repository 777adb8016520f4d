import { pooled } from '#statistics/risk-set/groups';
import { inTimeOrder, type InTimeOrder } from '#statistics/risk-set/observations';
import { medianFollowUp } from '#statistics/survival/median';
import { type Followed, ImpossibleQuestion } from '../answer.js';
import { type Grouping, type GroupValue, groupValue } from '../grouping/grouping.js';
import type { Snapshot } from '../read-model.js';
import { type Observing, observationsSql } from './observations.sql.js';

type Row = Readonly<Record<string, number | string | null>> & {
  readonly late: number | null;
  readonly time: number;
  readonly cause: string | null;
  readonly n: number;
};

export interface Observed {
  readonly groups: readonly (readonly GroupValue[])[];
  /** What ended observations, in the order of their numbers from 1. */
  readonly causes: readonly string[];
  /** Each with all groups. One, unless there are strata. */
  readonly strata: readonly InTimeOrder[];
  /** Whether anybody came into view late. */
  readonly isDelayed: boolean;
  /** All strata together, and what they amount to. */
  readonly all: InTimeOrder;
  readonly followed: Followed;
}

export interface Asked extends Observing {
  readonly asOf: string;
  /** Dimensions in which each value is a stratum of its own. */
  readonly strata?: readonly Grouping[];
  /** Causes to tell apart though they may not occur; else those that occur, by name. */
  readonly causes?: readonly string[];
  readonly mostGroups: number;
}

/**
 * The observations of a question, by group and stratum.
 *
 * @throws ImpossibleQuestion there are more groups than one answer can hold
 */
export async function observationsOf(snapshot: Snapshot, asked: Asked): Promise<Observed> {
  const { by, strata = [], mostGroups, asOf } = asked;
  const sql = observationsSql({ ...asked, by: [...by, ...strata] });
  const rows = await snapshot.rows<Row>(sql, { ...asked.ending.parameters, asOf });
  const groups = numbered(rows, by, 0);
  const found = by.length === 0 ? 1 : groups.size;
  if (found > mostGroups)
    throw new ImpossibleQuestion(`Too many groups for one answer (${found}): ask for fewer dimensions.`);
  const causes = asked.causes ?? [...new Set(rows.flatMap(({ cause }) => cause ?? []))].sort();
  const ordered = rowsByStratum(rows, strata, by.length).map((of) =>
    inTimeOrder(columnsOf(of, groups, by, causes), { groups: found, causes: Math.max(1, causes.length) }),
  );
  const all =
    strata.length === 0
      ? ordered[0]!
      : inTimeOrder(columnsOf(rows, groups, by, causes), {
          groups: found,
          causes: Math.max(1, causes.length),
        });
  return {
    groups: by.length === 0 ? [[]] : [...groups.values()].map(({ values }) => values),
    causes,
    strata: ordered,
    isDelayed: rows.some(({ late }) => late !== null),
    all,
    followed: followedOf(all),
  };
}

function followedOf(all: InTimeOrder): Followed {
  const { cause, count } = all.exits;
  const events = cause.reduce((sum, of, row) => sum + (of === 0 ? 0 : count[row]!), 0);
  return { events, censored: all.n - events, medianFollowUp: medianFollowUp(pooled(all)) };
}

type Numbered = ReadonlyMap<string, { readonly number: number; readonly values: readonly GroupValue[] }>;

const keyOf = (row: Row, by: readonly Grouping[], first: number): string =>
  JSON.stringify(by.map((_, index) => row[`g${first + index}`]));

/** Groups in the order of their values. */
function numbered(rows: readonly Row[], by: readonly Grouping[], first: number): Numbered {
  const groups = new Map<string, { number: number; values: readonly GroupValue[] }>();
  for (const row of rows) {
    const key = keyOf(row, by, first);
    if (groups.has(key)) continue;
    const values = by.map((dimension, index) => groupValue(dimension, String(row[`g${first + index}`])));
    groups.set(key, { number: groups.size, values });
  }
  return groups;
}

/** Strata in the order of their values. */
function rowsByStratum(
  rows: readonly Row[],
  strata: readonly Grouping[],
  first: number,
): readonly (readonly Row[])[] {
  if (strata.length === 0) return [rows];
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row, strata, first);
    const of = found.get(key) ?? [];
    of.push(row);
    found.set(key, of);
  }
  return [...found.keys()].sort().map((key) => found.get(key)!);
}

function columnsOf(
  rows: readonly Row[],
  groups: Numbered,
  by: readonly Grouping[],
  causes: readonly string[],
) {
  const numbers = new Map(causes.map((cause, index) => [cause, index + 1]));
  return {
    ...(rows.some(({ late }) => late !== null) && { entry: rows.map(({ late }) => late ?? -Infinity) }),
    exit: rows.map(({ time }) => time),
    cause: rows.map(({ cause }) => (cause === null ? 0 : numbers.get(cause)!)),
    group: rows.map((row) => (by.length === 0 ? 0 : groups.get(keyOf(row, by, 0))!.number)),
    count: rows.map(({ n }) => n),
  };
}
