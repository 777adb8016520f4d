import type { FactOf } from '../fact.js';
import { routes } from '../vocabulary/routes.js';
import type { TrainingModel } from '../vocabulary/training-models.js';
import { trainingModels } from '../vocabulary/training-models.js';
import { termOf } from '../vocabulary/vocabulary.js';
import type { Attribution } from './attribution.js';
import type { trainingFacts } from './training.facts.js';
import type { StrandSignedOff, TrainingYears } from './training-years.js';
import { isEmployedBy } from './training-years.js';

type TrainingFact = FactOf<typeof trainingFacts>;
type AwardFact = Extract<TrainingFact, { type: 'QtsAwarded' | 'EytsAwarded' | 'QtsRevoked' }>;

/** The course a trainee is on, or was on last. */
export interface Course {
  readonly status: 'in training' | 'deferred' | 'withdrawn' | 'completed';
  readonly startedOn: string;
  readonly route: string;
  readonly trainingModel?: string;
  readonly employingSchool?: string;
  readonly attribution: readonly Attribution[];
  readonly years: TrainingYears;
  readonly strands: readonly StrandSignedOff[];
  readonly employmentConfirmed: boolean;
}

export const courseStartedBy = (fact: Extract<TrainingFact, { type: 'TrainingStarted' }>): Course => ({
  status: 'in training',
  startedOn: fact.effectiveOn,
  route: fact.route,
  ...(fact.trainingModel !== undefined && { trainingModel: fact.trainingModel }),
  ...(fact.employingSchool !== undefined && { employingSchool: fact.employingSchool }),
  attribution: fact.attribution ?? [],
  years: {},
  strands: [],
  employmentConfirmed: false,
});

/** The model a course follows; undefined if it names none, or one that the list doesn't know. */
export const modelOf = ({ trainingModel }: Course): TrainingModel | undefined =>
  trainingModel === undefined ? undefined : termOf(trainingModels, trainingModel);

/** By its model; without one, on a salaried route from the start, on others once the training is completed. */
export function isEmployed(course: Course): boolean {
  const model = modelOf(course);
  if (model) return isEmployedBy(model, course.years);
  return course.status === 'completed' || termOf(routes, course.route)?.salaried === true;
}

/** The course after the award that it leads to. A route told in a source's own words may lead to either award. */
export const completedBy = (award: 'QTS' | 'EYTS', course: Course): Course =>
  isUnderway(course) && (termOf(routes, course.route)?.award ?? award) === award
    ? { ...course, status: 'completed' }
    : course;

const isUnderway = ({ status }: Course): boolean => status === 'in training' || status === 'deferred';

/** What a fact makes of the course; undefined if it doesn't fit its situation. */
export function evolveCourse(
  course: Course,
  fact: Exclude<TrainingFact, AwardFact | { type: 'TrainingStarted' }>,
): Course | undefined {
  switch (fact.type) {
    case 'TrainingDeferred':
      return course.status === 'in training' ? { ...course, status: 'deferred' } : undefined;
    case 'TrainingResumed':
      return course.status === 'deferred' ? { ...course, status: 'in training' } : undefined;
    case 'TrainingWithdrawn':
      return isUnderway(course) ? { ...course, status: 'withdrawn' } : undefined;
    case 'EmploymentConfirmed':
      return course.status === 'withdrawn' ? undefined : { ...course, employmentConfirmed: true };
    case 'TraineeAttributed':
    case 'TrainingYearStarted':
    case 'TrainingYearCompleted':
    case 'CoreContentStrandSignedOff':
      return isUnderway(course) ? progressed(course, fact) : undefined;
  }
}

function progressed(
  course: Course,
  fact: Extract<
    TrainingFact,
    {
      type:
        'TraineeAttributed' | 'TrainingYearStarted' | 'TrainingYearCompleted' | 'CoreContentStrandSignedOff';
    }
  >,
): Course {
  switch (fact.type) {
    case 'TraineeAttributed':
      return { ...course, attribution: fact.attribution };
    case 'TrainingYearStarted':
      return { ...course, years: { [fact.year]: 'open', ...course.years } };
    case 'TrainingYearCompleted':
      return { ...course, years: { ...course.years, [fact.year]: fact.outcome } };
    case 'CoreContentStrandSignedOff':
      return { ...course, strands: [...course.strands, { strand: fact.strand, year: fact.year }] };
  }
}
