import type { EventKind } from '#event-log/event-log';
import { teacherFacts } from '#pathway/catalogue';
import { identifierFacts } from '#pathway/identity/identifier.facts';
import { versionOf } from '#pathway/upcast';
import { versions } from '#pathway/versions';
import { ofOrganisations, ofTeachers } from './derivations.js';
import { aboutRecordsSql, correctedSql } from './in-force.sql.js';

const definitions = [
  aboutRecordsSql,
  correctedSql,
  ...[...ofTeachers, ...ofOrganisations].map(({ sql }) => sql),
].join();

/**
 * The facts of teachers that no definition names, coaching for one, and of the identifiers that sources know them by: no
 * answer can rest on them, so the read model spares itself most of the log. Facts of organisations are all read.
 */
export const needlessTypes: ReadonlySet<string> = new Set(
  Object.keys({ ...teacherFacts, ...identifierFacts }).filter((type) => !definitions.includes(`'${type}'`)),
);

/** The same in all versions that this release understands. Others are read, to be counted. */
export const needlessKinds: readonly EventKind[] = [...needlessTypes].flatMap((type) =>
  Array.from({ length: versionOf(type, versions) ?? 0 }, (_, index) => ({ type, version: index + 1 })),
);
