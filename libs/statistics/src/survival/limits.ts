export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** Confidence limits of a survival on three scales; null where they are undefined. */
export interface SurvivalLimits {
  readonly plain: Limits | null;
  readonly log: Limits | null;
  readonly logLog: Limits | null;
}

const CERTAIN: Limits = { lower: 1, upper: 1 };

/**
 * Limits of a survival `s` with Greenwood's sum `g`, `z` standard errors to each side:
 *
 * - plain s ± z s √g, cut to 0 and 1
 * - log s exp(±z √g), cut to 1
 * - log-log s ^ exp(±z √g / ln s)
 *
 * While nothing has happened all are 1; once nobody is left they are undefined.
 *
 * Source: Klein & Moeschberger, Survival Analysis, 2nd ed., §4.3; as R's `conf.type` plain, log and log-log.
 */
export function limitsOf(s: number, g: number, z: number): SurvivalLimits {
  if (s === 1) return { plain: CERTAIN, log: CERTAIN, logLog: CERTAIN };
  if (!(s > 0)) return { plain: null, log: null, logLog: null };
  const off = z * Math.sqrt(g);
  return {
    plain: { lower: Math.max(0, s - s * off), upper: Math.min(1, s + s * off) },
    log: { lower: s * Math.exp(-off), upper: Math.min(1, s * Math.exp(off)) },
    logLog: logLogLimits(s, off),
  };
}

/** Limits p ^ exp(±off / ln p) of a share strictly between 0 and 1; `off` in units of p's relative error. */
export const logLogLimits = (p: number, off: number): Limits => ({
  lower: p ** Math.exp(-off / Math.log(p)),
  upper: p ** Math.exp(off / Math.log(p)),
});
