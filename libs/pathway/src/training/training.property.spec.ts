import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { factOf } from '../fact.js';
import { routes } from '../vocabulary/routes.js';
import { trainingVerbs } from './training.facts.js';
import type { Training, TrainingCommand, TrainingFact } from './training.js';
import { evolveTraining, isInTraining, noTraining, qualifiedOn, refuseTraining } from './training.js';

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const dates = fc
  .tuple(fc.integer({ min: 2020, max: 2026 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-01`);

const route = oneOf('scitt', 'school_direct_salaried', 'assessment_only', 'early_years_postgrad');
const trainingModel = oneOf('one_year', 'three_year');
const year = fc.integer({ min: 1, max: 4 });
const attribution = oneOf(
  [{ organisation: 'a', share: 1 }],
  [
    { organisation: 'a', share: 0.7 },
    { organisation: 'b', share: 0.3 },
  ],
  [
    { organisation: 'a', share: 0.7 },
    { organisation: 'b', share: 0.7 },
  ],
);
const verb = <V extends TrainingCommand['type']>(...verbs: readonly V[]) => oneOf(...verbs);
const said = fc.oneof(
  fc.record({ type: verb('StartTraining'), route, trainingModel }, { requiredKeys: ['type', 'route'] }),
  fc.record({ type: verb('AttributeTrainee'), attribution }),
  { arbitrary: fc.record({ type: verb('StartTrainingYear'), year }), weight: 3 },
  {
    arbitrary: fc.record({
      type: verb('CompleteTrainingYear'),
      year,
      outcome: oneOf('met', 'met', 'extended', 'not_met'),
    }),
    weight: 3,
  },
  fc.record({
    type: verb('SignOffCoreContentStrand'),
    strand: oneOf('classroom_skills', 'juggling'),
    year,
  }),
  fc.record({ type: verb('DeferTraining'), reason: fc.constant('other') }),
  fc.record({ type: verb('ResumeTraining', 'WithdrawFromTraining', 'ConfirmEmployment') }),
  fc.record({ type: verb('AwardQts', 'AwardEyts'), route }, { requiredKeys: ['type'] }),
  { arbitrary: fc.record({ type: verb('AwardQts'), route: fc.constant('assessment_only') }), weight: 2 },
  fc.record({ type: verb('RevokeQts'), reason: fc.constant('synthetic') }),
);

/** What a source may report: any fact on any day, whatever stands before it. */
const reported = fc
  .tuple(said, dates)
  .map(([command, effectiveOn]) => factOf(trainingVerbs, { ...command, effectiveOn }) as TrainingFact);

const placements = {
  first: { school: 'school-1', status: 'ended', daysAttended: 60 },
  second: { school: 'school-2', status: 'open', daysAttended: 1 },
} as const;

/** The facts of the commands that were accepted, said one after another in the order of their dates or not. */
function acceptedOf(sayings: readonly (readonly [object, string])[]): readonly TrainingFact[] {
  const facts: TrainingFact[] = [];
  let training = noTraining;
  for (const [command, effectiveOn] of sayings) {
    const dated = withdrawingForAReason({ ...command, effectiveOn } as TrainingCommand);
    if (refuseTraining(dated, training, placements)) continue;
    const fact = factOf(trainingVerbs, dated) as TrainingFact;
    facts.push(fact);
    training = evolveTraining(training, fact);
  }
  return facts;
}

const withdrawingForAReason = (command: TrainingCommand): TrainingCommand =>
  command.type === 'WithdrawFromTraining'
    ? { ...command, trigger: 'trainee', reasons: ['trainee_workload_issues'] }
    : command;

/** What a strict clerk would note down, without the rules' own state. */
interface Notes {
  readonly route?: string;
  readonly deferred: boolean;
  readonly met: ReadonlySet<number>;
  readonly holdsQts: boolean;
}

const nothingNoted: Notes = { deferred: false, met: new Set(), holdsQts: false };

const outOfTraining = ({ holdsQts }: Notes): Notes => ({ ...nothingNoted, holdsQts });

/** The notes after a fact; what can't be so fails the test. */
function noted(notes: Notes, fact: TrainingFact): Notes {
  switch (fact.type) {
    case 'TrainingStarted':
      expect(notes.route).toBeUndefined();
      return { ...outOfTraining(notes), route: fact.route };
    case 'TrainingYearStarted':
      expect(fact.year === 1 || notes.met.has(fact.year - 1)).toBe(true);
      return notes;
    case 'TrainingYearCompleted':
      expect(notes.met).not.toContain(fact.year);
      return fact.outcome === 'met' ? { ...notes, met: new Set([...notes.met, fact.year]) } : notes;
    case 'TraineeAttributed':
      expect(fact.attribution.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
      return notes;
    case 'TrainingDeferred':
    case 'TrainingResumed':
      expect(notes).toMatchObject({ route: expect.anything(), deferred: fact.type === 'TrainingResumed' });
      return { ...notes, deferred: !notes.deferred };
    case 'TrainingWithdrawn':
      expect(notes.route).toBeDefined();
      return outOfTraining(notes);
    case 'QtsAwarded':
    case 'EytsAwarded':
      return awardNoted(notes, fact.type === 'QtsAwarded' ? 'QTS' : 'EYTS', notes.route ?? fact.route);
    case 'QtsRevoked':
      expect(notes.holdsQts).toBe(true);
      return { ...notes, holdsQts: false };
    default:
      return notes;
  }
}

function awardNoted(notes: Notes, award: 'QTS' | 'EYTS', by: string | undefined): Notes {
  expect(routes.terms.find(({ code }) => code === by)?.award).toBe(award);
  expect(notes.deferred).toBe(false);
  if (award === 'EYTS') return outOfTraining(notes);
  expect(notes.holdsQts).toBe(false);
  return { ...nothingNoted, holdsQts: true };
}

function readStrictly(facts: readonly TrainingFact[]): void {
  const notes = facts.reduce(noted, nothingNoted);
  const training = facts.reduce(evolveTraining, noTraining);
  expect(isInTraining(training, '2030-01-01')).toBe(notes.route !== undefined && !notes.deferred);
  expect(qualifiedOn(training, '2030-01-01') !== undefined).toBe(notes.holdsQts);
}

const ordered = fc
  .array(fc.tuple(said, dates), { maxLength: 60, size: 'max' })
  .map((sayings) => sayings.toSorted(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)));

describe('Whatever is said of a training and accepted', () => {
  it('is possible, read by someone strict', () => {
    fc.assert(
      fc.property(ordered, (sayings) => {
        readStrictly(acceptedOf(sayings));
      }),
      { numRuns: 500 },
    );
  });

  it('is in the order of its dates, though it was said in another', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(said, dates), { maxLength: 40, size: 'max' }), (sayings) => {
        const days = acceptedOf(sayings).map(({ effectiveOn }) => effectiveOn);
        expect(days).toEqual(days.toSorted());
      }),
    );
  });
});

describe('Whatever is reported of a training', () => {
  const statuses: readonly Training['status'][] = [
    'none',
    'in training',
    'deferred',
    'withdrawn',
    'completed',
  ];

  it('folds, and leaves QTS held from the day of an award or not at all', () => {
    fc.assert(
      fc.property(fc.array(reported, { maxLength: 40 }), dates, (facts, on) => {
        const training = facts.reduce(evolveTraining, noTraining);
        expect(statuses).toContain(training.status);
        const since = qualifiedOn(training, on);
        const awardDays = facts.filter(({ type }) => type === 'QtsAwarded').map((fact) => fact.effectiveOn);
        if (since !== undefined) expect(awardDays).toContain(since);
        expect(since === undefined || since <= on).toBe(true);
      }),
    );
  });
});
