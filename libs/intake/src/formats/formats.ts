import type { Format } from '../format/format.js';
import { schoolMemberships } from './activities/school-memberships.format.js';
import { teacherActivities } from './activities/teacher-activities.format.js';
import { giasFormats } from './gias/formats.js';
import { inductionActions } from './induction/actions.format.js';
import { inductionClaims } from './induction/claims.format.js';
import { assuranceReport } from './npq/assurance-report.format.js';
import { legacyOutcomes } from './npq/legacy-outcomes.format.js';
import { tadExport } from './npq/tad-export.format.js';
import { bulkAdd } from './register/bulk-add.format.js';
import { bulkPlacement } from './register/bulk-placement.format.js';
import { bulkRecommend } from './register/bulk-recommend.format.js';
import { traineeExport } from './register/trainee-export.format.js';
import { pensionsClaims, pensionsExtract } from './service/pensions.format.js';
import { workforceCensus } from './service/workforce-census.format.js';

/** Every format that is described as data. */
export const formats: readonly Format[] = [
  traineeExport,
  bulkAdd,
  bulkRecommend,
  bulkPlacement,
  assuranceReport,
  tadExport,
  legacyOutcomes,
  inductionClaims,
  inductionActions,
  workforceCensus,
  pensionsExtract,
  pensionsClaims,
  teacherActivities,
  schoolMemberships,
  ...giasFormats,
];
