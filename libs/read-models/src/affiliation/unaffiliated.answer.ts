import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';
import type { Share } from '../proportions/share.js';

export interface UnaffiliatedSchoolsArgs extends Viewpoint, PageArgs {
  readonly localAuthority?: string;
  /** Code of a phase of education. */
  readonly phase?: string;
  readonly level?: number;
}

export interface UnaffiliatedSchool {
  readonly school: string;
  readonly name: string | null;
  readonly urn: string | null;
  readonly localAuthority: string | null;
  readonly phase: string | null;
}

export interface UnaffiliatedSchoolsAnswer extends Answer {
  /** Schools in no alliance, cluster or trust, of the open schools. */
  readonly inNone: Share;
  /** Null: not on record. */
  readonly byLocalAuthority: readonly { readonly localAuthority: string | null; readonly inNone: Share }[];
  readonly byPhase: readonly {
    readonly phase: string | null;
    readonly label: string;
    readonly inNone: Share;
  }[];
  readonly schools: Page<UnaffiliatedSchool>;
}
