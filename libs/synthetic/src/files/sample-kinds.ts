import { schoolMembershipsFile, teacherActivitiesFile } from './activity-files.js';
import { giasSampleKinds } from './gias-files.js';
import { inductionActionsFile, inductionClaimsFile } from './induction-files.js';
import { assuranceReportFile, legacyOutcomesFile, tadExportFile } from './npq-files.js';
import { bulkAddFile, bulkPlacementFile, bulkRecommendFile, traineeExportFile } from './register-files.js';
import type { SampleKind } from './sample-file.js';
import { pensionsClaimsFile, pensionsFile, workforceCensusFile } from './service-files.js';

/** A sample of every format of files that are about people, and of our own templates. */
export const peopleSampleKinds: readonly SampleKind[] = [
  traineeExportFile,
  bulkAddFile,
  bulkRecommendFile,
  bulkPlacementFile,
  assuranceReportFile,
  tadExportFile,
  legacyOutcomesFile,
  inductionClaimsFile,
  inductionActionsFile,
  workforceCensusFile,
  pensionsFile,
  pensionsClaimsFile,
  teacherActivitiesFile,
  schoolMembershipsFile,
];

/** A sample of every format of tables. */
export const sampleKinds: readonly SampleKind[] = [...peopleSampleKinds, ...giasSampleKinds];
