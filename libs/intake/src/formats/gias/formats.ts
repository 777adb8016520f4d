import type { Format } from '../../format/format.js';
import { giasEstablishments } from './establishments.format.js';
import { giasGovernance } from './governance.format.js';
import { giasGroupLinks } from './group-links.format.js';
import { giasGroups } from './groups.format.js';
import { giasSchoolLinks } from './school-links.format.js';

/** What Get information about schools lets everybody download. */
export const giasFormats: readonly Format[] = [
  giasEstablishments,
  giasGroups,
  giasGroupLinks,
  giasSchoolLinks,
  giasGovernance,
];
