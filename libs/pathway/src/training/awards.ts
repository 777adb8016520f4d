import type { Refusal } from '../refusal.js';
import { firstRefusal, refusal } from '../refusal.js';
import type { Route } from '../vocabulary/routes.js';
import { routes } from '../vocabulary/routes.js';
import type { TrainingModel } from '../vocabulary/training-models.js';
import { termOf } from '../vocabulary/vocabulary.js';
import type { TrainingYears } from './training-years.js';

/** An award of QTS or EYTS; in force from `awardedOn` until the day before `revokedOn`. */
export interface Award {
  readonly awardedOn: string;
  readonly revokedOn?: string;
}

/** The day of the earliest award in force on a day. */
export const heldSince = (awards: readonly Award[], on: string): string | undefined =>
  awards
    .filter(({ awardedOn, revokedOn }) => awardedOn <= on && (revokedOn === undefined || on < revokedOn))
    .map(({ awardedOn }) => awardedOn)
    .sort()[0];

/** All awards made by that day and still in force are revoked together: the status goes, not one certificate. */
export const revoked = (awards: readonly Award[], on: string): readonly Award[] =>
  awards.map((award) =>
    award.revokedOn === undefined && award.awardedOn <= on ? { ...award, revokedOn: on } : award,
  );

/** What an award needs to know of placements. One counts once it has days on record or is over. */
export type PlacementsSeen = Readonly<
  Record<
    string,
    { readonly school: string; readonly status: 'open' | 'ended'; readonly daysAttended: number }
  >
>;

/** What an award needs to know of the training that it ends. */
export interface TrainingSeen {
  readonly route: string;
  readonly model: TrainingModel | undefined;
  readonly years: TrainingYears;
  readonly employingSchool?: string;
}

/** Refuses an award at the end of a training that doesn't lead to it, or not yet. */
export function refuseAwardFromTraining(
  award: Route['award'],
  askedRoute: string | undefined,
  training: TrainingSeen,
  placements: PlacementsSeen,
): Refusal | undefined {
  const route = termOf(routes, training.route);
  return firstRefusal(
    () =>
      askedRoute !== undefined && askedRoute !== training.route
        ? refusal(
            'WRONG_STATE',
            `The training follows the route "${training.route}".`,
            'Leave the route out, or correct that of the training.',
            'route',
          )
        : undefined,
    () => route && refuseOtherAward(award, route),
    () => training.model && refuseUnfinished(award, training.model, training.years),
    () => route && refuseTooFewPlacements(award, route, training.employingSchool, placements),
  );
}

/** Refuses an award without training, unless by a route that is open without: by assessment or recognition. */
export function refuseAwardWithoutTraining(
  award: Route['award'],
  askedRoute: string | undefined,
): Refusal | undefined {
  const route = askedRoute === undefined ? undefined : termOf(routes, askedRoute);
  if (!route)
    return refusal(
      'WRONG_STATE',
      'The teacher is not in training.',
      'Start the training first, or give the route of an award without training.',
      'route',
    );
  return firstRefusal(
    () => refuseOtherAward(award, route),
    () =>
      route.withoutTraining
        ? undefined
        : refusal(
            'WRONG_STATE',
            `The teacher is not in training, which "${route.label}" requires.`,
            'Start the training first.',
            'route',
          ),
  );
}

const refuseOtherAward = (award: Route['award'], route: Route): Refusal | undefined =>
  route.award === award
    ? undefined
    : refusal(
        'NOT_ELIGIBLE',
        `The route "${route.label}" leads to ${route.award}, not to ${award}.`,
        `Award ${route.award}, or correct the route.`,
        'route',
      );

const refuseUnfinished = (
  award: Route['award'],
  model: TrainingModel,
  years: TrainingYears,
): Refusal | undefined =>
  years[model.qtsAtEndOfYear] === 'met'
    ? undefined
    : refusal(
        'INCOMPLETE',
        `The ${model.label} leads to ${award} at the end of year ${model.qtsAtEndOfYear}, not yet met.`,
        'Complete that training year first.',
      );

function refuseTooFewPlacements(
  award: Route['award'],
  route: Route,
  employingSchool: string | undefined,
  placements: PlacementsSeen,
): Refusal | undefined {
  const counted = Object.values(placements).filter(
    ({ status, daysAttended }) => status === 'ended' || daysAttended > 0,
  );
  const schools = new Set(counted.map(({ school }) => school));
  if (schools.size < route.placementsNeeded)
    return refusal(
      'INCOMPLETE',
      `"${route.label}" asks for placements in ${route.placementsNeeded} schools before ${award}; ${schools.size} on record.`,
      'Record the days or the end of a placement in another school first.',
    );
  const isAsked = route.placedWhereEmployed && employingSchool !== undefined;
  return isAsked && !schools.has(employingSchool)
    ? refusal(
        'INCOMPLETE',
        'No placement in the employing school is on record.',
        'Record the days or the end of that placement first.',
      )
    : undefined;
}
