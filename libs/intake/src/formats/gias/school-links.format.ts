import type { Format } from '../../format/format.js';
import { unread } from '../../format/unread.js';
import { ORIGIN_INSTANT } from '../../schools/listing.js';
import { readWords } from '../../values/words.js';
import { readGiasDay, readUrnOfGias, sinceOrAlways } from './columns.js';

/** As what the school of the row goes on; the same link stands in another row, seen from the other side. */
const successor: readonly string[] = [
  'Successor',
  'Successor - amalgamated',
  'Successor - merged',
  'Successor - Split School',
];

/**
 * Links between establishments (links_edubasealldataYYYYMMDD.csv of Get information about schools). Facts are made of
 * successors: a school that became an academy, or was merged or split, goes on as these. A link without a date was
 * always there.
 */
export const giasSchoolLinks: Format = {
  name: 'gias-school-links',
  title: 'links between establishments, of Get information about schools',
  system: 'gias-school-links',
  columns: [
    { name: 'URN', reads: readUrnOfGias, needed: true },
    { name: 'LinkURN', reads: readUrnOfGias, needed: true },
    ...unread('LinkName'),
    { name: 'LinkType', reads: readWords, needed: true },
    { name: 'LinkEstablishedDate', reads: readGiasDay },
  ],
  subject: { organisation: 'URN' },
  key: ['LinkURN'],
  alwaysKnownSince: ORIGIN_INSTANT,
  empty: 'takes back',
  severalRows: true,
  facts: sinceOrAlways('LinkEstablishedDate', {
    slot: 'successor',
    type: 'SuccessorNamed',
    fields: { successor: 'LinkURN' },
    if: [{ column: 'LinkType', is: successor }],
  }),
};
