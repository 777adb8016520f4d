import { academicYearName } from '#pathway/calendar';
import { phases } from '#pathway/vocabulary/phases';
import { regions } from '#pathway/vocabulary/regions';
import { routes } from '#pathway/vocabulary/routes';
import { sexes } from '#pathway/vocabulary/sexes';
import { subjects } from '#pathway/vocabulary/subjects';
import { trainingModels } from '#pathway/vocabulary/training-models';
import type { Vocabulary } from '#pathway/vocabulary/vocabulary';
import { labelOf } from '#pathway/vocabulary/vocabulary';
import { ageBands, UNKNOWN } from './age-bands.js';

/**
 * What teachers can be grouped by. All are fixed at the start: by the training, the cohort, the first school on the day
 * of entry, by what was said of the person by the day of QTS, or else first after it. AGE_BAND: the age reached in the calendar year
 * of QTS. ATTRIBUTED_TO shares a teacher between the organisations that trained them jointly.
 */
export const groupings = [
  'ROUTE',
  'TRAINING_MODEL',
  'PHASE',
  'SUBJECT',
  'REGION',
  'LOCAL_AUTHORITY',
  'PROVIDER',
  'PARTNERSHIP',
  'ATTRIBUTED_TO',
  'FIRST_SCHOOL',
  'TRUST',
  'ALLIANCE',
  'COHORT',
  'SEX',
  'AGE_BAND',
] as const;

export type Grouping = (typeof groupings)[number];

/** Narrows a question down: only those whose value in a dimension is one of these. */
export interface Among {
  readonly dimension: Grouping;
  /** At least one: a code, a cohort such as `2014/15`, an organisation's id, or the words of a source. */
  readonly values: readonly string[];
}

export interface GroupValue {
  readonly dimension: Grouping;
  /** A code, a cohort, an organisation's id, or the words of a source. */
  readonly value: string;
  /** How a published list names the code; else the value itself. */
  readonly label: string;
}

const lists: Readonly<Partial<Record<Grouping, Vocabulary>>> = {
  ROUTE: routes,
  TRAINING_MODEL: trainingModels,
  PHASE: phases,
  SUBJECT: subjects,
  REGION: regions,
  SEX: { ...sexes, terms: [...sexes.terms, { code: UNKNOWN, label: 'Unknown' }] },
  AGE_BAND: ageBands,
};

/** A group as a reader knows it. `held` is the value of its column (`groupColumns`): of a cohort the first year, `2014`. */
export function groupValue(dimension: Grouping, held: string): GroupValue {
  const value = dimension === 'COHORT' ? academicYearName(Number(held)) : held;
  const list = lists[dimension];
  return { dimension, value, label: list ? labelOf(list, value) : value };
}
