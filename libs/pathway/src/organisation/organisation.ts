/**
 * Schools and the groups they belong to. Each has a record of its own, decided apart from any teacher's.
 */
import { organisationCatalogue } from '../catalogue.js';
import { correctionVerbs } from '../correction/correction.facts.js';
import type { CorrectionFact } from '../correction/correction.facts.js';
import type { CorrectionCommand, FactRules } from '../correction/correction.js';
import { refuseCorrection } from '../correction/correction.js';
import type { CommandOf, FactOf, Recorded } from '../fact.js';
import { factOf } from '../fact.js';
import { refuseFarAhead } from '../far-ahead.js';
import { inForce } from '../history.js';
import type { Decision, Refusal } from '../refusal.js';
import { firstRefusal, refusal, refuseBefore } from '../refusal.js';
import { refuseIllFormed } from '../well-formed.js';
import type { Membership } from './membership.js';
import { endMemberships, evolveMemberships, latestChangeOf, refuseMembership } from './membership.js';
import type { organisationFacts } from './organisation.facts.js';
import { organisationVerbs as ownVerbs } from './organisation.facts.js';
import { refuseMembers } from './partnership.js';

/** Every verb and the fact it becomes. */
export const organisationVerbs = { ...ownVerbs, ...correctionVerbs } as const;

type Change = FactOf<typeof organisationFacts>;
type ChangeCommand = CommandOf<typeof organisationFacts, typeof ownVerbs>;

export type OrganisationFact = Change | CorrectionFact;
export type OrganisationCommand = ChangeCommand | CorrectionCommand;

const kindRegisteredBy = {
  SchoolRegistered: 'school',
  TrustRegistered: 'trust',
  AllianceRegistered: 'alliance',
  ClusterRegistered: 'cluster',
  ProviderRegistered: 'provider',
  PartnershipFormed: 'partnership',
} as const;

type Registration = Extract<Change, { type: keyof typeof kindRegisteredBy }>;
export type OrganisationKind = (typeof kindRegisteredBy)[Registration['type']];

/** An organisation on record. */
export interface RegisteredOrganisation {
  readonly kind: OrganisationKind;
  readonly name: string;
  /** The day of its registration or latest renaming. */
  readonly namedOn: string;
  readonly registeredOn: string;
  /** A school's phase, and the day of its registration or latest change of phase. */
  readonly phase?: string | undefined;
  readonly phaseSince: string;
  readonly closedOn?: string;
  readonly successors: readonly string[];
  /** Only schools belong to groups. */
  readonly memberships: readonly Membership[];
}

export type Organisation = { readonly kind: 'unregistered' } | RegisteredOrganisation;

/** The situation that a history amounts to, corrections made. */
export const organisationOf = (history: readonly Recorded<OrganisationFact>[]): Organisation =>
  inForce(history).reduce<Organisation>((organisation, { fact }) => evolve(organisation, fact as Change), {
    kind: 'unregistered',
  });

const isRegistration = (fact: Change): fact is Registration => Object.hasOwn(kindRegisteredBy, fact.type);

/** Facts reported of what isn't registered or has closed, or of a school's affairs where there is none, say nothing. */
function evolve(organisation: Organisation, fact: Change): Organisation {
  const isUnregistered = organisation.kind === 'unregistered';
  if (isRegistration(fact)) return isUnregistered ? registeredBy(fact) : organisation;
  return isUnregistered ? organisation : evolveRegistered(organisation, fact);
}

const registeredBy = (fact: Registration): RegisteredOrganisation => ({
  kind: kindRegisteredBy[fact.type],
  name: fact.name,
  namedOn: fact.effectiveOn,
  registeredOn: fact.effectiveOn,
  ...(fact.type === 'SchoolRegistered' && { phase: fact.phase }),
  phaseSince: fact.effectiveOn,
  successors: [],
  memberships: [],
});

function evolveRegistered(
  organisation: RegisteredOrganisation,
  fact: Exclude<Change, Registration>,
): RegisteredOrganisation {
  const on = fact.effectiveOn;
  switch (fact.type) {
    case 'OrganisationRenamed':
      return { ...organisation, name: fact.name, namedOn: on };
    case 'SchoolPhaseChanged':
      return organisation.kind === 'school'
        ? { ...organisation, phase: fact.phase, phaseSince: on }
        : organisation;
    case 'OrganisationClosed':
      return organisation.closedOn === undefined
        ? { ...organisation, closedOn: on, memberships: endMemberships(organisation.memberships, on) }
        : organisation;
    case 'EstablishmentNumberGiven':
    case 'SchoolLocated':
    case 'FreeSchoolMealsReported':
    case 'SubjectStaffingSet':
      return organisation;
    case 'SuccessorNamed':
      return { ...organisation, successors: [...new Set([...organisation.successors, fact.successor])] };
    case 'TrustJoined':
    case 'TrustLeft':
    case 'AllianceJoined':
    case 'AllianceLeft':
    case 'ClusterJoined':
    case 'ClusterLeft':
      return organisation.kind === 'school' && organisation.closedOn === undefined
        ? { ...organisation, memberships: evolveMemberships(organisation.memberships, fact) }
        : organisation;
  }
}

