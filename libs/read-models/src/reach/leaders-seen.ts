import type { Viewpoint } from '../answer.js';
import type { Answering } from '../read-model.js';

const SQL = `
  SELECT DISTINCT coalesce(data->>'$.executiveLeader', data->>'$.changes.executiveLeader') AS leader FROM facts
  WHERE stream = 'organisation-' || $organisation AND leader IS NOT NULL`;

/** Which of the teachers who are named as leaders of a cluster are seen within a restricted scope. */
export function leadersSeen(
  model: Answering,
  organisation: string,
  viewpoint: Viewpoint,
): Promise<ReadonlySet<string>> {
  return model.ask(
    viewpoint,
    async ({ rows }) =>
      new Set((await rows<{ leader: string }>(SQL, { organisation })).map(({ leader }) => leader)),
  );
}
