import { answered } from '../asked.js';
import { pageOfRows } from '../paged-rows.js';
import type { Answering } from '../read-model.js';
import type { PossibleShare, SubjectInSchool, SubjectsAnswer, SubjectsArgs } from './subjects.answer.js';
import { possibleSharesSql, subjectsSql, subjectTeachersSql } from './subjects.sql.js';

const DEFINITION =
  'Teachers with QTS in service at the close of the day with a post open that names a subject, by school, and the sum of ' +
  'the full-time equivalents of these posts there as last recorded; who teaches two subjects counts in both. A possible ' +
  'share: a school has two teachers of the subject or more, and a school of the same trust and the same phase, whose ' +
  'posts name subjects, has none. Trusts and phases are those of the day.';

const WARNINGS = [
  'How much of a subject a school needs is not on record, so that no surplus can be told: a possible share is a place to look.',
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
    const listing = { sql: subjectsSql(filter), parameters, keys: ['school', 'subject'] };
    const schools = await pageOfRows<SubjectInSchool>(snapshot, listing, args);
    const shares = await snapshot.rows<PossibleShare & Readonly<Record<string, unknown>>>(
      possibleSharesSql(filter),
      parameters,
    );
    return {
      ground: { definition: DEFINITION, n: teachers!.n, warnings: WARNINGS },
      answer: { schools, shares },
    };
  });
}
