import type { Answer, Viewpoint } from '../answer.js';
import type { Percentage } from '../proportions/percent.js';

export interface AppointmentsArgs extends Viewpoint {
  /** Only appointments to schools of this trust on their day, or to its central team. */
  readonly trust?: string;
}

/** Appointments to senior leadership of an academic year, by where the teacher came from. */
export interface AppointmentsOfYear extends Percentage {
  readonly year: string;
  readonly appointments: number;
  readonly fromSameSchool: number;
  /** From another school of the same trust. */
  readonly fromSameTrust: number;
  readonly fromElsewhere: number;
  /** No post on record within 92 days before. */
  readonly fromNoPost: number;
  /** From the same school or trust: the share is theirs. */
  readonly internal: number;
}

export interface AppointmentsAnswer extends Answer {
  readonly years: readonly AppointmentsOfYear[];
}
