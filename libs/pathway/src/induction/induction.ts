import type { CommandOf, FactOf } from '../fact.js';
import type { Refusal } from '../refusal.js';
import { firstRefusal, refusal, refuseBefore } from '../refusal.js';
import type { inductionFacts, inductionVerbs } from './induction.facts.js';
import type { InductionTerms } from './induction-terms.js';
import {
  refuseExtension,
  refuseTooFewTerms,
  refuseTooManyTerms,
  refuseTooShort,
  termsRequiredFrom,
} from './induction-terms.js';

export type InductionFact = FactOf<typeof inductionFacts>;
export type InductionCommand = CommandOf<typeof inductionFacts, typeof inductionVerbs>;

/** An induction without an outcome yet. Terms served in one place count in the next. */
interface Serving {
  readonly status: 'in progress' | 'released';
  readonly terms: InductionTerms;
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
    () => refuseStart(command),
    () => (induction.status === 'in progress' ? refuseTerms(command, induction.terms) : undefined),
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

function refuseStart(command: InductionCommand): Refusal | undefined {
  if (command.type !== 'StartInduction') return undefined;
  if (command.effectiveOn < FIRST_INDUCTIONS)
    return refusal(
      'NOT_ELIGIBLE',
      `There was no statutory induction before ${FIRST_INDUCTIONS}.`,
      'Record an exemption instead, or check the date.',
      'effectiveOn',
    );
  return refuseTooShort(command.termsRequired);
}

function refuseTerms(command: InductionCommand, terms: InductionTerms): Refusal | undefined {
  switch (command.type) {
    case 'RecordInductionTerms':
    case 'FailInduction':
      return refuseTooManyTerms(command.terms ?? 0, terms);
    case 'PassInduction':
      return refuseTooManyTerms(command.terms ?? 0, terms) ?? refuseTooFewTerms(command.terms ?? 0, terms);
    case 'ExtendInduction':
      return refuseExtension(command.terms, terms);
    default:
      return undefined;
  }
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
      ? { required: termsRequiredFrom(fact.effectiveOn), extended: 0, served: 0 }
      : induction.terms;
  const terms = { ...before, required: fact.termsRequired ?? before.required };
  return { status: 'in progress', terms, since: fact.effectiveOn };
}

function served(
  serving: Serving,
  fact: Exclude<
    InductionFact,
    Told<'InductionStarted' | 'InductionPassed' | 'InductionFailed' | 'InductionExempted'>
  >,
): Serving {
  const { terms } = serving;
  const since = fact.effectiveOn;
  switch (fact.type) {
    case 'InductionTermsRecorded':
      return { ...serving, terms: { ...terms, served: terms.served + fact.terms }, since };
    case 'InductionExtended':
      return { ...serving, terms: { ...terms, extended: terms.extended + fact.terms }, since };
    case 'InductionReleased':
      return { ...serving, status: 'released', since };
    case 'InductionMentorAssigned':
    case 'InductionReviewed':
    case 'InductionAssessed':
      return { ...serving, since };
  }
}
