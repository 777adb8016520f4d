import { vocabularies } from '#pathway/vocabulary/vocabularies';
import type { Column, Table } from '../tables/table.js';
import type { ExtractFile, ExtractManifest } from './manifest.js';

const FORMATS: Readonly<Record<string, { readonly format: string; readonly mediatype: string }>> = {
  parquet: { format: 'parquet', mediatype: 'application/vnd.apache.parquet' },
  ndjson: { format: 'ndjson', mediatype: 'application/x-ndjson' },
  csv: { format: 'csv', mediatype: 'text/csv' },
};

type Described = Omit<Table, 'from'>;

/** The extract for programs: a Frictionless Data Package, with the lists of codes and their days of validity. */
export function dataPackage(manifest: Omit<ExtractManifest, 'files'>, tables: readonly Described[], files: readonly ExtractFile[]): string {
  const described = {
    profile: 'data-package',
    name: 'teacher-pathways-extract',
    id: manifest.snapshot,
    title: "Teachers' careers: an extract",
    description: manifest.profile.means,
    version: manifest.codeVersion,
    resources: files.flatMap((file) => resourceOf(file, tables)),
    codeLists: vocabularies.map(({ name, source, terms }) => ({
      name,
      source,
      terms: terms.map(({ code, label, from, to }) => ({ code, label, ...(from && { from }), ...(to && { to }) })),
    })),
  };
  return `${JSON.stringify(described, undefined, 2)}\n`;
} // prettier-ignore

function resourceOf({ path, table, rows, bytes, sha256 }: ExtractFile, tables: readonly Described[]): readonly object[] {
  const held = tables.find(({ name }) => name === table);
  const format = FORMATS[path.split('.').at(-1)!];
  if (!held || !format) return [];
  return [
    {
      name: path.replaceAll('.', '-').replaceAll('_', '-'),
      path,
      profile: 'tabular-data-resource',
      title: held.title,
      description: held.says,
      ...format,
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${sha256}`,
      rows,
      schema: { fields: held.columns.map(fieldOf), missingValues: [''] },
    },
  ];
} // prettier-ignore

const fieldOf = ({ name, type, says, list }: Column): object => ({
  name,
  type,
  // The CSV writes an instant with a space; all are UTC.
  ...(type === 'datetime' && { format: 'any' }),
  description: says,
  ...(list && { codeList: list.name }),
});
