/** The figures of retention in the worked examples, in the shape in which they are expected. */
import { routes } from '#pathway/vocabulary/routes';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import type { Grouping } from '../src/grouping/grouping.js';
import type { Answering } from '../src/read-model.js';
import type { PooledCell, RetentionArgs, RetentionCell } from '../src/retention/retention.answer.js';
import { retention } from '../src/retention/retention.js';
import type { Figure } from './example.js';
import { keyed } from './keyed.js';

const viewpointOf = (figure: Figure, asOf: string) => ({
  asOf: (figure['as_of'] as string | undefined) ?? asOf,
  ...(figure['known_at'] !== undefined && { knownAt: figure['known_at'] as string }),
});

const cellsOf = (cells: readonly RetentionCell[]) =>
  keyed(
    cells,
    ({ year }) => year,
    ({ retained, percent }) => (retained === null ? null : { retained, percent }),
  );

const pooledCellsOf = (cells: readonly PooledCell[]) =>
  keyed(
    cells,
    ({ year }) => year,
    ({ eligible, retained, percent }) => ({ eligible, retained, percent }),
  );

const clocks: Readonly<Record<string, RetentionArgs['clock']>> = { qts: 'QTS_ANNIVERSARY', census: 'CENSUS' };
const scopes = {
  same_school: 'SCHOOL',
  trust: 'TRUST',
  alliance: 'ALLIANCE',
  profession: 'PROFESSION',
} as const;

/** A setting of a figure as the argument is written. */
const upper = <T>(setting: unknown): T | undefined =>
  setting === undefined ? undefined : ((setting as string).toUpperCase() as T);

const byOf = (figure: Figure): readonly Grouping[] =>
  [upper<Grouping>(figure['by'])].filter((by) => by !== undefined);

const groupNameOf = (figure: Figure, value: string | undefined): string =>
  figure['by'] === 'route' ? labelOf(routes, value!) : (value ?? 'all');

async function pooledBy(model: Answering, figure: Figure, args: RetentionArgs) {
  const { pooled } = await retention(model, { ...args, by: byOf(figure) });
  return keyed(
    pooled,
    ({ group }) => groupNameOf(figure, group[0]?.value),
    ({ cells }) => pooledCellsOf(cells),
  );
}

export const retentionShapes: Readonly<
  Record<string, (model: Answering, figure: Figure, asOf: string) => Promise<unknown>>
> = {
  async retention_matrix(model, figure, asOf) {
    const { cohorts } = await retention(model, {
      ...viewpointOf(figure, asOf),
      years: figure['years'] as number[],
      clock: clocks[figure['clock'] as string],
      base: upper(figure['base']),
      rule: upper(figure['rule']),
      breaks: upper(figure['breaks']),
      cohorts: (figure['cohorts'] as string[] | undefined) ?? [],
    });
    return {
      cohorts: keyed(
        cohorts,
        ({ cohort }) => cohort,
        ({ n, cells }) => ({ n, cells: cellsOf(cells) }),
      ),
    };
  },
  async retention_pooled(model, figure, asOf) {
    const args = { ...viewpointOf(figure, asOf), years: figure['years'] as number[] };
    return { groups: await pooledBy(model, figure, args) };
  },
  async retention_scope(model, figure, asOf) {
    const groups: Record<string, Record<string, unknown>> = {};
    for (const [name, scope] of Object.entries(scopes)) {
      const args: RetentionArgs = {
        ...viewpointOf(figure, asOf),
        years: figure['years'] as number[],
        clock: 'ENTRY_ANNIVERSARY',
        scope,
        trustMembership: upper(figure['trust_membership']),
      };
      for (const [group, cells] of Object.entries(await pooledBy(model, figure, args)))
        groups[group] = { ...groups[group], [name]: cells };
    }
    return { groups };
  },
};
