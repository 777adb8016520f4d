import { phases } from '#pathway/vocabulary/phases';
import { routes } from '#pathway/vocabulary/routes';
import { sexes } from '#pathway/vocabulary/sexes';
import { subjects } from '#pathway/vocabulary/subjects';
import type { Column, FactTemplate, FieldSource } from '../../format/format.js';
import { codeOf, oneOfWords } from '../../format/readers.js';
import type { ValueReader } from '../../format/value.js';
import { readUrn } from '../../values/identifiers.js';
import { readId } from '../../values/words.js';

/** What Register trainee teachers tells of a trainee, in files of several kinds, is told by one source. */
export const REGISTER = 'register-trainees';

/** A term, in days: a trainee may start late, and the start be corrected. */
export const LATEST_START = 120;

export const routeOf = codeOf(routes);
export const phaseOf = codeOf(phases);
export const subjectOf = codeOf(subjects);

/** Study modes in words, and in the codes of HESA. */
export const studyModeOf = oneOfWords({
  'Full time': 'full_time',
  'full-time': 'full_time',
  full_time: 'full_time',
  '01': 'full_time',
  '02': 'full_time',
  '63': 'full_time',
  'Part time': 'part_time',
  'part-time': 'part_time',
  part_time: 'part_time',
  '31': 'part_time',
  '64': 'part_time',
});

/** A school by its URN, or by its name where it was added by hand. */
export const readSchool = (text: string) => (/^\d+$/.test(text) ? readUrn(text) : readId(text));

/** Columns of which the facts keep the code of the sex and the year of the birth. They may be cut off. */
export const characteristicsColumns = (
  birthDay: string,
  readsDay: ValueReader,
  sex: string,
): readonly Column[] => [
  { name: birthDay, reads: readsDay, mayLack: true },
  { name: sex, reads: codeOf(sexes), mayLack: true },
];

/** @param on columns of which the first that is filled in is the day on which it is told */
export const characteristics = (birthDay: string, sex: string, on: readonly string[]): FactTemplate => ({
  slot: 'characteristics',
  type: 'CharacteristicsReported',
  on,
  needs: [{ firstOf: [sex, birthDay] }],
  fields: { sex, birthYear: { yearOf: birthDay } },
});

/**
 * A placement, of which the files give no dates: it counts from the beginning of the training.
 *
 * @param began columns of which the first that is filled in is that day
 * @param ittBegan the column by which files of all kinds name the training
 */
export const placement = (
  number: number,
  school: FieldSource,
  began: readonly string[],
  ittBegan: string,
): FactTemplate => ({
  slot: `placement ${number}`,
  type: 'PlacementStarted',
  on: began,
  fields: { placement: { text: `placement ${number} of {${ittBegan}}` }, school },
  needs: [school],
});
