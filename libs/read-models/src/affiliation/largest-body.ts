import { covers } from '../on-the-day.sql.js';
import type { Answering } from '../read-model.js';

/** Of those with members on the day the largest; of none such the one that once had most. */
const LARGEST = `
  SELECT body FROM memberships WHERE kind = $kind GROUP BY body
  ORDER BY count(*) FILTER (${covers()}) DESC, count(*) DESC, body LIMIT 1`;

/** The trust or alliance with most schools at the close of a day, by its id; undefined where none is on record. */
export async function largestBody(
  model: Answering,
  kind: 'trust' | 'alliance',
  asOf: string,
): Promise<string | undefined> {
  const [found] = await model.ask({ asOf }, (snapshot) =>
    snapshot.rows<{ readonly body: string }>(LARGEST, { kind, asOf }),
  );
  return found?.body;
}
