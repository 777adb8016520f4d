import { numberSql, shownSql } from '../pseudonyms.js';
import { date, instant, text, whole, type Column, type Table } from './table.js';

/** What a correction refers to is told by the number of the fact in the same record, as ids are not given away. */
export const correctedSql = `
  CREATE TABLE corrected AS SELECT DISTINCT c.record, c.about, c.number, o.number AS about_number
  FROM (FROM gathered WHERE target IS NOT NULL) c
  JOIN gathered o ON o.record = c.record AND o.about = c.about AND o.id = c.target`;

const numbered = (record: 'teacher' | 'organisation'): string =>
  `(FROM (FROM gathered WHERE record = '${record}') LEFT JOIN corrected USING (record, about, number)) t`;

const columns: readonly Column[] = [
  whole('fact', 'which fact of the record it is: 1 for the first that was recorded; a number may be missing where not all is known yet', {
    sql: 't.number',
  }),
  text('type', 'what happened: the name of the fact in the catalogue'),
  date('effective_on', 'the calendar day from which it was true, as it was recorded: corrections are facts of their own'),
  instant('recorded_at', 'when it became known, in UTC'),
  text('source', 'the system that reported it; none for what was recorded by command'),
  whole('corrects', 'with FactVoided and FactCorrected: the number of the fact that is struck out or corrected', {
    sql: 't.about_number',
  }),
  text('data', 'the fields of the fact as JSON, without free text; codes are those of codes.csv'),
]; // prettier-ignore

export const factTables: readonly Table[] = [
  {
    name: 'facts',
    title: 'Facts of teachers',
    says: 'every fact on record, in the order of each record; nothing is left out that was corrected or struck out later',
    from: numbered('teacher'),
    order: {
      by: `${numberSql('t.about')} AS order_place, t.number AS order_day`,
      isUnique: true,
    },
    columns: [
      {
        ...text('teacher', 'whom the fact is about: a pseudonym made with the key of the project'),
        fromPlace: shownSql('order_place'),
      },
      ...columns,
      text('organisation', 'the organisation that the fact is mostly about: employer, school or provider'),
    ],
  },
  {
    name: 'organisation_facts',
    title: 'Facts of organisations',
    says: 'every fact of schools, trusts, alliances, clusters, providers and partnerships',
    from: numbered('organisation'),
    columns: [text('organisation', 'which organisation', { sql: 't.about' }), ...columns],
  },
];
