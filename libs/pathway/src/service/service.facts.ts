import { coded, date, flag, fte, group, id, lessons, listOf, oneOf, optional, text } from '../field.js';
import { careerBreakKinds } from '../vocabulary/career-break-kinds.js';
import { contracts } from '../vocabulary/contracts.js';
import { leavingDestinations } from '../vocabulary/leaving-destinations.js';
import { leavingReasons } from '../vocabulary/leaving-reasons.js';
import { phases } from '../vocabulary/phases.js';
import { roles } from '../vocabulary/roles.js';
import { subjects } from '../vocabulary/subjects.js';

/** Why a post is to end on a day that is known beforehand. */
export const plannedEndReasons = ['contract_ends', 'resignation', 'retirement', 'reorganisation'] as const;

/** A post: a role held in a school or, for a trust's central team, in a trust. */
const post = {
  post: id,
  role: coded(roles),
  /** The school, or the trust for a post in its central team. */
  employer: id,
  phase: optional(coded(phases)),
  subject: optional(coded(subjects)),
  fte: optional(fte),
  contract: optional(oneOf(...contracts)),
  acting: optional(flag),
  /** The other schools that share the post, each with its part. */
  sharedWith: optional(listOf(group({ school: id, fte }))),
};

export const serviceFacts = {
  /** Opens a post. Someone out of teaching joins, or rejoins, by it. */
  PostStarted: post,
  /** From one post to another on a higher rung, on the same rung, on a lower one. */
  Promoted: { ...post, fromPost: id },
  MovedLaterally: { ...post, fromPost: id },
  SteppedDown: { ...post, fromPost: id },
  PostTermsChanged: {
    post: id,
    fte: optional(fte),
    contract: optional(oneOf(...contracts)),
    acting: optional(flag),
  },
  /** How many lessons of a week the timetable gives the post. */
  PostTimetabled: { post: id, lessons },
  /** The post is to end, as a contract runs out or notice was given. It ends by its end alone. */
  PostEndPlanned: { post: id, plannedEndOn: date, reason: optional(oneOf(...plannedEndReasons)) },
  /** Closes that post and nothing else: not a departure. */
  PostEnded: { post: id, reason: optional(text) },
  /** A departure: closes every open post and assignment and ends a career break. */
  LeftTeaching: {
    destination: optional(coded(leavingDestinations)),
    reason: optional(coded(leavingReasons)),
  },
  ReturnedToTeaching: {},
  /** The post is kept. */
  CareerBreakStarted: { kind: optional(coded(careerBreakKinds)) },
  CareerBreakEnded: {},
  /** Nothing before this day was observed: survival counts the teacher from here on (delayed entry). */
  ObservationStarted: {},
} as const;

export const serviceVerbs = {
  StartPost: 'PostStarted',
  Promote: 'Promoted',
  MoveLaterally: 'MovedLaterally',
  StepDown: 'SteppedDown',
  ChangePostTerms: 'PostTermsChanged',
  TimetablePost: 'PostTimetabled',
  PlanPostEnd: 'PostEndPlanned',
  EndPost: 'PostEnded',
  LeaveTeaching: 'LeftTeaching',
  ReturnToTeaching: 'ReturnedToTeaching',
  StartCareerBreak: 'CareerBreakStarted',
  EndCareerBreak: 'CareerBreakEnded',
} as const;
