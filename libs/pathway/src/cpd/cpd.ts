import { anniversary } from '../calendar.js';
import type { CommandOf, FactOf } from '../fact.js';
import type { Refusal } from '../refusal.js';
import { refusal, refuseBefore } from '../refusal.js';
import type { CpdProgramme } from '../vocabulary/cpd-programmes.js';
import { cpdProgrammes } from '../vocabulary/cpd-programmes.js';
import { labelOf, termOf } from '../vocabulary/vocabulary.js';
import type { cpdFacts, cpdVerbs } from './cpd.facts.js';

export type CpdFact = FactOf<typeof cpdFacts>;
export type CpdCommand = CommandOf<typeof cpdFacts, typeof cpdVerbs>;

type CpdStatus = 'open' | 'completed' | 'withdrawn';

/** One run of a programme. `since`: the day of its latest change. */
export interface CpdEnrolment {
  readonly programme: string;
  readonly status: CpdStatus;
  readonly since: string;
  readonly modules: readonly string[];
}

/** A teacher's enrolments, by id. */
export type Cpd = ReadonlyMap<string, CpdEnrolment>;

export const noCpd: Cpd = new Map();

type Start = Extract<CpdCommand, { type: 'StartCpd' }>;
type Continuing = Exclude<CpdCommand, Start>;

/**
 * Why the command cannot be recorded, or undefined. `qualifiedOn`: the day of QTS, if any. Years since QTS are
 * counted by anniversaries: on the fifth, a programme for the first five years is over.
 */
export function refuseCpd(
  command: CpdCommand,
  cpd: Cpd,
  qualifiedOn: string | undefined,
): Refusal | undefined {
  const known = cpd.get(command.enrolment);
  if (command.type === 'StartCpd')
    return known
      ? refusal('ID_TAKEN', 'This enrolment is on record already.', 'Give another id.', 'enrolment')
      : (refuseUnlessEligible(command, qualifiedOn) ?? refuseSecond(command, cpd));
  if (!known)
    return refusal(
      'UNKNOWN_ID',
      'No such enrolment is on this record.',
      'Start the programme first.',
      'enrolment',
    );
  if (known.status !== 'open')
    return refusal(
      'WRONG_STATE',
      `The programme is ${known.status}.`,
      'Start another enrolment, or void that first.',
      'enrolment',
    );
  return refuseContinuing(command, known) ?? refuseBefore(known.since, command.effectiveOn, 'enrolment');
}

function refuseUnlessEligible(command: Start, qualifiedOn: string | undefined): Refusal | undefined {
  if (qualifiedOn === undefined || command.effectiveOn < qualifiedOn)
    return refusal(
      'NOT_QUALIFIED',
      'The teacher does not hold QTS on that day.',
      'Record the QTS award first, or give a later date.',
    );
  const programme = termOf(cpdProgrammes, command.programme);
  const years = programme?.yearsFromQts;
  if (years === undefined || command.effectiveOn < anniversary(qualifiedOn, years)) return undefined;
  return refusal(
    'NOT_ELIGIBLE',
    `${labelOf(cpdProgrammes, command.programme)} is for the first ${years} years after QTS, which ended before ${command.effectiveOn}.`,
    'Choose a programme open to all qualified teachers, or check the date.',
    'programme',
  );
}

function refuseSecond(command: Start, cpd: Cpd): Refusal | undefined {
  const isOnIt = [...cpd.values()].some(
    (enrolment) => enrolment.status === 'open' && enrolment.programme === command.programme,
  );
  return isOnIt
    ? refusal(
        'ALREADY_HELD',
        `The teacher is on ${labelOf(cpdProgrammes, command.programme)} already.`,
        'Complete that enrolment or withdraw from it first.',
        'programme',
      )
    : undefined;
}

function refuseContinuing(command: Continuing, known: CpdEnrolment): Refusal | undefined {
  const programme = termOf(cpdProgrammes, known.programme);
  switch (command.type) {
    case 'CompleteCpdModule':
      return refuseModule(command.module, known, programme);
    case 'CompleteCpd':
      return refuseUnlessComplete(known, programme);
    case 'HoldCpdCoaching':
    case 'AttendCpdWorkshop':
    case 'WithdrawFromCpd':
      return undefined;
  }
}

/** The modules of a programme known only in a source's own words are unknown, so any is taken. */
function refuseModule(
  module: string,
  known: CpdEnrolment,
  programme: CpdProgramme | undefined,
): Refusal | undefined {
  if (programme && !programme.modules.includes(module))
    return refusal(
      'UNKNOWN_CODE',
      `"${module}" is no module of ${programme.label}.`,
      `Use one of ${programme.modules.join(', ')}.`,
      'module',
    );
  return known.modules.includes(module)
    ? refusal('ALREADY_HELD', `"${module}" is completed already.`, 'Name another module.', 'module')
    : undefined;
}

function refuseUnlessComplete(known: CpdEnrolment, programme: CpdProgramme | undefined): Refusal | undefined {
  const missing = programme?.modules.filter((module) => !known.modules.includes(module)) ?? [];
  return missing.length > 0
    ? refusal(
        'INCOMPLETE',
        `Still to be completed: ${missing.join(', ')}.`,
        'Record these modules first, or a withdrawal.',
        'enrolment',
      )
    : undefined;
}

/**
 * What a fact makes of the enrolments. Facts about an enrolment that never began, or is over, say nothing; nor
 * does a second start of one that is open.
 */
export function evolveCpd(cpd: Cpd, fact: CpdFact): Cpd {
  const known = cpd.get(fact.enrolment);
  const isOpen = known?.status === 'open';
  if (fact.type === 'CpdStarted') return isOpen ? cpd : new Map([...cpd, [fact.enrolment, startedBy(fact)]]);
  return isOpen ? new Map([...cpd, [fact.enrolment, evolveOpen(known, fact)]]) : cpd;
}

const startedBy = (fact: Extract<CpdFact, { type: 'CpdStarted' }>): CpdEnrolment => ({
  programme: fact.programme,
  status: 'open',
  since: fact.effectiveOn,
  modules: [],
});

function evolveOpen(known: CpdEnrolment, fact: Exclude<CpdFact, { type: 'CpdStarted' }>): CpdEnrolment {
  const touched = { ...known, since: fact.effectiveOn };
  switch (fact.type) {
    case 'CpdModuleCompleted':
      return { ...touched, modules: [...known.modules.filter((done) => done !== fact.module), fact.module] };
    case 'CpdCoachingHeld':
    case 'CpdWorkshopAttended':
      return touched;
    case 'CpdCompleted':
      return { ...touched, status: 'completed' };
    case 'CpdWithdrawn':
      return { ...touched, status: 'withdrawn' };
  }
}
