/**
 * What was known at an instant, as a database in memory. A table is made when a question reads it. All stay good while
 * facts come in that were not on record at that instant.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Databases, databasesOf } from './at-hand.js';
import { buildKnown, makeKnown, newsSince } from './build-known.js';

/** How many instants are kept at hand. */
const KEPT = 4;

/** By instants, as UTC timestamps as SQL writes them. */
export type Knowledge = Databases<string>;

/** @param connection its own; it is used for nothing else */
export const knowledgeOf = (connection: DuckDBConnection, mainCatalog: string): Knowledge =>
  databasesOf<string>(connection, {
    ...{ name: 'known', kept: KEPT, keptFacts: Infinity, keyOf: (knownAt) => knownAt },
    build: async ({ catalog, of: knownAt }) => ({
      ...(await buildKnown(connection, mainCatalog, { catalog, knownAt })),
      facts: 0,
    }),
    newsSince: ({ of: knownAt }, seq) => newsSince(connection, seq, knownAt),
    make: ({ catalog, of: knownAt }, tables) =>
      makeKnown(connection, mainCatalog, { catalog, knownAt }, tables),
  });
