import { closest, distance } from 'fastest-levenshtein';
import { importTable } from '../format/import-table.js';
import { nearest, recognise, shareOf, type Nearest, type Recognised } from '../format/recognise.js';
import { formats } from '../formats/formats.js';
import { digestsFor, digestsToLook } from '../identity/key.js';
import type { FileKind, KnownFile, Near } from './file-kind.js';

/** Tables in a format that is described as data. */
export const tableFiles: FileKind = {
  names: formats.map(({ name }) => name),
  recognise(head, name) {
    const found = recognise(head, namedOnly(name));
    return found && knownTable(found);
  },
  nearest(head) {
    const near = nearest(head, formats);
    return near && { words: wordsFor(near), share: shareOf(near) };
  },
};

const namedOnly = (name: string | undefined) =>
  name === undefined ? formats : formats.filter((format) => format.name === name);

const knownTable = (recognised: Recognised): KnownFile => ({
  name: recognised.format.name,
  title: recognised.format.title,
  async import(log, bytes, { keyFile, ...options }) {
    const digests =
      'organisation' in recognised.format.subject
        ? undefined
        : await (options.dryRun ? digestsToLook(log, keyFile) : digestsFor(log, keyFile, options.importedAt));
    return importTable(log, bytes, recognised, { ...options, digests });
  },
});

const MOST_NAMED = 8;

/** How much of a heading may differ from another that is taken for it. */
const MISSPELT_PART = 1 / 3;

function wordsFor({ format, fit }: Nearest): Near['words'] {
  const missing = fit.missing.map(({ name }) => name);
  const misspelt = missing.flatMap((name) => {
    const like = fit.unknown.length > 0 ? closest(name, [...fit.unknown]) : undefined;
    return like !== undefined && distance(name, like) <= name.length * MISSPELT_PART ? [{ name, like }] : [];
  })[0];
  const mend = misspelt
    ? `Rename the column "${misspelt.like.slice(0, 40)}" to "${misspelt.name}".`
    : 'Check that it is the file you meant and that nothing was cut off it; --format names another format.';
  return `This is no file that is known here. The nearest is ${format.title} (${format.name}), but it lacks ${listed(missing)}. ${mend}`;
}

const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, MOST_NAMED).map((name) => `"${name}"`);
  const others = names.length - shown.length;
  return `the column${names.length === 1 ? '' : 's'} ${shown.join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
};
