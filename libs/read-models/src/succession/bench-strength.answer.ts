import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface BenchStrengthArgs extends Viewpoint, PageArgs {
  /** Only posts in this trust. Its readiness ratings alone are used then, and those made for no trust. */
  readonly trust?: string;
}

/** A post of a head or an executive leader, and who in the trust of its school could take it how soon. */
export interface PostBench {
  readonly school: string;
  readonly schoolName: string | null;
  readonly trust: string | null;
  /** Who holds it. */
  readonly teacher: string;
  readonly post: string;
  readonly role: string;
  readonly readyNow: number;
  readonly readyInOneYear: number;
  readonly readyInThreeYears: number;
  /** Of those ready now, with an open post in that very school. */
  readonly readyNowInSchool: number;
}

export interface BenchStrengthAnswer extends Answer {
  /** How many posts, and how many of them nobody is ready for now. */
  readonly count: number;
  readonly withoutSuccessor: number;
  readonly posts: Page<PostBench>;
}
