/** What sources may report of a teacher: facts of any kind in any order, and voids and corrections of any of them. */
import fc from 'fast-check';
import { teacherFacts } from '../src/catalogue.js';
import type { TeacherFact } from '../src/teacher.js';
import type { History } from './random-careers.js';
import { recorded } from './random-careers.js';
import { anythingInAll, days } from './random-fields.js';

const LONGEST = 40;
/** The last of them is on no record. */
const factId = fc.nat(LONGEST).map((place) => `f${place}`);

const change = fc.oneof(
  fc.oneof(...Object.values(teacherFacts).map((fields) => anythingInAll(fields))),
  fc.constant({ type: 'TeacherRegistered', effectiveOn: 'never', employer: null, attribution: null }),
);
const voided = fc.record({ factId });
const corrected = fc.record(
  { factId, changes: change, correctedEffectiveOn: days, reason: fc.constant('synthetic') },
  { requiredKeys: ['factId', 'changes', 'reason'] },
);

const factOf = (type: string, fields: fc.Arbitrary<object>): fc.Arbitrary<TeacherFact> =>
  fc
    .tuple(fields, days)
    .map(([held, effectiveOn]) => ({ type, effectiveOn, ...held }) as unknown as TeacherFact);

const fact = fc.oneof(
  ...Object.entries(teacherFacts).map(([type, fields]) =>
    factOf(type, anythingInAll(fields, ['their own words'])),
  ),
);

export const reported: fc.Arbitrary<History> = fc
  .array(
    fc.oneof(
      { arbitrary: fact, weight: 4 },
      factOf('FactVoided', voided),
      factOf('FactCorrected', corrected),
    ),
    { maxLength: LONGEST, size: 'max' },
  )
  .map((told) => told.map(recorded));
