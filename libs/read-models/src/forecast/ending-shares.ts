import { drawnShares } from '#statistics/forecast/drawn-shares';
import { drawnTowards } from '#statistics/forecast/shrinkage';
import { type EstimatedShare, inPart } from '#statistics/forecast/vacancies';
import type { Proportion } from '#statistics/proportions/difference';

/** Holders of posts of one stage who are alike: how often each was seen in one, and how often it ended within a year. */
export interface EndedRow extends Readonly<Record<string, unknown>> {
  readonly rank: number;
  /** In the trust asked about. */
  readonly is_ours: boolean;
  /** Who reached 60 in the year in which they were seen. */
  readonly is_sixty: boolean;
  readonly seen: number;
  readonly ended: number;
  readonly people: number;
}

/** The age from which posts end by retirement more than by anything else. */
export const RETIRING_AGE = 60;

/** How often posts of a stage end within a year, by the age of their holder. */
export interface EndingShares {
  /** Of those who reach 60 by the end of the year, where any such were seen. */
  readonly fromSixty: EstimatedShare;
  /** Of all others, those of whom no year of birth is on record among them. */
  readonly others: EstimatedShare;
}

export const partOf = (rows: readonly EndedRow[]): Proportion => ({
  part: rows.reduce((sum, { ended, people }) => sum + ended * people, 0),
  whole: rows.reduce((sum, { seen, people }) => sum + seen * people, 0),
});

/**
 * The shares of a stage: in a trust each drawn towards that of all. Where holders of the one age were seen nowhere they are
 * taken to be like the others; null where nobody was seen.
 *
 * @param weight how many years of posts of all are worth in a trust; 0: everybody is ours
 */
export function endingShares(rows: readonly EndedRow[], weight: number): EndingShares | null {
  const fromSixty = shareOf(rows.filter((row) => row.is_sixty), weight); // prettier-ignore
  const others = shareOf(rows.filter((row) => !row.is_sixty), weight); // prettier-ignore
  const either = others ?? fromSixty;
  return either && { fromSixty: fromSixty ?? either, others: either };
}

const SEED_OF_OURS = 1;
const SEED_OF_OTHERS = 2;

function shareOf(rows: readonly EndedRow[], weight: number): EstimatedShare | null {
  const ours = rows.filter((row) => row.is_ours);
  const elsewhere = rows.filter((row) => !row.is_ours);
  const share = drawnTowards(partOf(ours), partOf(rows), weight);
  if (share === null) return null;
  const drawn = { ours: samplesOf(ours, SEED_OF_OURS), elsewhere: samplesOf(elsewhere, SEED_OF_OTHERS) };
  const samples = drawn.ours.map((few, index) => {
    const others = drawn.elsewhere[index]!;
    const all = { part: few.part + others.part, whole: few.whole + others.whole };
    return drawnTowards(few, all, weight) ?? share;
  });
  return { share, samples };
}

const samplesOf = (rows: readonly EndedRow[], seed: number): readonly Proportion[] =>
  drawnShares(
    rows.map(({ people, seen, ended }) => ({ people, seen, happened: ended })),
    seed,
  );

/** Shares added up, each so much of it. */
export function together(parts: readonly (readonly [share: EstimatedShare, part: number])[]): EstimatedShare {
  const each = parts.map(([share, part]) => inPart(share, part));
  return {
    share: each.reduce((sum, { share }) => sum + share, 0),
    samples: (each[0]?.samples ?? []).map((_, index) =>
      each.reduce((sum, { samples }) => sum + samples[index]!, 0),
    ),
  };
}
