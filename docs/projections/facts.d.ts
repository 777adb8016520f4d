/**
 * The facts that a projection of your own is handed: `import type { Fact } from './facts.js'`. Made from the catalogue
 * by `npm run pages`; libs/pathway/CATALOGUE.md says what each field holds. A reported fact may carry its source's own
 * words in place of a code.
 */
interface Recorded<Type extends string, Data> {
  readonly eventId: string;
  readonly type: Type;
  /** Calendar date (`YYYY-MM-DD`) from which it was true. */
  readonly effectiveOn: string;
  /** UTC instant (ISO 8601) at which it became known. */
  readonly recordedAt: string;
  readonly data: Data;
}

interface OfTeacher<Type extends string, Data> extends Recorded<Type, Data> {
  readonly teacher: string;
  readonly organisation: null;
}

interface OfOrganisation<Type extends string, Data> extends Recorded<Type, Data> {
  readonly teacher: null;
  readonly organisation: string;
}

export type TeacherFact =
  | OfTeacher<'TeacherRegistered', { readonly note?: string }>
  | OfTeacher<'CharacteristicsReported', { readonly sex?: string; readonly birthYear?: number }>
  | OfTeacher<
      'TrainingStarted',
      {
        readonly route: string;
        readonly trainingModel?: string;
        readonly provider?: string;
        readonly partnership?: string;
        readonly attribution?: readonly { readonly organisation: string; readonly share: number }[];
        readonly phase?: string;
        readonly subject?: string;
        readonly employingSchool?: string;
        readonly studyMode?: 'full_time' | 'part_time';
        readonly expectedEndOn?: string;
      }
    >
  | OfTeacher<
      'TraineeAttributed',
      { readonly attribution: readonly { readonly organisation: string; readonly share: number }[] }
    >
  | OfTeacher<
      'TrainingYearStarted',
      { readonly year: number; readonly school?: string; readonly fte?: number }
    >
  | OfTeacher<
      'TrainingYearCompleted',
      { readonly year: number; readonly outcome: 'met' | 'extended' | 'not_met' }
    >
  | OfTeacher<'CoreContentStrandSignedOff', { readonly strand: string; readonly year: number }>
  | OfTeacher<
      'EmploymentConfirmed',
      {
        readonly school: string;
        readonly role: string;
        readonly contract: 'permanent' | 'fixed_term' | 'temporary';
        readonly fte: number;
      }
    >
  | OfTeacher<'TrainingDeferred', { readonly reason: string }>
  | OfTeacher<'TrainingResumed', { readonly expectedEndOn?: string }>
  | OfTeacher<
      'TrainingWithdrawn',
      {
        readonly trigger?: 'provider' | 'trainee';
        readonly reasons?: readonly string[];
        readonly futureInterest?: 'yes' | 'no' | 'unknown';
      }
    >
  | OfTeacher<'QtsAwarded', { readonly route?: string; readonly awardedBy?: string }>
  | OfTeacher<'EytsAwarded', { readonly route?: string; readonly awardedBy?: string }>
  | OfTeacher<'QtsRevoked', { readonly reason: string }>
  | OfTeacher<
      'PlacementStarted',
      {
        readonly placement: string;
        readonly school: string;
        readonly trainingYear?: number;
        readonly setting?:
          | 'base_school'
          | 'contrasting_school'
          | 'special_school'
          | 'pupil_referral_unit'
          | 'early_years'
          | 'other';
        readonly keyStages?: readonly (
          'early_years' | 'key_stage_1' | 'key_stage_2' | 'key_stage_3' | 'key_stage_4' | 'key_stage_5'
        )[];
        readonly expectedDays?: number;
        readonly mentor?: string;
      }
    >
  | OfTeacher<'PlacementMentorAssigned', { readonly placement: string; readonly mentor: string }>
  | OfTeacher<
      'PlacementDaysRecorded',
      { readonly placement: string; readonly attended: number; readonly absent?: number }
    >
  | OfTeacher<
      'PlacementEnded',
      { readonly placement: string; readonly outcome?: 'completed' | 'ended_early'; readonly reason?: string }
    >
  | OfTeacher<
      'InductionStarted',
      {
        readonly appropriateBody?: string;
        readonly programme?: 'provider_led' | 'school_led';
        readonly school?: string;
        readonly termsRequired?: number;
        readonly mentor?: string;
      }
    >
  | OfTeacher<'InductionMentorAssigned', { readonly mentor: string }>
  | OfTeacher<'InductionTermsRecorded', { readonly terms: number; readonly daysAbsent?: number }>
  | OfTeacher<'InductionReviewed', { readonly term: number; readonly onTrack: boolean }>
  | OfTeacher<'InductionAssessed', { readonly assessment: number; readonly standardsMet: boolean }>
  | OfTeacher<'InductionExtended', { readonly terms: number; readonly reason: string }>
  | OfTeacher<'InductionReleased', { readonly reason?: string }>
  | OfTeacher<'InductionPassed', { readonly terms?: number }>
  | OfTeacher<'InductionFailed', { readonly terms?: number }>
  | OfTeacher<'InductionExempted', { readonly reason: string }>
  | OfTeacher<
      'PostStarted',
      {
        readonly post: string;
        readonly role: string;
        readonly employer: string;
        readonly phase?: string;
        readonly subject?: string;
        readonly fte?: number;
        readonly contract?: 'permanent' | 'fixed_term' | 'temporary';
        readonly acting?: boolean;
        readonly sharedWith?: readonly { readonly school: string; readonly fte: number }[];
      }
    >
  | OfTeacher<
      'Promoted',
      {
        readonly post: string;
        readonly role: string;
        readonly employer: string;
        readonly phase?: string;
        readonly subject?: string;
        readonly fte?: number;
        readonly contract?: 'permanent' | 'fixed_term' | 'temporary';
        readonly acting?: boolean;
        readonly sharedWith?: readonly { readonly school: string; readonly fte: number }[];
        readonly fromPost: string;
      }
    >
  | OfTeacher<
      'MovedLaterally',
      {
        readonly post: string;
        readonly role: string;
        readonly employer: string;
        readonly phase?: string;
        readonly subject?: string;
        readonly fte?: number;
        readonly contract?: 'permanent' | 'fixed_term' | 'temporary';
        readonly acting?: boolean;
        readonly sharedWith?: readonly { readonly school: string; readonly fte: number }[];
        readonly fromPost: string;
      }
    >
  | OfTeacher<
      'SteppedDown',
      {
        readonly post: string;
        readonly role: string;
        readonly employer: string;
        readonly phase?: string;
        readonly subject?: string;
        readonly fte?: number;
        readonly contract?: 'permanent' | 'fixed_term' | 'temporary';
        readonly acting?: boolean;
        readonly sharedWith?: readonly { readonly school: string; readonly fte: number }[];
        readonly fromPost: string;
      }
    >
  | OfTeacher<
      'PostTermsChanged',
      {
        readonly post: string;
        readonly fte?: number;
        readonly contract?: 'permanent' | 'fixed_term' | 'temporary';
        readonly acting?: boolean;
      }
    >
  | OfTeacher<'PostTimetabled', { readonly post: string; readonly lessons: number }>
  | OfTeacher<
      'PostEndPlanned',
      {
        readonly post: string;
        readonly plannedEndOn: string;
        readonly reason?: 'contract_ends' | 'resignation' | 'retirement' | 'reorganisation';
      }
    >
  | OfTeacher<'PostEnded', { readonly post: string; readonly reason?: string }>
  | OfTeacher<'LeftTeaching', { readonly destination?: string; readonly reason?: string }>
  | OfTeacher<'ReturnedToTeaching', Readonly<Record<string, never>>>
  | OfTeacher<'CareerBreakStarted', { readonly kind?: string }>
  | OfTeacher<'CareerBreakEnded', Readonly<Record<string, never>>>
  | OfTeacher<'ObservationStarted', Readonly<Record<string, never>>>
  | OfTeacher<
      'CpdStarted',
      {
        readonly enrolment: string;
        readonly programme: string;
        readonly school?: string;
        readonly coach?: string;
      }
    >
  | OfTeacher<'CpdModuleCompleted', { readonly enrolment: string; readonly module: string }>
  | OfTeacher<
      'CpdCoachingHeld',
      {
        readonly enrolment: string;
        readonly coach?: string;
        readonly focus?: string;
        readonly minutes?: number;
      }
    >
  | OfTeacher<
      'CpdWorkshopAttended',
      { readonly enrolment: string; readonly workshop: string; readonly hours?: number }
    >
  | OfTeacher<'CpdCompleted', { readonly enrolment: string; readonly hours?: number }>
  | OfTeacher<'CpdWithdrawn', { readonly enrolment: string; readonly reason?: string }>
  | OfTeacher<
      'NpqApplied',
      {
        readonly enrolment: string;
        readonly qualification: string;
        readonly provider?: string;
        readonly funding?: 'school' | 'trust' | 'self' | 'employer' | 'another';
      }
    >
  | OfTeacher<
      'NpqApplicationAccepted',
      {
        readonly enrolment: string;
        readonly provider: string;
        readonly deliveryPartner?: string;
        readonly intake?: string;
      }
    >
  | OfTeacher<
      'NpqApplicationRejected',
      {
        readonly enrolment: string;
        readonly reason:
          'registration_expired' | 'rejected_by_provider' | 'other_application_in_this_cohort_accepted';
      }
    >
  | OfTeacher<
      'NpqStarted',
      {
        readonly enrolment: string;
        readonly qualification: string;
        readonly provider?: string;
        readonly deliveryPartner?: string;
        readonly school?: string;
      }
    >
  | OfTeacher<'NpqRetentionDeclared', { readonly enrolment: string; readonly point: number }>
  | OfTeacher<'NpqDeferred', { readonly enrolment: string; readonly reason: string }>
  | OfTeacher<'NpqResumed', { readonly enrolment: string }>
  | OfTeacher<
      'NpqWithdrawn',
      { readonly enrolment: string; readonly qualification?: string; readonly reason?: string }
    >
  | OfTeacher<'NpqPassed', { readonly enrolment: string; readonly qualification?: string }>
  | OfTeacher<'NpqFailed', { readonly enrolment: string; readonly qualification?: string }>
  | OfTeacher<'NpqAssessmentModerated', { readonly enrolment: string; readonly agreed: boolean }>
  | OfTeacher<'NpqFeedbackGiven', { readonly enrolment: string; readonly score: number }>
  | OfTeacher<'NpqOutcomeVoided', { readonly enrolment: string; readonly reason?: string }>
  | OfTeacher<
      'AssignmentProposed',
      {
        readonly assignment: string;
        readonly title: string;
        readonly school: string;
        readonly purpose?: 'development' | 'need' | 'development_and_need';
        readonly role?: string;
        readonly homeSchool?: string;
        readonly supervisor?: string;
        readonly goals?: readonly string[];
        readonly backfill?: string;
        readonly fte?: number;
        readonly plannedEndOn?: string;
        readonly plannedStartOn?: string;
      }
    >
  | OfTeacher<
      'AssignmentStarted',
      {
        readonly assignment: string;
        readonly title: string;
        readonly school: string;
        readonly purpose?: 'development' | 'need' | 'development_and_need';
        readonly role?: string;
        readonly homeSchool?: string;
        readonly supervisor?: string;
        readonly goals?: readonly string[];
        readonly backfill?: string;
        readonly fte?: number;
        readonly plannedEndOn?: string;
      }
    >
  | OfTeacher<'AssignmentReviewed', { readonly assignment: string; readonly goalsMet: readonly string[] }>
  | OfTeacher<'AssignmentExtended', { readonly assignment: string; readonly plannedEndOn: string }>
  | OfTeacher<
      'AssignmentEnded',
      {
        readonly assignment: string;
        readonly outcome?: 'goals_met' | 'goals_partly_met' | 'goals_not_met' | 'cut_short';
        readonly nextStep?: string;
        readonly returnedHome?: boolean;
      }
    >
  | OfTeacher<
      'ReadinessAssessed',
      {
        readonly role: string;
        readonly rating: 'ready_now' | 'ready_in_one_year' | 'ready_in_three_years' | 'not_ready';
        readonly assessor: string;
        readonly trust?: string;
      }
    >
  | OfTeacher<
      'SystemLeaderDesignated',
      {
        readonly designation: string;
        readonly kind: string;
        readonly specialism?: string;
        readonly designatedBy?: string;
      }
    >
  | OfTeacher<'DesignationEnded', { readonly designation: string; readonly reason?: string }>
  | OfTeacher<'RecordMerged', { readonly into: string; readonly reason?: string }>
  | OfTeacher<
      'FactsReassigned',
      { readonly factIds: readonly string[]; readonly teacher: string; readonly reason?: string }
    >
  | OfTeacher<
      'PersonalDetailsReported',
      {
        readonly givenNames?: string;
        readonly familyName?: string;
        readonly formerFamilyName?: string;
        readonly dateOfBirth?: string;
        readonly trn?: string;
        readonly email?: string;
        readonly nationalInsuranceNumber?: string;
        readonly noLonger?: readonly (
          | 'givenNames'
          | 'familyName'
          | 'formerFamilyName'
          | 'dateOfBirth'
          | 'trn'
          | 'email'
          | 'nationalInsuranceNumber'
        )[];
      }
    >
  | OfTeacher<'SubjectExported', Readonly<Record<string, never>>>
  | OfTeacher<
      'SubjectRestricted',
      { readonly ground?: 'accuracy_contested' | 'unlawful' | 'needed_for_claims' | 'objection_pending' }
    >
  | OfTeacher<'SubjectUnrestricted', Readonly<Record<string, never>>>
  | OfTeacher<
      'SubjectErased',
      {
        readonly ground?:
          'no_longer_needed' | 'consent_withdrawn' | 'objection' | 'unlawful' | 'legal_obligation';
      }
    >
  | OfTeacher<'FactVoided', { readonly factId: string; readonly reason?: string }>
  | OfTeacher<
      'FactCorrected',
      {
        readonly factId: string;
        readonly correctedEffectiveOn?: string;
        readonly changes: Readonly<Record<string, unknown>>;
        readonly reason: string;
      }
    >;

