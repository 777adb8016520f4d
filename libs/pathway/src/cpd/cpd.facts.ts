import { coded, count, hours, id, optional, text } from '../field.js';
import { cpdProgrammes } from '../vocabulary/cpd-programmes.js';

export const cpdFacts = {
  /** A teacher joins a run of a programme such as Accelerate. */
  CpdStarted: { enrolment: id, programme: coded(cpdProgrammes), school: optional(id), coach: optional(id) },
  CpdModuleCompleted: { enrolment: id, module: text },
  CpdCoachingHeld: { enrolment: id, coach: optional(id), focus: optional(text), minutes: optional(count) },
  CpdWorkshopAttended: { enrolment: id, workshop: text, hours: optional(hours) },
  CpdCompleted: { enrolment: id, hours: optional(hours) },
  CpdWithdrawn: { enrolment: id, reason: optional(text) },
} as const;

export const cpdVerbs = {
  StartCpd: 'CpdStarted',
  CompleteCpdModule: 'CpdModuleCompleted',
  HoldCpdCoaching: 'CpdCoachingHeld',
  AttendCpdWorkshop: 'CpdWorkshopAttended',
  CompleteCpd: 'CpdCompleted',
  WithdrawFromCpd: 'CpdWithdrawn',
} as const;
