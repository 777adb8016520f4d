import { CohortQueries } from './cohort/cohort.queries.js';
import { CpdQueries } from './cpd/cpd.queries.js';
import { EventsQueries } from './events/events.queries.js';
import { GraduatesQueries } from './graduates/graduates.queries.js';
import { IncidenceQueries } from './competing-risks/incidence.queries.js';
import { FirstEmployerQueries } from './first-employer/first-employer.queries.js';
import { ForecastQueries } from './forecast/forecast.queries.js';
import { InductionQueries } from './induction/induction.queries.js';
import { HeadshipQueries } from './headship/headship.queries.js';
import { HubQueries } from './hubs/hub-retention.queries.js';
import { LeadershipQueries } from './leadership/leadership.queries.js';
import { LeaversQueries } from './leavers/leavers.queries.js';
import { MatchedQueries } from './matched/matched.queries.js';
import { MatchingQueries } from './matching/matching.queries.js';
import { NpqQueries } from './npq/npq.queries.js';
import { OrganisationQueries } from './organisation/organisation.queries.js';
import { PipelineQueries } from './pipeline/pipeline.queries.js';
import { ProgressionQueries } from './progression/progression.queries.js';
import { ProvenanceQueries } from './provenance/provenance.queries.js';
import { ReplayQueries } from './replay/replay.queries.js';
import { RetentionQueries } from './retention/retention.queries.js';
import { StaffingQueries } from './staffing/staffing.queries.js';
import { SubjectQueries } from './staffing/subjects.queries.js';
import { SuccessionQueries } from './succession/succession.queries.js';
import { WhatIfQueries } from './supposition/what-if.queries.js';
import { SurvivalQueries } from './survival/survival.queries.js';
import { TimelineQueries } from './timeline/timeline.queries.js';
import { TurnoverQueries } from './turnover/turnover.queries.js';
import { TrainingQueries } from './training/training.queries.js';
import { VocabularyQueries } from './vocabulary/vocabulary.queries.js';

/** Every question that may be asked. */
export const queries = [
  TimelineQueries,
  TrainingQueries,
  CpdQueries,
  EventsQueries,
  GraduatesQueries,
  OrganisationQueries,
  NpqQueries,
  CohortQueries,
  RetentionQueries,
  SurvivalQueries,
  IncidenceQueries,
  PipelineQueries,
  ForecastQueries,
  MatchingQueries,
  WhatIfQueries,
  LeadershipQueries,
  LeaversQueries,
  StaffingQueries,
  SubjectQueries,
  SuccessionQueries,
  InductionQueries,
  ProgressionQueries,
  TurnoverQueries,
  ProvenanceQueries,
  HeadshipQueries,
  ReplayQueries,
  MatchedQueries,
  HubQueries,
  FirstEmployerQueries,
  VocabularyQueries,
];
