/**
 * What is seen within a scope, as a database in memory that holds the facts seen and what is derived of them, and of
 * nothing else. It is built anew when a fact has come in that may be of it.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Databases, databasesOf } from '../known-at/at-hand.js';
import { buildSeen, makeSeen, newsOfSeen, type SeenBy } from './build-seen.js';
import { keyOf } from './scope.js';

export type { SeenBy } from './build-seen.js';

/** How many scopes are kept at hand, and how many facts they may hold together: some 300 bytes each. */
const KEPT = 16;
const KEPT_FACTS = 500_000;

/** The teachers who may be of a scope, in its database: stream. */
export const candidatesIn = (catalog: string): string => `${catalog}.main.scope_candidates`;

/** @param connection its own; it is used for nothing else */
export const seenIn = (connection: DuckDBConnection, mainCatalog: string): Databases<SeenBy> =>
  databasesOf<SeenBy>(connection, {
    ...{ name: 'seen', kept: KEPT, keptFacts: KEPT_FACTS },
    keyOf: ({ scope, knownAt = '' }) => `${keyOf(scope)} ${knownAt}`,
    build: (database, former) => buildSeen(connection, mainCatalog, database, former),
    newsSince: (database, seq) => newsOfSeen(connection, mainCatalog, database, seq),
    make: ({ catalog }, tables) => makeSeen(connection, mainCatalog, catalog, tables),
  });
