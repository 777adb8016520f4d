const LISTS = 'It lists teachers: who can be listed can be counted.';
const POSTS = 'It tells of single posts and who holds them.';
const PAIRS = 'It rests on teachers compared one by one: no table of counts says what it gives away.';
const TESTS = 'A test is of exact counts: they could be worked back from it.';
const WORLDS = 'It compares two worlds that differ by a few: the difference is these few.';
const NO_RECIPE = 'Whom its figures count is not told yet: it has no recipe.';
const WORKINGS = 'It tells of single facts and when they came.';

/**
 * Questions that have no recipe, each with the reason: they are refused to whoever may not see every figure. A question
 * that is in neither list is refused as well; a test says so.
 */
export const refusedQuestions: Readonly<Record<string, string>> = {
  assignmentHeadship: PAIRS,
  assignmentPromotion: PAIRS,
  assignments: LISTS,
  backfill: POSTS,
  benchStrength: POSTS,
  candidates: LISTS,
  careerStates: NO_RECIPE,
  cohortMembers: LISTS,
  cohortRevision: WORLDS,
  contentsDigest: WORKINGS,
  correctionEffects: WORLDS,
  cpdStayers: PAIRS,
  cpdUptake: NO_RECIPE,
  cumulativeIncidence: NO_RECIPE,
  diversity: NO_RECIPE,
  executiveLeaders: LISTS,
  expectedVacancies: POSTS,
  firstEmployer: NO_RECIPE,
  firstPosts: NO_RECIPE,
  forecastBacktest: WORLDS,
  graduateWhereabouts: NO_RECIPE,
  headsToCentre: LISTS,
  headshipPaths: 'A path that few took names them.',
  hubRetention: NO_RECIPE,
  incidenceComparison: TESTS,
  inductionsDue: LISTS,
  joiningRetention: NO_RECIPE,
  leaderRetention: NO_RECIPE,
  npqFunnel: NO_RECIPE,
  npqMetrics: NO_RECIPE,
  npqMoves: LISTS,
  npqPromotion: PAIRS,
  placementShortfalls: LISTS,
  pyramid: POSTS,
  reEntry: NO_RECIPE,
  readiness: LISTS,
  recordingLag: WORKINGS,
  schoolLeavers: POSTS,
  schoolMoves: 'A move from one school to another names who made it.',
  seniorAppointments: NO_RECIPE,
  subjectStaffing: POSTS,
  survivalComparison: TESTS,
  timeToLeadership: NO_RECIPE,
  timeToStage: NO_RECIPE,
  traineeAttribution: NO_RECIPE,
  trainingOutcomes: NO_RECIPE,
  trainingReplay: WORLDS,
  trainingWithdrawals: NO_RECIPE,
  transitionProbabilities: NO_RECIPE,
  unaffiliatedSchools: 'It is about schools and has no teacher in it; it is not told here who may see it.',
  vacancyForecast: NO_RECIPE,
  whatIf: WORLDS,
};

/** What is answered by no question of the read model: nothing in it counts teachers, or the policy alone decides on it. */
export const withoutFigures: readonly string[] = [
  'erasurePlan',
  'events',
  'matching',
  'organisationTimeline',
  'parkedStreams',
  'personalDetails',
  'readModel',
  'retentionBenchmarks',
  'timeline',
  'vocabularies',
];
