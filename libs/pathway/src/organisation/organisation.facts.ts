import {
  coded,
  easting,
  group,
  id,
  listOf,
  northing,
  oneOf,
  optional,
  percent,
  share,
  staffing,
  text,
} from '../field.js';
import { phases } from '../vocabulary/phases.js';
import { regions } from '../vocabulary/regions.js';
import { schoolTypes } from '../vocabulary/school-types.js';
import { subjects } from '../vocabulary/subjects.js';

export const allianceKinds = ['teaching_school_alliance', 'teaching_school_hub'] as const;

export const organisationFacts = {
  SchoolRegistered: {
    name: text,
    urn: optional(id),
    phase: optional(coded(phases)),
    schoolType: optional(coded(schoolTypes)),
    localAuthority: optional(text),
    region: optional(coded(regions)),
  },
  TrustRegistered: { name: text, groupId: optional(id) },
  AllianceRegistered: {
    name: text,
    kind: oneOf(...allianceKinds),
    leadSchool: optional(id),
  },
  ClusterRegistered: { name: text, executiveLeader: optional(id) },
  ProviderRegistered: { name: text, providerCode: optional(id), ukprn: optional(id) },
  /** Organisations that deliver training together: who hosts which phase, and how a trainee is shared. */
  PartnershipFormed: {
    name: text,
    accreditedProvider: optional(id),
    members: listOf(group({ organisation: id, hostsPhase: optional(coded(phases)), share })),
  },
  OrganisationRenamed: { name: text },
  SchoolPhaseChanged: { phase: coded(phases) },
  /** Where the school is. */
  SchoolLocated: { easting, northing },
  /** What its authority and its own number are together, as employers have it: `201/2001`. */
  EstablishmentNumberGiven: { establishmentNumber: id },
  /** The share of its pupils who are eligible for free school meals. */
  FreeSchoolMealsReported: { percent },
  /** How much teaching of a subject the school needs. */
  SubjectStaffingSet: { subject: coded(subjects), fte: staffing },
  OrganisationClosed: { reason: optional(text) },
  /** The school carries on as another record, e.g. when it becomes an academy. */
  SuccessorNamed: { successor: id },
  TrustJoined: { trust: id },
  TrustLeft: { trust: id },
  AllianceJoined: { alliance: id },
  AllianceLeft: { alliance: id },
  ClusterJoined: { cluster: id },
  ClusterLeft: { cluster: id },
} as const;

export const organisationVerbs = {
  RegisterSchool: 'SchoolRegistered',
  RegisterTrust: 'TrustRegistered',
  RegisterAlliance: 'AllianceRegistered',
  RegisterCluster: 'ClusterRegistered',
  RegisterProvider: 'ProviderRegistered',
  FormPartnership: 'PartnershipFormed',
  RenameOrganisation: 'OrganisationRenamed',
  ChangeSchoolPhase: 'SchoolPhaseChanged',
  LocateSchool: 'SchoolLocated',
  ReportFreeSchoolMeals: 'FreeSchoolMealsReported',
  SetSubjectStaffing: 'SubjectStaffingSet',
  CloseOrganisation: 'OrganisationClosed',
  NameSuccessor: 'SuccessorNamed',
  JoinTrust: 'TrustJoined',
  LeaveTrust: 'TrustLeft',
  JoinAlliance: 'AllianceJoined',
  LeaveAlliance: 'AllianceLeft',
  JoinCluster: 'ClusterJoined',
  LeaveCluster: 'ClusterLeft',
} as const;
