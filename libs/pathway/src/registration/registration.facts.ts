import { coded, optional, text, year } from '../field.js';
import { sexes } from '../vocabulary/sexes.js';

/**
 * What opens a teacher's record, so that a mistyped id is refused instead of becoming a new teacher, and what is said of the
 * person for the sake of statistics: no more than the year of a birth.
 */
export const registrationFacts = {
  TeacherRegistered: { note: optional(text) },
  CharacteristicsReported: { sex: optional(coded(sexes)), birthYear: optional(year) },
} as const;

export const registrationVerbs = {
  RegisterTeacher: 'TeacherRegistered',
  ReportCharacteristics: 'CharacteristicsReported',
} as const;
