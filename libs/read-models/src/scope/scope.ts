/**
 * Whose facts somebody may see: everybody's, or those of the teachers of some schools, trusts, alliances, clusters and
 * providers of training, by id, as long as they are there. None of them: nobody's.
 */
export type Scope = 'EVERYONE' | { readonly organisations: readonly string[] };

/** A scope of less than everybody. */
export type Restricted = Exclude<Scope, 'EVERYONE'>;

/** The same for the same organisations, in whatever order they are named. */
export const keyOf = ({ organisations }: Restricted): string =>
  JSON.stringify([...new Set(organisations)].sort());

/** Ids beyond these are counted: a sentence is read. */
const MOST_NAMED = 5;

/** What an answer stands on, in words. */
export function inWords({ organisations }: Restricted): string {
  const ids = [...new Set(organisations)].sort();
  const named = ids.slice(0, MOST_NAMED).join(', ');
  const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : '';
  const whom = ids.length === 0 ? 'no organisation' : `${named}${more}`;
  return (
    `Only of the teachers of ${whom}, as long as they are there: posts, assignments, placements and training at these ` +
    'schools while they belong to the scope, with what was recorded of the teachers in that time. Who comes is known by ' +
    'QTS, induction, NPQs and the training that led to QTS; who leaves the scope counts as having left.'
  );
}
