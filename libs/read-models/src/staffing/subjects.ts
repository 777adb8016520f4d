import { answered } from '../asked.js';
import { pageOfRows } from '../paged-rows.js';
import type { Answering } from '../read-model.js';
import type { PossibleShare, SubjectInSchool, SubjectsAnswer, SubjectsArgs } from './subjects.answer.js';
import { possibleSharesSql, subjectsSql, subjectTeachersSql } from './subjects.sql.js';

const DEFINITION =
  'Teachers with QTS in service at the close of the day with a post open that names a subject, by school, and the sum of ' +
  'the full-time equivalents of these posts there as last recorded; who teaches two subjects counts in both. Needed: what ' +
  'the school last said that it needs. Surplus: what there is less what is needed; below 0 a shortage. A possible share: ' +
  'a school has more than it needs and another of the same trust and phase is short, by the lesser of the two; where the ' +
  'need of either is not on record, one has two teachers of the subject or more and the other none. Trusts and phases are ' +
  'those of the day.';

const NO_NEEDS =
  'How much of a subject a school needs is on record of none of these, so that no surplus can be told: a possible share is a place to look.';

const WARNINGS = [
  'Only posts that name a subject count: those in primary schools and of leaders often name none.',
];

/**
 * Who teaches which subject where, and which schools could share a teacher.
 *
 * @throws ImpossibleQuestion a page that cannot be
 */
export async function subjectStaffing(model: Answering, args: SubjectsArgs): Promise<SubjectsAnswer> {
  const { asOf, trust, subject } = args;
  const filter = { ...(trust !== undefined && { trust }), ...(subject !== undefined && { subject }) };
  const parameters = { asOf, ...filter };
  return answered(model, args, async (snapshot) => {
    const [teachers] = await snapshot.rows<{ n: number }>(subjectTeachersSql(filter), parameters);
    const [needs] = await snapshot.rows<{ known: number }>(
      `SELECT count(needed)::INTEGER AS known FROM (${subjectsSql(filter)})`,
      parameters,
    );
    const listing = { sql: subjectsSql(filter), parameters, keys: ['school', 'subject'] };
    const schools = await pageOfRows<SubjectInSchool>(snapshot, listing, args);
    const shares = await snapshot.rows<PossibleShare & Readonly<Record<string, unknown>>>(
      possibleSharesSql(filter),
      parameters,
    );
    return {
      ground: {
        definition: DEFINITION,
        n: teachers!.n,
        warnings: needs!.known > 0 ? WARNINGS : [NO_NEEDS, ...WARNINGS],
      },
      answer: { schools, shares },
    };
  });
}
