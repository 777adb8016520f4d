import { dayIn } from '../calendar.js';
import type { Random } from '../chance/random.js';
import type { OrganisationDraft } from './organisation-draft.js';
import { become } from './organisation-draft.js';
import type { School } from './world.js';

/** The middle of each region, in kilometres on the National Grid, and how far its schools lie around it. */
const MIDDLES: Readonly<Record<string, readonly [east: number, north: number]>> = {
  north_east: [420, 560],
  north_west: [365, 420],
  yorkshire_and_the_humber: [440, 440],
  east_midlands: [470, 330],
  west_midlands: [395, 285],
  east_of_england: [580, 270],
  london: [530, 180],
  south_east: [490, 140],
  south_west: [320, 130],
};
const REACH = 45;
const METRES = 1_000;

/** About a quarter of pupils may have free school meals, and the share has grown. */
const MEALS = { least: 4, most: 44, growth: 4 };
const MEALS_REPORTED = [dayIn(2014, 1, 16), dayIn(2019, 1, 17), dayIn(2024, 1, 18)];

const SUBJECTS = ['english', 'mathematics', 'biology', 'chemistry', 'physics', 'history', 'geography'];
const NEEDED_FROM = dayIn(2024, 9, 1);

/** Where schools are, their free school meals and, of secondary schools, how much teaching they need. */
export function schoolWords(random: Random, schools: readonly School[]): readonly OrganisationDraft[] {
  return schools.flatMap((school) => [
    located(random, school),
    ...mealsOf(random, school),
    ...(school.kind === 'secondary' || school.kind === 'all_through' ? needsOf(random, school) : []),
  ]);
}

function located(random: Random, { id, region }: School): OrganisationDraft {
  const [east, north] = MIDDLES[region]!;
  const around = () => random.between(-REACH * METRES, REACH * METRES);
  return become(id, dayIn(1994, 9, 1), 'SchoolLocated', {
    easting: east * METRES + around(),
    northing: north * METRES + around(),
  });
}

function mealsOf(random: Random, { id }: School): readonly OrganisationDraft[] {
  const first = random.between(MEALS.least * 10, MEALS.most * 10) / 10;
  return MEALS_REPORTED.map((day, index) =>
    become(id, day, 'FreeSchoolMealsReported', {
      percent: Math.round((first + index * MEALS.growth) * 10) / 10,
    }),
  );
}

const needsOf = (random: Random, { id }: School): readonly OrganisationDraft[] =>
  SUBJECTS.map((subject) =>
    become(id, NEEDED_FROM, 'SubjectStaffingSet', { subject, fte: random.between(2, 12) / 2 }),
  );
