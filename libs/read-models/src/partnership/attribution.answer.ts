import type { Answer, Viewpoint } from '../answer.js';

export interface TraineeAttributionArgs extends Viewpoint {
  /** Codes of routes; none: all. */
  readonly routes?: readonly string[];
  readonly partnership?: string;
  /** Only trainings that began in this academic year, such as `2014/15`. */
  readonly intake?: string;
}

/** What is attributed to one organisation. */
export interface AttributedTo {
  readonly organisation: string;
  readonly name: string | null;
  /** How many trainees it has any share of. */
  readonly trainees: number;
  /** The shares added up: in trainees. */
  readonly share: number;
}

export interface AttributedOfPhase extends AttributedTo {
  /** Code of the phase trained for; null where the training says none. */
  readonly phase: string | null;
  readonly phaseLabel: string;
}

export interface TraineeAttributionAnswer extends Answer {
  readonly trainees: number;
  /** Trainees shared by more than one organisation. */
  readonly shared: number;
  /** Trainees that nobody is said to have a share of. The shares and these add up to the trainees. */
  readonly unattributed: number;
  readonly organisations: readonly AttributedTo[];
  readonly byPhase: readonly AttributedOfPhase[];
}
