import type { Recipe } from '#disclosure/recipes/recipe';
import type { Answer, Viewpoint } from '#read-models/answer';
import { cohorts } from '#read-models/cohort/cohort';
import { cohortsCounted } from '#read-models/counted/cohorts';
import type { Counting } from '#read-models/counted/counted';
import { headcountCounted } from '#read-models/counted/headcount';
import { leaverDestinationsCounted } from '#read-models/counted/leaver-destinations';
import { npqsCounted } from '#read-models/counted/npqs';
import { stageTimesCounted } from '#read-models/counted/stage-times';
import { survivalCounted } from '#read-models/counted/survival';
import { survival } from '#read-models/survival/survival';
import { transitionsCounted } from '#read-models/counted/transitions';
import { leaverDestinations } from '#read-models/leavers/destinations';
import { npqs } from '#read-models/leadership/npqs';
import { transitions } from '#read-models/pipeline/transitions';
import { stageTimes } from '#read-models/progression/stage-times';
import { retentionCounted } from '#read-models/counted/retention';
import { headcount } from '#read-models/pipeline/headcount';
import type { Answering } from '#read-models/read-model';
import { retention } from '#read-models/retention/retention';
import { npqsRecipe, stageTimesRecipe, transitionsRecipe } from './careers.js';
import { cohortsRecipe, retentionRecipe } from './cohorts.js';
import { leaverDestinationsRecipe } from './leavers.js';
import type { Preparing } from './prepared.js';
import { inBands, pointsOff, survivalRecipe } from './survival.js';
import { headcountRecipe } from './pipeline.js';

/** A question of the read model. */
export type Question<A extends Viewpoint = Viewpoint> = (model: Answering, args: A) => Promise<Answer>;

/** A question that is answered to those who may not see every figure. */
export interface Disclosable {
  readonly name: string;
  readonly recipe: Recipe;
  readonly counting: Counting<Viewpoint>;
  readonly preparing?: Preparing<Viewpoint, Answer>;
}

const disclosable = <A extends Viewpoint, T extends Answer>(
  question: (model: Answering, args: A) => Promise<T>,
  recipe: Recipe,
  counting: Counting<A>,
  preparing?: Preparing<A, T>,
): readonly [unknown, Disclosable] => [
  question,
  {
    name: question.name,
    recipe,
    counting: counting as Counting<Viewpoint>,
    ...(preparing && { preparing: preparing as unknown as Preparing<Viewpoint, Answer> }),
  },
];

/** By the question itself. */
export const recipes: ReadonlyMap<unknown, Disclosable> = new Map([
  disclosable(headcount, headcountRecipe, headcountCounted),
  disclosable(cohorts, cohortsRecipe, cohortsCounted),
  disclosable(retention, retentionRecipe, retentionCounted),
  disclosable(npqs, npqsRecipe, npqsCounted),
  disclosable(stageTimes, stageTimesRecipe, stageTimesCounted),
  disclosable(transitions, transitionsRecipe, transitionsCounted),
  disclosable(leaverDestinations, leaverDestinationsRecipe, leaverDestinationsCounted),
  disclosable(survival, survivalRecipe, survivalCounted, {
    asking: (args) => ({ ...args, steps: true }),
    prepared: inBands,
    finished: pointsOff,
  }),
]);
