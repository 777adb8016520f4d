import type { CommandOf, FactOf } from '../fact.js';
import type { Refusal } from '../refusal.js';
import { firstRefusal, refusal, refuseBefore } from '../refusal.js';
import type { inductionFacts, inductionVerbs } from './induction.facts.js';

export type InductionFact = FactOf<typeof inductionFacts>;
export type InductionCommand = CommandOf<typeof inductionFacts, typeof inductionVerbs>;

/** An induction without an outcome yet. Terms served in one place count in the next. */
interface Serving {
  readonly status: 'in progress' | 'released';
  readonly termsRequired: number;
  readonly termsExtended: number;
  readonly termsServed: number;
  readonly since: string;
}

interface Decided {
  readonly status: 'passed' | 'failed' | 'exempt';
  readonly since: string;
}

/** A teacher's induction: one, however many appropriate bodies see it. `since`: the day of its latest change. */
export type Induction = { readonly status: 'none' } | Serving | Decided;

export const noInduction: Induction = { status: 'none' };

/** Statutory induction began on this day. */
const FIRST_INDUCTIONS = '1999-05-07';
/** From this day induction takes two school years instead of one. */
const TWO_YEAR_INDUCTION = '2021-09-01';
const MOST_TERMS = 16;
/** Terms are added up in tenths, which binary fractions don't hold exactly. */
const TOLERANCE = 1e-9;

const requiredFrom = (startedOn: string): number => (startedOn < TWO_YEAR_INDUCTION ? 3 : 6);

/** From which situations each verb may be said. */
const allowedFrom: Readonly<Record<InductionCommand['type'], readonly Induction['status'][]>> = {
  StartInduction: ['none', 'released'],
  AssignInductionMentor: ['in progress'],
  RecordInductionTerms: ['in progress'],
  ReviewInduction: ['in progress'],
  AssessInduction: ['in progress'],
  ExtendInduction: ['in progress'],
  ReleaseFromInduction: ['in progress'],
  PassInduction: ['in progress'],
  FailInduction: ['in progress'],
  ExemptFromInduction: ['none', 'in progress', 'released'],
};

/** Why the command cannot be recorded, or undefined. `qualifiedOn`: the day of the QTS award in force, if any. */
export function refuseInduction(
  command: InductionCommand,
  induction: Induction,
  qualifiedOn: string | undefined,
): Refusal | undefined {
  return firstRefusal(
    () => refuseSituation(command.type, induction.status),
    () => refuseUnqualified(command, qualifiedOn),
    () =>
      induction.status === 'none'
        ? undefined
        : refuseBefore(induction.since, command.effectiveOn, 'induction'),
    () => refuseTooEarly(command),
    () => (induction.status === 'in progress' ? refuseTerms(command, induction) : undefined),
  );
}

const refuseSituation = (verb: InductionCommand['type'], status: Induction['status']): Refusal | undefined =>
  allowedFrom[verb].includes(status)
    ? undefined
    : refusal(
        'WRONG_STATE',
        status === 'none' ? 'The teacher has not started induction.' : `The induction is ${status}.`,
        `This is possible when it is ${allowedFrom[verb].join(' or ')}.`,
      );

/** Leaving an appropriate body stays possible for someone whose QTS was revoked. */
const refuseUnqualified = (
  command: InductionCommand,
  qualifiedOn: string | undefined,
): Refusal | undefined =>
  command.type !== 'ReleaseFromInduction' && (qualifiedOn === undefined || command.effectiveOn < qualifiedOn)
    ? refusal(
        'NOT_QUALIFIED',
        'The teacher does not hold QTS on that day.',
        'Record the QTS award first.',
        'effectiveOn',
      )
    : undefined;

const refuseTooEarly = (command: InductionCommand): Refusal | undefined =>
  command.type === 'StartInduction' && command.effectiveOn < FIRST_INDUCTIONS
    ? refusal(
        'NOT_ELIGIBLE',
        `There was no statutory induction before ${FIRST_INDUCTIONS}.`,
        'Record an exemption instead, or check the date.',
        'effectiveOn',
      )
    : undefined;

