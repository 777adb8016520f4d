import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnusableFile } from '#intake/csv/problem';
import type { SubjectExport } from '#privacy/subject/export-subject';

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY = 0o600;

/**
 * Makes a folder for an export and has it filled. It is there before anything is written down of an export, and gone
 * again if nothing comes of it.
 *
 * @throws UnusableFile there is something of that name already
 */
export async function inNewFolder<T>(folder: string, fill: () => Promise<T>): Promise<T> {
  await mkdir(folder, { mode: OWNER_ONLY_FOLDER }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new UnusableFile(`${folder}: There is something of that name. Name another with --to.`);
  });
  try {
    return await fill();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Writes an export for the person: for programs, and to be read. */
export async function writeExport(folder: string, exported: SubjectExport, at: string): Promise<void> {
  const write = (name: string, text: string) =>
    writeFile(join(folder, name), text, { mode: OWNER_ONLY, flag: 'wx' });
  await write('subject.json', `${JSON.stringify({ exportedAt: at, ...exported }, undefined, 2)}\n`);
  await write('subject.html', pageOf(exported, at));
}

/** One page without any script or anything from elsewhere. */
export const pageOf = (
  { teacher, standing, personalDetails, identifiers, facts }: SubjectExport,
  at: string,
): string => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Your record</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto}td,th{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}</style>
</head><body><h1>Your record</h1>
<p>All that Teacher Pathways keeps of you, as of ${escaped(at)}. Your record's id is ${escaped(teacher)}; it is ${escaped(standing)}.
Of ${identifiers} numbers by which you are found again, such as your TRN, only keyed digests are kept beside what is below.</p>
<h2>Who you are</h2>
${Object.values(personalDetails).map((details) => table(Object.entries(details))).join('\n') || '<p>Nothing is kept of that.</p>'}
<h2>Your career, fact by fact</h2>
<table><tr><th>From</th><th>What</th><th>Details</th><th>Known since</th><th>Told by</th></tr>
${facts.map(({ effectiveOn, type, fields, recordedAt, source }) => row([effectiveOn, type, JSON.stringify(fields), recordedAt, source ?? 'this service'])).join('\n')}
</table></body></html>
`; // prettier-ignore

const table = (rows: readonly (readonly string[])[]): string => `<table>${rows.map(row).join('\n')}</table>`;
const row = (cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
