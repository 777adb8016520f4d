import { heldUnder } from '../by-id.js';
import type { CommandOf, FactOf } from '../fact.js';
import type { Refusal } from '../refusal.js';
import { refusal, refuseBefore } from '../refusal.js';
import type { npqFacts, npqVerbs } from './npq.facts.js';

export type NpqFact = FactOf<typeof npqFacts>;
export type NpqCommand = CommandOf<typeof npqFacts, typeof npqVerbs>;

type NpqStatus =
  'applied' | 'accepted' | 'rejected' | 'started' | 'deferred' | 'withdrawn' | 'passed' | 'failed';

/** One attempt at an NPQ. `since`: the day of its latest change. */
export interface NpqEnrolment {
  readonly qualification: string;
  readonly status: NpqStatus;
  readonly since: string;
  readonly retentionPoints: number;
}

/** A teacher's attempts, by enrolment. */
export type Npqs = Readonly<Record<string, NpqEnrolment>>;

export const noNpqs: Npqs = {};

/** From which situations each verb may be said. */
const allowedFrom: Readonly<
  Record<Exclude<NpqCommand['type'], 'ApplyForNpq' | 'StartNpq'>, readonly NpqStatus[]>
> = {
  AcceptNpqApplication: ['applied'],
  RejectNpqApplication: ['applied'],
  DeclareNpqRetention: ['started'],
  DeferNpq: ['started'],
  ResumeNpq: ['deferred'],
  WithdrawFromNpq: ['started', 'deferred'],
  PassNpq: ['started'],
  FailNpq: ['started'],
  ModerateNpqAssessment: ['passed', 'failed'],
  GiveNpqFeedback: ['started', 'deferred', 'withdrawn', 'passed', 'failed'],
  VoidNpqOutcome: ['passed', 'failed'],
};

/** Why the command cannot be recorded, or undefined. An NPQ is open to qualified teachers. */
export function refuseNpq(command: NpqCommand, npqs: Npqs, qualified: boolean): Refusal | undefined {
  const known = heldUnder(npqs, command.enrolment);
  if (command.type === 'ApplyForNpq')
    return (
      known && refusal('ID_TAKEN', 'This enrolment is on record already.', 'Give another id.', 'enrolment')
    );
  if (command.type === 'StartNpq') return refuseStart(command, known, qualified);
  if (!known)
    return refusal(
      'UNKNOWN_ID',
      'No such enrolment is on this record.',
      'Apply for or start the NPQ first.',
      'enrolment',
    );
  if (!allowedFrom[command.type].includes(known.status))
    return refusal(
      'WRONG_STATE',
      `The NPQ is ${known.status}.`,
      `This is possible when it is ${allowedFrom[command.type].join(' or ')}.`,
      'enrolment',
    );
  if (command.type === 'DeclareNpqRetention' && command.point !== known.retentionPoints + 1)
    return refusal(
      'WRONG_STATE',
      `The next retention point is ${known.retentionPoints + 1}.`,
      'Declare the points in order.',
      'point',
    );
  if (command.type === 'WithdrawFromNpq' && command.reason === undefined)
    return refusal('INCOMPLETE', 'A withdrawal has a reason.', 'Give the reason.', 'reason');
  return refuseBefore(known.since, command.effectiveOn, 'NPQ');
}

function refuseStart(
  command: Extract<NpqCommand, { type: 'StartNpq' }>,
  known: NpqEnrolment | undefined,
  qualified: boolean,
): Refusal | undefined {
  if (!qualified)
    return refusal(
      'NOT_QUALIFIED',
      'The teacher does not hold QTS on that day.',
      'Record the QTS award first.',
    );
  if (!known) return undefined;
  if (known.status !== 'accepted')
    return refusal(
      'WRONG_STATE',
      `The NPQ is ${known.status}.`,
      'Accept the application first, or give another id.',
      'enrolment',
    );
  if (known.qualification !== command.qualification)
    return refusal(
      'WRONG_STATE',
      `The application was for ${known.qualification}.`,
      'Start that qualification, or apply anew.',
      'qualification',
    );
  return refuseBefore(known.since, command.effectiveOn, 'NPQ');
}

/** What is said of an attempt without changing it. */
const remarks = ['NpqAssessmentModerated', 'NpqFeedbackGiven'] as const;
type Remark = (typeof remarks)[number];

const isRemark = (fact: NpqFact): fact is Extract<NpqFact, { type: Remark }> =>
  (remarks as readonly string[]).includes(fact.type);

const statusAfter: Readonly<Record<Exclude<NpqFact['type'], Remark | 'NpqRetentionDeclared'>, NpqStatus>> = {
  NpqApplied: 'applied',
  NpqApplicationAccepted: 'accepted',
  NpqApplicationRejected: 'rejected',
  NpqStarted: 'started',
  NpqDeferred: 'deferred',
  NpqResumed: 'started',
  NpqWithdrawn: 'withdrawn',
  NpqPassed: 'passed',
  NpqFailed: 'failed',
  NpqOutcomeVoided: 'started',
};

/** What a fact makes of the attempts. Facts reported about an attempt that never began say nothing. */
export function evolveNpqs(npqs: Npqs, fact: NpqFact): Npqs {
  if (isRemark(fact)) return npqs;
  const known = heldUnder(npqs, fact.enrolment);
  const qualification = ('qualification' in fact ? fact.qualification : undefined) ?? known?.qualification;
  if (qualification === undefined) return npqs;
  const retentionPoints = fact.type === 'NpqRetentionDeclared' ? fact.point : (known?.retentionPoints ?? 0);
  const status = fact.type === 'NpqRetentionDeclared' ? (known?.status ?? 'started') : statusAfter[fact.type];
  return { ...npqs, [fact.enrolment]: { qualification, status, since: fact.effectiveOn, retentionPoints } };
}
