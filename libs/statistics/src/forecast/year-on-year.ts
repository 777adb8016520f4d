/** How many went from each state to each from one snapshot to the next: `counts[from][to]`. */
export type Counts = readonly (readonly number[])[];

/**
 * The shares in which those in a state are found in each state a year later, all pairs of snapshots taken together:
 * the maximum likelihood estimate for a Markov chain (Anderson & Goodman 1957, Annals of Mathematical Statistics
 * 28:89). Null for a state in which nobody was.
 */
export function annualShares(counts: Counts): readonly (readonly number[] | null)[] {
  return counts.map((row) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return total === 0 ? null : row.map((count) => count / total);
  });
}
