import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface ExecutiveLeadersArgs extends Viewpoint, PageArgs {
  /** Only leaders of this trust: with a school of it, or in its central team. */
  readonly trust?: string;
}

export interface LedSchool {
  readonly school: string;
  readonly schoolName: string | null;
  readonly trust: string | null;
  /** Null where none is on record. */
  readonly fte: number | null;
  /** Five days to a full-time equivalent. */
  readonly daysAWeek: number | null;
}

export interface ExecutiveLeader {
  readonly teacher: string;
  readonly kind: 'POST' | 'ASSIGNMENT';
  /** The post or the assignment. */
  readonly held: string;
  readonly role: string | null;
  readonly since: string;
  /** The planned end, as last said; null where none is on record. */
  readonly until: string | null;
  readonly schools: readonly LedSchool[];
}

export interface LedCluster {
  readonly cluster: string;
  readonly clusterName: string | null;
  /** As named when the cluster was registered; null if nobody was. */
  readonly executiveLeader: string | null;
  readonly schools: readonly string[];
}

export interface ExecutiveLeadersAnswer extends Answer {
  readonly leaders: Page<ExecutiveLeader>;
  readonly clusters: readonly LedCluster[];
}
