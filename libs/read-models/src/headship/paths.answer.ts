import type { Answer, Viewpoint } from '../answer.js';

/** What a step of a path is: a role, or the stage that it belongs to. */
export const pathSteps = ['ROLE', 'STAGE'] as const;

export interface HeadshipPathsArgs extends Viewpoint {
  /** Default ROLE. */
  readonly steps?: (typeof pathSteps)[number];
  /** So many of the most frequent: 1 to 200. Default 20. */
  readonly most?: number;
}

export interface HeadshipPath {
  /** In order, the headship last; codes of roles, or names of stages. */
  readonly path: readonly string[];
  readonly heads: number;
  /** Of all heads, 0 to 100. */
  readonly percent: number;
  /** From the first day of qualified service to the headship, days / 365.25; null of those who headed before it. */
  readonly medianYears: number | null;
}

export interface HeadshipPathsAnswer extends Answer {
  readonly heads: number;
  readonly distinctPaths: number;
  readonly paths: readonly HeadshipPath[];
  /** Heads on the paths that are not listed. */
  readonly headsOnOthers: number;
}
