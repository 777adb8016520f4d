import type { Profile, ProfileName } from './profile.js';

const own: Profile = {
  name: 'own',
  words: ['Figures are shown as they are: they are about the staff of the organisation that asks.'],
  threshold: 1,
  roundingBase: 1,
  secondary: false,
  smallestBase: 0,
  groupsUnder: 0,
  beyond: 0,
  dayStep: 1,
  days: null,
  dimensions: null,
  crossed: Infinity,
  differencesUnder: 1,
};

const alliance: Profile = {
  name: 'alliance',
  words: [
    'Counts of 1 to 4 are hidden (c), whether of a group, of those in it who did something, or of those who did not.',
    'Further cells of a table are hidden where a hidden one could otherwise be worked out.',
    'That everybody in a group of fewer than 10 did something, or nobody, is hidden.',
    'Rates, medians and curves need at least 10 teachers; the longest and the shortest time are not shown.',
    'A figure is hidden where it differs from one shown before by 1 to 9 teachers.',
  ],
  threshold: 5,
  roundingBase: 1,
  secondary: true,
  smallestBase: 10,
  groupsUnder: 10,
  beyond: 2,
  dayStep: 1,
  days: null,
  dimensions: null,
  crossed: Infinity,
  // As many as a group must have: of 5 more, of whom none left, all would be known to have stayed.
  differencesUnder: 10,
};

const research: Profile = {
  name: 'research',
  words: [
    'Counts under 10 are hidden (c), but for 0; others are rounded to the nearest 5, and rates are of rounded counts.',
    'Further cells of a table are hidden where a hidden one could otherwise be worked out.',
    'That everybody in a group of fewer than 20 did something, or nobody, is hidden.',
    'Medians and curves need at least 10 teachers, quartiles 20; times are to the nearest 30 days.',
    'Figures are as of the end of a month or a census day, by dimensions of the list, at most three at once.',
    'A figure is hidden where it differs from one shown before by 1 to 9 teachers.',
  ],
  threshold: 10,
  roundingBase: 5,
  secondary: true,
  smallestBase: 10,
  groupsUnder: 20,
  beyond: 5,
  dayStep: 30,
  days: ['month end', 'census day'],
  dimensions: [
    'ALLIANCE',
    'COHORT',
    'LOCAL_AUTHORITY',
    'PHASE',
    'PROVIDER',
    'REGION',
    'ROUTE',
    'SUBJECT',
    'TRUST',
  ],
  crossed: 3,
  differencesUnder: 10,
};

const everyone: Profile = {
  ...research,
  name: 'public',
  words: [
    'Counts under 10 are hidden (c), but for 0; others are rounded to the nearest 5, and rates are of rounded counts.',
    'Further cells of a table are hidden where a hidden one could otherwise be worked out.',
    'That everybody in a group of fewer than 30 did something, or nobody, is hidden.',
    'Medians and curves need at least 20 teachers, quartiles 40; times are to the nearest 90 days.',
    'Figures are as of a census day, by cohort, phase, region, route or subject, at most two at once.',
    'A figure is hidden where it differs from one shown before by 1 to 9 teachers.',
  ],
  smallestBase: 20,
  groupsUnder: 30,
  beyond: 10,
  dayStep: 90,
  days: ['census day'],
  dimensions: ['COHORT', 'PHASE', 'REGION', 'ROUTE', 'SUBJECT'],
  crossed: 2,
};

/**
 * The profiles, from the least strict to the strictest.
 *
 * Sources. Threshold 5: OECD glossary of disclosure control (3 or 5 are usual), Ofqual's rounding policy (values under 5).
 * Threshold 10 and rounding to 5: ONS 10-5 rule, UK LLC guidebook. Smallest base of rates 10: the same. The sizes under
 * which "all" and "none" are hidden, the teachers on either side of an order statistic, the steps of times and the lists
 * of dimensions are choices of this project. No number of these is DfE's.
 */
export const profiles: Readonly<Record<ProfileName, Profile>> = { own, alliance, research, public: everyone };
