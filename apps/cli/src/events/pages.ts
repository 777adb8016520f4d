import type { Door } from '../ask/door.js';
import { EVENT_FIELDS, type ToldEvent, type Wanted } from './wanted.js';

const PAGE = 200;

const QUESTION = `query (
  $first: Int, $after: String, $types: [String!], $teacher: ID, $organisation: ID, $recordedFrom: Instant, $afterPosition: String
) {
  events(
    first: $first, after: $after, types: $types, teacher: $teacher, organisation: $organisation, recordedFrom: $recordedFrom,
    afterPosition: $afterPosition
  ) { edges { node { ${EVENT_FIELDS} } } pageInfo { hasNextPage endCursor } position warnings }
}`;

interface Reply {
  readonly events: {
    readonly edges: readonly { readonly node: ToldEvent }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly position: string | null;
    readonly warnings: readonly string[];
  };
}

export interface EventPage {
  readonly events: readonly ToldEvent[];
  /** All of the log up to there was looked at; undefined for an empty log. */
  readonly reached: string | undefined;
  readonly warnings: readonly string[];
}

/**
 * The events on record, page by page, up to the end of the log as it is then. A page may be empty.
 *
 * @throws QuestionRefused
 * @throws ServiceUnavailable
 */
export async function* pagesOf(door: Door, wanted: Wanted): AsyncGenerator<EventPage> {
  for (let after: string | null = null, isMore = true; isMore;) {
    const reply: Reply = await door<Reply>(QUESTION, { ...wanted, first: PAGE, after });
    const { edges, pageInfo, position, warnings } = reply.events;
    yield { events: edges.map(({ node }) => node), reached: position ?? undefined, warnings };
    [after, isMore] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
}
