import { academicYearName } from '#pathway/calendar';
import { answered } from '../asked.js';
import type { Answering } from '../read-model.js';
import { LIMITS_IN_WORDS } from '../proportions/limits-in-words.js';
import { percentOf } from '../proportions/percent.js';
import type { AppointmentsAnswer, AppointmentsArgs, AppointmentsOfYear } from './appointments.answer.js';
import { appointedCountSql, appointmentsByYearSql } from './appointments.sql.js';
import { DEFAULT_LEVEL } from '../proportions/level.js';

const DEFINITION =
  'Posts begun in a role of the stages senior leader, headteacher or executive leader, by academic year (1 September to ' +
  '31 August), unless the teacher held the same role in the same place until that day. Internal: the teacher had a post ' +
  'in the same school, or in a school of the same trust or its central team, on the day before or up to 92 days before. ' +
  `Trusts are those of the day. ${LIMITS_IN_WORDS}`;

type Row = Omit<AppointmentsOfYear, 'year' | 'internal' | 'percent' | 'limits'> & {
  readonly year: number;
} & Readonly<Record<string, unknown>>;

/** What share of the appointments to senior leadership was internal, year by year. */
export function seniorAppointments(model: Answering, args: AppointmentsArgs): Promise<AppointmentsAnswer> {
  const { asOf, trust } = args;
  const hasTrust = trust !== undefined;
  const parameters = { asOf, ...(hasTrust && { trust }) };
  return answered(model, args, async ({ rows }) => {
    const [appointed] = await rows<{ n: number }>(appointedCountSql(hasTrust), parameters);
    const years = (await rows<Row>(appointmentsByYearSql(hasTrust), parameters)).map(ofYear);
    return { ground: { definition: DEFINITION, n: appointed!.n }, answer: { years } };
  });
}

function ofYear(row: Row): AppointmentsOfYear {
  const internal = row.fromSameSchool + row.fromSameTrust;
  return {
    ...row,
    year: academicYearName(row.year),
    internal,
    ...percentOf(internal, row.appointments, DEFAULT_LEVEL),
  };
}
