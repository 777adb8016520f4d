import type { Format } from '../../format/format.js';
import { personal, unread } from '../../format/unread.js';
import { ORIGIN_INSTANT } from '../../schools/listing.js';
import { readId, readWords } from '../../values/words.js';
import {
  groupStatus,
  groupType,
  hasClosed,
  isTrust,
  readGiasDay,
  readUid,
  sinceOrAlways,
} from './columns.js';

/**
 * All groups (allgroupsdata.csv of Get information about schools). Facts are made of academy trusts; federations,
 * sponsors and groups of children's centres are read and left.
 */
export const giasGroups: Format = {
  name: 'gias-groups',
  title: 'groups of Get information about schools',
  system: 'gias-groups',
  columns: [
    { name: 'UID', alsoNamed: ['Group UID'], reads: readUid, needed: true },
    { name: 'Group ID', reads: readId, mayLack: true },
    { name: 'Group Name', reads: readWords, needed: true },
    ...unread('Companies House Number', 'Group Type'),
    groupType,
    {
      name: 'Incorporated on (open date)',
      alsoNamed: ['Open date'],
      as: 'since',
      reads: readGiasDay,
      mayLack: true,
    },
    { name: 'Closed Date', reads: readGiasDay },
    ...unread('Group Status', 'Status'),
    groupStatus,
    ...unread(
      'Group Contact Street',
      'Group Contact Locality',
      'Group Contact Address 3',
      'Group Contact Town',
    ),
    ...unread('Group Contact County', 'Group Contact Postcode', 'UKPRN'),
    ...personal('Head of Group Title', 'Head of Group First Name', 'Head of Group Last Name'),
  ],
  subject: { organisation: 'UID' },
  alwaysKnownSince: ORIGIN_INSTANT,
  empty: 'takes back',
  facts: [
    ...sinceOrAlways('since', {
      slot: 'registration',
      type: 'TrustRegistered',
      fields: { name: 'Group Name', groupId: 'Group ID' },
      if: [isTrust],
    }),
    {
      slot: 'closure',
      type: 'OrganisationClosed',
      on: ['Closed Date'],
      fields: {},
      if: [isTrust, hasClosed],
    },
  ],
};
