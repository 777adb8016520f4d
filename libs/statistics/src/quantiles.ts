/**
 * The quantile of values in ascending order by linear interpolation between the two nearest, with ranks from 0 to
 * n - 1: R's type 7 (Hyndman & Fan 1996, definition 7). Null when there is no value.
 *
 * @param probability 0 (the least) to 1 (the greatest)
 */
export function quantile(ascending: ArrayLike<number>, probability: number): number | null {
  if (ascending.length === 0) return null;
  const rank = (ascending.length - 1) * probability;
  const below = Math.floor(rank);
  const [low, high] = [ascending[below]!, ascending[Math.ceil(rank)]!];
  return low + (rank - below) * (high - low);
}