/**
 * Decides a command on an organisation's whole history: the fact to record, or the first rule that says no.
 * `today` is the calendar date on which it is said.
 */
export function decideOrganisation(
  command: OrganisationCommand,
  history: readonly Recorded<OrganisationFact>[],
  today: string,
): Decision<OrganisationFact> {
  const fact = factOf(organisationVerbs, command) as OrganisationFact;
  const refused = firstRefusal(
    () => refuseIllFormed(organisationCatalogue, fact),
    () => refuseFarAhead(fact, today),
    () => refuseByRule(command, history),
  );
  return refused ? { refusal: refused } : { facts: [fact] };
}

/** Rules among the fields of one fact, which a correction keeps too. */
const factRules: FactRules = {
  catalogue: organisationCatalogue,
  refuseWhole: (fact) =>
    fact.type === 'PartnershipFormed'
      ? refuseMembers((fact as Extract<Change, { type: 'PartnershipFormed' }>).members)
      : undefined,
};

function refuseByRule(
  command: OrganisationCommand,
  history: readonly Recorded<OrganisationFact>[],
): Refusal | undefined {
  if (command.type === 'VoidFact' || command.type === 'CorrectFact')
    return refuseCorrection(command, history, factRules);
  const organisation = organisationOf(history);
  if (isRegistering(command)) return refuseRegistration(command, organisation);
  if (organisation.kind === 'unregistered')
    return refusal('NOT_REGISTERED', 'No such organisation is on record.', 'Register it first.');
  return firstRefusal(
    () => refuseBefore(organisation.registeredOn, command.effectiveOn, 'record of the organisation'),
    () => refuseOnceClosed(command, organisation),
    () => refuseChange(command, organisation),
  );
}

type Registering = Extract<ChangeCommand, { type: `Register${string}` | 'FormPartnership' }>;
type Changing = Exclude<ChangeCommand, Registering>;

const isRegistering = (command: ChangeCommand): command is Registering =>
  Object.hasOwn(kindRegisteredBy, organisationVerbs[command.type]);

function refuseRegistration(command: Registering, organisation: Organisation): Refusal | undefined {
  if (organisation.kind !== 'unregistered')
    return refusal('ALREADY_REGISTERED', `This ${organisation.kind} is on record.`, 'Go on with the record.');
  return command.type === 'FormPartnership' ? refuseMembers(command.members) : undefined;
}

const refuseOnceClosed = (
  command: Changing,
  { kind, closedOn }: RegisteredOrganisation,
): Refusal | undefined =>
  closedOn !== undefined && command.type !== 'NameSuccessor'
    ? refusal(
        'WRONG_STATE',
        `The ${kind} closed on ${closedOn}.`,
        'Void the closure first, or name a successor.',
      )
    : undefined;

function refuseChange(command: Changing, organisation: RegisteredOrganisation): Refusal | undefined {
  const on = command.effectiveOn;
  switch (command.type) {
    case 'RenameOrganisation':
      return refuseBefore(organisation.namedOn, on, 'name');
    case 'CloseOrganisation':
      return refuseBefore(latestChangeIn(organisation), on, organisation.kind);
    case 'NameSuccessor':
      return organisation.successors.includes(command.successor)
        ? refusal('ALREADY_HELD', 'This successor is named already.', 'Name another, or none.', 'successor')
        : undefined;
    case 'LocateSchool':
    case 'ReportFreeSchoolMeals':
    case 'SetSubjectStaffing':
      return refuseUnlessSchool(organisation);
    case 'ChangeSchoolPhase':
      return refuseUnlessSchool(organisation) ?? refuseBefore(organisation.phaseSince, on, 'phase');
    case 'JoinTrust':
    case 'LeaveTrust':
    case 'JoinAlliance':
    case 'LeaveAlliance':
    case 'JoinCluster':
    case 'LeaveCluster':
      return refuseUnlessSchool(organisation) ?? refuseMembership(command, organisation.memberships);
  }
}

const refuseUnlessSchool = ({ kind }: RegisteredOrganisation): Refusal | undefined =>
  kind === 'school'
    ? undefined
    : refusal(
        'WRONG_KIND',
        `Only a school can; this is the record of: ${kind}.`,
        "Say it of a school's record.",
      );

const latestChangeIn = ({ namedOn, phaseSince, memberships }: RegisteredOrganisation): string =>
  [namedOn, phaseSince, latestChangeOf(memberships)].toSorted().at(-1)!;
