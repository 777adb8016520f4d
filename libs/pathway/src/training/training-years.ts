import type { Refusal } from '../refusal.js';
import { refusal } from '../refusal.js';
import type { TrainingModel } from '../vocabulary/training-models.js';

/** A trainee's years by number, each open until its outcome is recorded. An extended year awaits another one. */
export type TrainingYears = Readonly<Record<number, 'open' | 'met' | 'extended' | 'not_met'>>;

/** The years of a model follow one another, each once, the next only when the one before was met. */
export function refuseYearStart(
  year: number,
  years: TrainingYears,
  model: TrainingModel | undefined,
): Refusal | undefined {
  if (model && !model.years.some((of) => of.year === year))
    return refusal(
      'WRONG_STATE',
      `The ${model.label} has no year ${year}.`,
      `Its last is year ${model.years.length}.`,
      'year',
    );
  if (years[year] !== undefined)
    return refusal(
      'WRONG_STATE',
      `Training year ${year} is on record already.`,
      'Start the year after it.',
      'year',
    );
  return year > 1 && years[year - 1] !== 'met'
    ? refusal(
        'WRONG_STATE',
        `Training year ${year - 1} is not completed with the outcome "met".`,
        'Complete the years in order.',
        'year',
      )
    : undefined;
}

/** A year is completed once it is started; one that was extended is completed again. */
export function refuseYearCompletion(year: number, years: TrainingYears): Refusal | undefined {
  const known = years[year];
  if (known === 'open' || known === 'extended') return undefined;
  return known === undefined
    ? refusal('WRONG_STATE', `Training year ${year} is not started.`, 'Start the year first.', 'year')
    : refusal(
        'WRONG_STATE',
        `Training year ${year} is completed already.`,
        'Void or correct its outcome instead.',
        'year',
      );
}

/** A strand of the core content, signed off in one training year. */
export interface StrandSignedOff {
  readonly strand: string;
  readonly year: number;
}

/** The strands are those of the model; each is signed off at most once in a year that was started. */
export function refuseStrand(
  { strand, year }: StrandSignedOff,
  signedOff: readonly StrandSignedOff[],
  years: TrainingYears,
  model: TrainingModel | undefined,
): Refusal | undefined {
  if (!model)
    return refusal(
      'WRONG_STATE',
      'The training follows no model, so it has no list of strands.',
      'Correct the start of the training and name its model.',
    );
  if (!model.strands.includes(strand))
    return refusal(
      'UNKNOWN_CODE',
      `"${strand}" is no core-content strand of the ${model.label}.`,
      `Use one of ${model.strands.join(', ')}.`,
      'strand',
    );
  if (years[year] === undefined)
    return refusal('WRONG_STATE', `Training year ${year} is not started.`, 'Start the year first.', 'year');
  return signedOff.some((known) => known.strand === strand && known.year === year)
    ? refusal(
        'ALREADY_HELD',
        'That strand is signed off for that year.',
        'Name another strand or year.',
        'strand',
      )
    : undefined;
}

/** Whether a model has its trainee employed by now: from its start, or from the end of one of its years. */
export const isEmployedBy = (model: TrainingModel, years: TrainingYears): boolean =>
  model.employedFromEndOfYear === 0 || years[model.employedFromEndOfYear] === 'met';
