import { academicYearName } from '#pathway/calendar';
import { answered } from '../asked.js';
import { pageOfRows } from '../paged-rows.js';
import type { Answering } from '../read-model.js';
import type { HeadsToCentreAnswer, HeadsToCentreArgs, HeadToCentre } from './heads-to-centre.answer.js';
import { headCountSql, headsByYearSql, headsToCentreSql } from './heads-to-centre.sql.js';

const DEFINITION =
  'Posts of the stage headteacher in a school that ended, with none such open elsewhere any more, where a post in the ' +
  'central team of a trust began at most 92 days before or after, or the departure from teaching names the central team ' +
  'of a trust as its destination. By the academic year in which the headship ended. In a trust: the school was of that ' +
  'trust until then. In the school workforce census they look like losses.';

/**
 * Who left a headship for the central team of a trust.
 *
 * @throws ImpossibleQuestion a page that cannot be
 */
export async function headsToCentre(model: Answering, args: HeadsToCentreArgs): Promise<HeadsToCentreAnswer> {
  const { asOf, trust } = args;
  const hasTrust = trust !== undefined;
  const parameters = { asOf, ...(hasTrust && { trust }) };
  return answered(model, args, async (snapshot) => {
    const [all] = await snapshot.rows<{ n: number }>(headCountSql(hasTrust), parameters);
    const years = await snapshot.rows<{ year: number; count: number }>(headsByYearSql(hasTrust), parameters);
    const byYear = years.map(({ year, count }) => ({ year: academicYearName(year), count }));
    const listing = { sql: headsToCentreSql(hasTrust), parameters, keys: ['teacher', 'endedOn', 'school'] };
    const heads = await pageOfRows<HeadToCentre>(snapshot, listing, args);
    return { ground: { definition: DEFINITION, n: all!.n }, answer: { byYear, heads } };
  });
}