function refuseTerms(command: InductionCommand, serving: Serving): Refusal | undefined {
  switch (command.type) {
    case 'RecordInductionTerms':
    case 'FailInduction':
      return refuseTooManyTerms(command.terms ?? 0, serving);
    case 'PassInduction':
      return (
        refuseTooManyTerms(command.terms ?? 0, serving) ?? refuseTooFewTerms(command.terms ?? 0, serving)
      );
    case 'ExtendInduction':
      return refuseExtension(command.terms, serving);
    default:
      return undefined;
  }
}

const termsToServe = ({ termsRequired, termsExtended }: Serving): number =>
  Math.min(termsRequired + termsExtended, MOST_TERMS);

const inTenths = (terms: number): number => Number(terms.toFixed(1));

function refuseTooManyTerms(more: number, serving: Serving): Refusal | undefined {
  const total = serving.termsServed + more;
  return total > termsToServe(serving) + TOLERANCE
    ? refusal(
        'WRONG_STATE',
        `That makes ${inTenths(total)} terms of an induction of ${inTenths(termsToServe(serving))}.`,
        'Check the number of terms, or extend the induction first.',
        'terms',
      )
    : undefined;
}

function refuseTooFewTerms(more: number, serving: Serving): Refusal | undefined {
  const total = serving.termsServed + more;
  return total < termsToServe(serving) - TOLERANCE
    ? refusal(
        'INCOMPLETE',
        `${inTenths(total)} of ${inTenths(termsToServe(serving))} terms are on record.`,
        'Record the other terms first, or give them with the outcome.',
        'terms',
      )
    : undefined;
}

function refuseExtension(more: number, { termsRequired, termsExtended }: Serving): Refusal | undefined {
  if (more <= 0)
    return refusal('MALFORMED', 'An extension has a length.', 'Give the number of terms added.', 'terms');
  const total = termsRequired + termsExtended + more;
  return total > MOST_TERMS + TOLERANCE
    ? refusal(
        'WRONG_STATE',
        `That makes an induction of ${inTenths(total)} terms; the most is ${MOST_TERMS}.`,
        'Extend it by less.',
        'terms',
      )
    : undefined;
}

/** What a fact makes of the induction. The first outcome stands; what is dated after it says nothing. */
export function evolveInduction(induction: Induction, fact: InductionFact): Induction {
  const since = fact.effectiveOn;
  if (isDecided(induction)) return induction;
  switch (fact.type) {
    case 'InductionStarted':
      return started(induction, fact);
    case 'InductionPassed':
      return { status: 'passed', since };
    case 'InductionFailed':
      return { status: 'failed', since };
    case 'InductionExempted':
      return { status: 'exempt', since };
    default:
      return induction.status === 'in progress' ? served(induction, fact) : induction;
  }
}

const isDecided = (induction: Induction): induction is Decided =>
  induction.status === 'passed' || induction.status === 'failed' || induction.status === 'exempt';

type Told<T extends InductionFact['type']> = Extract<InductionFact, { type: T }>;

function started(induction: { status: 'none' } | Serving, fact: Told<'InductionStarted'>): Serving {
  const before =
    induction.status === 'none'
      ? { termsRequired: requiredFrom(fact.effectiveOn), termsExtended: 0, termsServed: 0 }
      : induction;
  const termsRequired = fact.termsRequired ?? before.termsRequired;
  return { ...before, termsRequired, status: 'in progress', since: fact.effectiveOn };
}

function served(
  serving: Serving,
  fact: Exclude<
    InductionFact,
    Told<'InductionStarted' | 'InductionPassed' | 'InductionFailed' | 'InductionExempted'>
  >,
): Serving {
  const since = fact.effectiveOn;
  switch (fact.type) {
    case 'InductionTermsRecorded':
      return { ...serving, termsServed: serving.termsServed + fact.terms, since };
    case 'InductionExtended':
      return { ...serving, termsExtended: serving.termsExtended + fact.terms, since };
    case 'InductionReleased':
      return { ...serving, status: 'released', since };
    case 'InductionMentorAssigned':
    case 'InductionReviewed':
    case 'InductionAssessed':
      return { ...serving, since };
  }
}
