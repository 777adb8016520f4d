import type { Format } from '../../format/format.js';
import { personal, unread } from '../../format/unread.js';
import { readId } from '../../values/words.js';
import { readGiasDay, readUid } from './columns.js';

const POST = { text: 'accounting officer of {Uid} from {Date of appointment}' };

/**
 * Governance of establishments and groups (Get information about schools). A career's fact is made of the accounting
 * officers of trusts, who are their senior executive leaders: a post in the trust. Trustees, members and governors hold no
 * post. Names are never read; who it is is known by the id of the appointment alone, so a teacher's record and this one
 * are merged by somebody who knows.
 */
export const giasGovernance: Format = {
  name: 'gias-governance',
  title: 'accounting officers in governance of Get information about schools',
  system: 'gias-governance',
  columns: [
    { name: 'GID', reads: readId, needed: true, recordId: true },
    ...unread('URN'),
    { name: 'UID', as: 'Uid', reads: readUid, needed: true },
    ...unread('Companies House Number'),
    { name: 'Role', reads: readId, needed: true },
    ...personal('Title', 'Forename 1', 'Forename 2', 'Surname'),
    { name: 'Date of appointment', reads: readGiasDay, needed: true },
    {
      name: 'Date term of office ends/ended',
      alsoNamed: ['DateTermOfOfficeEndsEnded'],
      as: 'ends',
      reads: readGiasDay,
    },
    ...unread('Appointing body'),
  ],
  skip: [{ column: 'Role', isNot: ['Accounting Officer'] }],
  subject: { teacher: [{ scheme: 'gias_gid', column: 'GID' }] },
  key: ['Uid', 'Date of appointment'],
  empty: 'takes back',
  facts: [
    {
      slot: 'post',
      type: 'PostStarted',
      on: ['Date of appointment'],
      fields: { post: POST, role: { constant: 'accounting officer' }, employer: 'Uid' },
    },
    { slot: 'end', type: 'PostEnded', on: ['ends'], fields: { post: POST } },
  ],
};
