import type { SurvivalCurve } from '#statistics/survival/kaplan-meier';

/** Fewer at risk than this, and one event moves a curve by more than a fifth, for ever. */
const THIN = 5;

/** With delayed entry few may be in view at first. Says so where a curve hangs on them while others are still to come. */
export function thinRiskSets(curves: readonly SurvivalCurve[]): readonly string[] {
  const groups = curves.filter(isThinAtFirst).length;
  if (groups === 0) return [];
  const where = curves.length === 1 ? '' : ` in ${groups} of ${curves.length} groups`;
  return [
    `Events came while fewer than ${THIN} were at risk and others had yet to come into view${where}: ` +
      'such early steps stay in the curve for ever. conditionalFrom begins it later.',
  ];
}

function isThinAtFirst({ observed, steps: { time, atRisk } }: SurvivalCurve): boolean {
  const lastEntry = observed.entries?.time.at(-1) ?? -Infinity;
  return time.some((at, step) => at <= lastEntry && atRisk[step]! < THIN);
}
