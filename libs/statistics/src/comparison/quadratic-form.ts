/** A pivot this small against its own diagonal is a rounding error of zero. */
const SINGULAR = 1e-10;

/**
 * x' M⁻¹ x for a symmetric positive definite matrix; null when it is singular.
 *
 * Source: Cholesky's decomposition without roots (Golub & Van Loan, Matrix Computations, §4.1).
 */
export function quadraticForm(x: readonly number[], matrix: readonly (readonly number[])[]): number | null {
  const rest = matrix.map((row) => [...row]);
  const left = [...x];
  let sum = 0;
  for (let k = 0; k < left.length; k++) {
    const pivot = rest[k]![k]!;
    if (!(pivot > SINGULAR * matrix[k]![k]!)) return null;
    sum += left[k]! ** 2 / pivot;
    for (let i = k + 1; i < left.length; i++) {
      const factor = rest[i]![k]! / pivot;
      left[i]! -= factor * left[k]!;
      for (let j = k; j < left.length; j++) rest[i]![j]! -= factor * rest[k]![j]!;
    }
  }
  return sum;
}
