import type { Format } from '../../format/format.js';
import { readTrn } from '../../values/identifiers.js';
import { readDayMonthYear } from '../../values/other-dates.js';
import { LATEST_START, placement, readSchool, REGISTER } from './columns.js';

const STARTED = 'Trainee ITT start date';
const NUMBERS = [1, 2, 3, 4, 5];

/** Register trainee teachers: app/models/reports/bulk_placement_report.rb. An empty cell: the URN is not known. */
export const bulkPlacement: Format = {
  name: 'register-bulk-placement',
  title: 'placements of trainees in Register trainee teachers',
  system: REGISTER,
  columns: [
    { name: 'TRN', reads: readTrn, needed: true },
    { name: STARTED, reads: readDayMonthYear, needed: true },
    ...NUMBERS.map((number) => ({
      name: `Placement ${number} URN`,
      reads: readSchool,
      nothing: ['ADDED MANUALLY'],
      ...(number > 2 && { mayLack: true as const }),
    })),
  ],
  skip: [{ column: 'TRN', is: ['Do not change this column'] }],
  subject: { teacher: [{ scheme: 'trn', column: 'TRN' }] },
  episode: { began: [STARTED], withinDays: LATEST_START, slot: 'training' },
  empty: 'says nothing',
  facts: NUMBERS.map((number) => placement(number, `Placement ${number} URN`, [STARTED], STARTED)),
};
