import type { FactTemplate, Format } from '../../format/format.js';
import { oneOfWords } from '../../format/readers.js';
import { readDay } from '../../values/calendar-day.js';
import { readUrn } from '../../values/identifiers.js';
import { readKnownAt } from '../../values/other-dates.js';
import { readId } from '../../values/words.js';

/** What a row may tell of a school, by its `event_type`: the fact and the field that names the organisation. */
const events: Readonly<Record<string, readonly [type: string, field: string]>> = {
  'alliance joined': ['AllianceJoined', 'alliance'],
  'alliance left': ['AllianceLeft', 'alliance'],
  'cluster joined': ['ClusterJoined', 'cluster'],
  'cluster left': ['ClusterLeft', 'cluster'],
  'trust joined': ['TrustJoined', 'trust'],
  'trust left': ['TrustLeft', 'trust'],
};

const template = ([words, [type, field]]: readonly [string, readonly [string, string]]): FactTemplate => ({
  slot: 'event',
  type,
  on: ['effective_on'],
  fields: { [field]: 'organisation_uid' },
  if: [{ column: 'event_type', is: [words] }],
});

/** Our own template for the alliances, clusters and trusts of schools: one row for each event of a school. */
export const schoolMemberships: Format = {
  name: 'school-memberships',
  title: 'alliances, clusters and trusts that schools joined and left',
  system: 'memberships',
  columns: [
    { name: 'event_id', reads: readId, needed: true },
    {
      name: 'event_type',
      reads: oneOfWords(Object.fromEntries(Object.keys(events).map((words) => [words, words]))),
      needed: true,
    },
    { name: 'effective_on', reads: readDay, needed: true },
    { name: 'recorded_at', reads: readKnownAt, mayLack: true },
    { name: 'urn', reads: readUrn, needed: true },
    { name: 'organisation_uid', reads: readId, needed: true },
  ],
  subject: { organisation: 'urn' },
  key: ['event_id'],
  recordedAt: ['recorded_at'],
  empty: 'takes back',
  facts: Object.entries(events).map(template),
};
