import { optional, text } from '../field.js';

/** Opens a teacher's record, so that a mistyped id is refused instead of becoming a new teacher. */
export const registrationFacts = {
  TeacherRegistered: { note: optional(text) },
} as const;

export const registrationVerbs = {
  RegisterTeacher: 'TeacherRegistered',
} as const;