export type OrganisationFact =
  | OfOrganisation<
      'SchoolRegistered',
      {
        readonly name: string;
        readonly urn?: string;
        readonly phase?: string;
        readonly schoolType?: string;
        readonly localAuthority?: string;
        readonly region?: string;
      }
    >
  | OfOrganisation<'TrustRegistered', { readonly name: string; readonly groupId?: string }>
  | OfOrganisation<
      'AllianceRegistered',
      {
        readonly name: string;
        readonly kind: 'teaching_school_alliance' | 'teaching_school_hub';
        readonly leadSchool?: string;
      }
    >
  | OfOrganisation<'ClusterRegistered', { readonly name: string; readonly executiveLeader?: string }>
  | OfOrganisation<
      'ProviderRegistered',
      { readonly name: string; readonly providerCode?: string; readonly ukprn?: string }
    >
  | OfOrganisation<
      'PartnershipFormed',
      {
        readonly name: string;
        readonly accreditedProvider?: string;
        readonly members: readonly {
          readonly organisation: string;
          readonly hostsPhase?: string;
          readonly share: number;
        }[];
      }
    >
  | OfOrganisation<'OrganisationRenamed', { readonly name: string }>
  | OfOrganisation<'SchoolPhaseChanged', { readonly phase: string }>
  | OfOrganisation<'SchoolLocated', { readonly easting: number; readonly northing: number }>
  | OfOrganisation<'EstablishmentNumberGiven', { readonly establishmentNumber: string }>
  | OfOrganisation<'FreeSchoolMealsReported', { readonly percent: number }>
  | OfOrganisation<'SubjectStaffingSet', { readonly subject: string; readonly fte: number }>
  | OfOrganisation<'OrganisationClosed', { readonly reason?: string }>
  | OfOrganisation<'SuccessorNamed', { readonly successor: string }>
  | OfOrganisation<'TrustJoined', { readonly trust: string }>
  | OfOrganisation<'TrustLeft', { readonly trust: string }>
  | OfOrganisation<'AllianceJoined', { readonly alliance: string }>
  | OfOrganisation<'AllianceLeft', { readonly alliance: string }>
  | OfOrganisation<'ClusterJoined', { readonly cluster: string }>
  | OfOrganisation<'ClusterLeft', { readonly cluster: string }>
  | OfOrganisation<'FactVoided', { readonly factId: string; readonly reason?: string }>
  | OfOrganisation<
      'FactCorrected',
      {
        readonly factId: string;
        readonly correctedEffectiveOn?: string;
        readonly changes: Readonly<Record<string, unknown>>;
        readonly reason: string;
      }
    >;

export type Fact = TeacherFact | OrganisationFact;
