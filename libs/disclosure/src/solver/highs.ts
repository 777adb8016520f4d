import highs from 'highs';
import type { Highs, Model } from 'highs';
import type { Balance, Column, Region, Searcher, Solver } from './linear-programme.js';

// The package declares itself CommonJS for its types, and is a module when it runs.
const load = highs as unknown as typeof highs.default;

/**
 * The solver of linear programmes HiGHS (Huangfu & Hall 2018, Math Prog Comp 10:119), in this process and on one thread.
 * It gives the same answers to the same questions in the same order.
 */
export async function openSolver(): Promise<Solver> {
  const solver = await load();
  return (region) => searcherOf(solver, region);
}

function searcherOf(solver: Highs, { columns, balances }: Region): Searcher {
  const model = solver.createModel();
  model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' });
  for (const { lower, upper } of columns) model.addVar(lower, upper);
  columns.forEach(({ cost = 0 }, column) => cost !== 0 && model.changeColCost(column, cost));
  for (const balance of balances) model.addRow(0, 0, entries(balance));
  const bound = (column: number, { lower, upper }: Column): void =>
    void model.changeColBounds(column, lower, upper);
  return {
    least(within = new Map()) {
      for (const [column, bounds] of within) bound(column, bounds);
      const found = valuesOf(solver, model);
      for (const column of within.keys()) bound(column, columns[column]!);
      return found;
    },
    price: (column, cost) => void model.changeColCost(column, cost),
    close: () => model.dispose(),
  };
}

const entries = (balance: Balance): { indices: Int32Array; values: Float64Array } => ({
  indices: Int32Array.from(balance.keys()),
  values: Float64Array.from(balance.values()),
});

/** @throws Error the costs are endless, or the solver gave up: nothing may then be shown */
function valuesOf(solver: Highs, model: Model): readonly number[] | null {
  const { optimal, infeasible } = solver.constants.modelStatus;
  model.run();
  const status = model.getModelStatus();
  if (status === infeasible) return null;
  if (status !== optimal) throw new Error(`The linear programme was not solved (HiGHS status ${status}).`);
  return Array.from(model.getSolution().colValue, whole);
}

/** Without the error of floating-point sums, where the value is a whole number but for it. */
const whole = (value: number): number =>
  Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) + 0 : value;
