/**
 * Whose facts somebody may see: everybody's, or those of the teachers of some schools, trusts, alliances, clusters and
 * providers of training, by id, as long as they are there. None of them: nobody's.
 */
export type Scope = 'EVERYONE' | { readonly organisations: readonly string[] };
