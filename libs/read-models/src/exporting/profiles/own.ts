import { join } from 'node:path';
import { openSolver } from '#disclosure/solver/highs';
import { eventsKnown } from '../../replaying/events-known.js';
import { citation } from '../described/citation.js';
import { codeRows, codesTable } from '../described/codes.js';
import { csvText } from '../described/csv.js';
import { dataPackage } from '../described/data-package.js';
import { dictionary } from '../described/dictionary.js';
import { loaders } from '../described/loaders.js';
import type { ExtractFile, OwnProfile } from '../described/manifest.js';
import type { Made, Making } from '../making.js';
import type { OwnExtract } from '../extract.js';
import { describedFile, writeText } from '../extract-folder.js';
import { gatherFacts } from '../facts/gather.js';
import { withheldFields } from '../facts/treatment.js';
import { explorePair } from '../figures/explore-statistics.js';
import type { Figure } from '../figures/figures.js';
import { type Format, type TableFormat, writeTable } from '../formats.js';
import { fingerprintOf, pseudonymsBy, pseudonymSql } from '../pseudonyms.js';
import { correctedSql, factTables } from '../tables/facts.js';
import { organisationTables } from '../tables/of-organisations.js';
import { careerTables, developmentTables, trainingTables } from '../tables/of-teachers.js';
import { tableOf } from '../tables/rows-as-table.js';
import type { Table } from '../tables/table.js';
import { REPLAY } from '../workbench.js';

const MEANS =
  'Own: for those who may see all of this record. Teachers go by pseudonyms and free text is left out, but nothing is ' +
  'suppressed or rounded: these are personal data, and small numbers stand as they are. Only the pair for Explore ' +
  'Education Statistics is as it may be published.';

const stored: readonly Table[] = [
  ...careerTables,
  ...trainingTables,
  ...developmentTables,
  ...organisationTables,
];

/** Every fact and table with pseudonyms, the figures, and what describes them. */
export async function own({ project, formats }: OwnExtract, making: Making): Promise<Made> {
  const { workbench, log, extent, figures, about, folder, signal, tell } = making;
  const { connection } = workbench;
  const gathered = await gatherFacts(connection, eventsKnown(log, extent, true), {
    pseudonyms: pseudonymsBy(project.key),
    signal,
    onProgress: (position) => tell({ step: 'gathering facts', share: shareRead(making, position) }),
  });
  await connection.run(pseudonymSql(project.key));
  await connection.run(pseudonymsSql);
  await connection.run(correctedSql);
  const codes = { ...codesTable, from: tableOf(codesTable.columns, codeRows(gathered.codes.used())) };
  const tables = [...factTables, ...stored, ...figures.map(asTable), codes];
  const profile = profileOf(project);
  const files = [
    ...(await tableFiles(tables, formats, making)),
    ...(await figureFiles(figures, formats, folder)),
  ];
  const described = { ...about, profile, factsLeftOut: gathered.leftOut };
  const texts: Readonly<Record<string, string>> = {
    'dictionary.csv': dictionary(tables),
    'datapackage.json': dataPackage(described, tables, files),
    'CITATION.cff': citation(described),
    ...loaders,
  };
  for (const [path, text] of Object.entries(texts)) files.push(await writeText(folder, path, text));
  return { profile, files, factsLeftOut: gathered.leftOut };
}

const shareRead = ({ log, extent }: Making, position: string): number | null =>
  log.shareRead?.(position, extent.upTo!) ?? null;

const profileOf = ({ name, key }: OwnExtract['project']): OwnProfile => ({
  name: 'own',
  means: MEANS,
  project: name,
  keyFingerprint: fingerprintOf(key),
  withheld: withheldFields,
});

const peopleSql = stored
  .flatMap(({ name, columns }) =>
    columns
      .filter((column) => column.name === 'teacher' || column.isPerson)
      .map((column) => `SELECT ${column.name} AS teacher FROM ${REPLAY}.${name}`),
  )
  .join(' UNION ');

/** Everybody's digest, made once: most tables need it for every row. */
const pseudonymsSql = `
  CREATE TEMP TABLE pseudonyms AS SELECT *, row_number() OVER (ORDER BY digest) AS place
  FROM (SELECT teacher, keyed(teacher) AS digest FROM (${peopleSql}) WHERE teacher IS NOT NULL)`;

const asTable = ({ table, definition, rows }: Figure): Table => ({
  ...table,
  says: `${table.says}. ${definition}`,
  from: tableOf(table.columns, rows),
});

async function tableFiles(
  tables: readonly Table[],
  formats: readonly Format[],
  { workbench, folder, signal, tell }: Making,
): Promise<ExtractFile[]> {
  const files: ExtractFile[] = [];
  tell({ step: 'writing', share: 0 });
  for (const [place, table] of tables.entries()) {
    for (const format of formatsOf(table, formats)) {
      signal.throwIfAborted();
      const path = `${table.name}.${format}`;
      const rows = await writeTable(workbench.connection, table, join(folder, path), format);
      files.push(await describedFile(folder, path, table.name, rows));
    }
    tell({ step: 'writing', share: (place + 1) / tables.length });
  }
  return files;
}

/** What the loaders read, and the codebook, are there whatever was asked for. */
const ALWAYS_CSV = new Set(['retention', codesTable.name]);

const formatsOf = ({ name }: Table, formats: readonly Format[]): readonly TableFormat[] => {
  const asked = formats.filter((format) => format !== 'ees');
  return ALWAYS_CSV.has(name) && !asked.includes('csv') ? [...asked, 'csv'] : asked;
};

async function figureFiles(
  figures: readonly Figure[],
  formats: readonly Format[],
  folder: string,
): Promise<readonly ExtractFile[]> {
  if (!formats.includes('ees')) return [];
  const { name, data, meta } = explorePair(figures, await openSolver());
  return [
    { ...(await writeText(folder, `${name}.csv`, csvText(data))), rows: data.length - 1 },
    { ...(await writeText(folder, `${name}.meta.csv`, csvText(meta))), rows: meta.length - 1 },
  ];
}
