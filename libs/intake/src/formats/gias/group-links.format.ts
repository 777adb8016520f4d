import type { Format } from '../../format/format.js';
import { unread } from '../../format/unread.js';
import { ORIGIN_INSTANT } from '../../schools/listing.js';
import {
  groupStatus,
  groupType,
  hasClosed,
  isTrust,
  readGiasDay,
  readUid,
  readUrnOfGias,
} from './columns.js';

/**
 * Which establishments are in which groups (links of Get information about schools), with the days on which they joined:
 * a school has a row for each trust. Joining another trust ends the former; a trust that closes loses its schools.
 */
export const giasGroupLinks: Format = {
  name: 'gias-group-links',
  title: 'links of establishments with groups, of Get information about schools',
  system: 'gias-group-links',
  columns: [
    { name: 'URN', reads: readUrnOfGias, needed: true },
    { name: 'Linked UID', alsoNamed: ['Group UID'], reads: readUid, needed: true },
    ...unread('Group ID', 'Group Name', 'Companies House Number', 'Group Type'),
    groupType,
    { name: 'Closed Date', reads: readGiasDay },
    ...unread('Open date', 'Incorporated on (open date)', 'Group Status'),
    groupStatus,
    ...unread('FederationType'),
    { name: 'Joined date', reads: readGiasDay, needed: true },
    ...unread('EstablishmentName', 'TypeOfEstablishment (code)', 'TypeOfEstablishment (name)'),
    ...unread('PhaseOfEducation (code)', 'PhaseOfEducation (name)', 'LA (code)', 'LA (name)', 'HasSharedHT'),
  ],
  subject: { organisation: 'URN' },
  key: ['Linked UID', 'Joined date'],
  alwaysKnownSince: ORIGIN_INSTANT,
  empty: 'takes back',
  severalRows: true,
  facts: [
    {
      slot: 'trust',
      type: 'TrustJoined',
      on: ['Joined date'],
      fields: { trust: 'Linked UID' },
      if: [isTrust],
    },
    {
      slot: 'trust left',
      type: 'TrustLeft',
      on: ['Closed Date'],
      fields: { trust: 'Linked UID' },
      if: [isTrust, hasClosed, { column: 'Closed Date', notBefore: 'Joined date' }],
    },
  ],
};
