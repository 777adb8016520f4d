import type { FactTemplate, Format } from '../../format/format.js';
import { oneOfWords } from '../../format/readers.js';
import { personal, unread } from '../../format/unread.js';
import { readHesaId, readTrn } from '../../values/identifiers.js';
import { readDayMonthYear } from '../../values/other-dates.js';
import { LATEST_START, REGISTER, routeOf } from './columns.js';

const MET = 'Date QTS or EYTS requirements met';

const award = (type: string, status: string): FactTemplate => ({
  slot: 'award',
  type,
  on: [MET],
  fields: { route: 'Route' },
  if: [{ column: 'QTS or EYTS', is: [status] }],
});

/** Register trainee teachers: app/models/reports/bulk_recommend_report.rb. Guidance stands below the header. */
export const bulkRecommend: Format = {
  name: 'register-bulk-recommend',
  title: 'trainees recommended for QTS or EYTS in Register trainee teachers',
  system: REGISTER,
  columns: [
    { name: 'TRN', reads: readTrn },
    ...personal('Provider trainee ID'),
    { name: 'HESA ID', reads: readHesaId, mayLack: true },
    ...personal('First names', 'Last names'),
    ...unread('Training partner', 'Lead partner', 'Lead school'),
    { name: 'QTS or EYTS', reads: oneOfWords({ QTS: 'QTS', EYTS: 'EYTS' }), needed: true },
    { name: 'Route', reads: routeOf },
    ...unread('Phase', 'Age range', 'Subject'),
    {
      name: MET,
      alsoNamed: ['Date QTS or EYTS standards met'],
      reads: readDayMonthYear,
    },
  ],
  skip: [
    { column: 'TRN', is: ['Do not edit'] },
    { column: 'TRN', is: ['No trainee data to export'] },
  ],
  subject: {
    teacher: [
      { scheme: 'trn', column: 'TRN' },
      { scheme: 'hesa_id', column: 'HESA ID' },
    ],
  },
  details: { givenNames: ['First names'], familyName: ['Last names'], trn: ['TRN'] },
  episode: { began: [], withinDays: LATEST_START, slot: 'training' },
  empty: 'says nothing',
  facts: [award('QtsAwarded', 'QTS'), award('EytsAwarded', 'EYTS')],
};
