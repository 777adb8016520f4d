import type { ArgumentRule } from './arguments.js';
import type { Shape } from './shape.js';
import type { SumRule } from './sums.js';

/** What has to be known of a question so that its answer can be shown to those who may not see every figure. */
export interface Recipe {
  /** What may be asked with; whatever is not named may not. `asOf` and `atLeast` may always. */
  readonly arguments: Readonly<Record<string, ArgumentRule>>;
  /** Of the answer but its basis. */
  readonly shape: Shape;
  /** Which count of the answer is what `n` of the basis counts; null where none is: then it is not shown. */
  readonly n: readonly string[] | null;
  readonly sums: readonly SumRule[];
}
