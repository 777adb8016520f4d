import type { ExtractManifest } from '#read-models/exporting/described/manifest';

const number = (value: number): string => value.toLocaleString('en-GB');

/** The extract in words: every file with the rows it has. */
export function summaryOf(folder: string, manifest: ExtractManifest): string {
  const { snapshot, asOf, knownAt, profile, files, factsLeftOut } = manifest;
  const widest = Math.max(...files.map(({ path }) => path.length));
  const lines = [
    `${folder} holds an extract of ${snapshot}:`,
    ...files.map(({ path, rows, bytes }) => {
      const size = rows === null ? '' : `${number(rows)} rows, `;
      return `  ${path.padEnd(widest)}  ${size}${number(bytes)} bytes`;
    }),
    `As of ${asOf}${knownAt === null ? '' : `, as known at ${knownAt}`}. ${profile.means}`,
    ...(factsLeftOut > 0
      ? [`${number(factsLeftOut)} facts are in no table: not understood by this release, or of no record of a teacher or an organisation.`]
      : []),
  ];
  return `${lines.join('\n')}\n`;
} // prettier-ignore
