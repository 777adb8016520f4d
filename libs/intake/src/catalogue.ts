import type { Catalogue } from '#pathway/fact';
import { organisationFacts } from '#pathway/organisation/organisation.facts';
import { teacherFacts } from '#pathway/teacher';

/** Every fact that a source may report. */
export const catalogue: Catalogue = { ...teacherFacts, ...organisationFacts };
