import { cellsOf } from '../csv/cells.js';
import type { Layout } from '../csv/header.js';
import { headingOf } from '../format/header.js';
import { schoolColumns, trustHistoryColumns } from '../schools/columns.js';
import { importSchools, type SchoolFiles } from '../schools/import-schools.js';
import type { FileKind, KnownFile } from './file-kind.js';

interface List {
  readonly name: string;
  readonly title: string;
  readonly layout: Layout<string>;
  /** As which of its files an import of schools takes it. */
  readonly as: keyof SchoolFiles;
}

const lists: readonly List[] = [
  { name: 'schools', title: 'our own list of schools', layout: schoolColumns, as: 'schools' },
  {
    name: 'school-trust-history',
    title: 'our own history of trusts',
    layout: trustHistoryColumns,
    as: 'trustHistory',
  },
];

/** Our own lists of schools and of their trusts, which may also be named together with a file. */
export const schoolListFiles: FileKind = {
  names: lists.map(({ name }) => name),
  recognise(head, name) {
    const list = lists.find((each) => (name === undefined ? isListIn(head, each) : each.name === name));
    return list && knownList(list);
  },
  nearest: () => undefined,
};

function isListIn(head: string, { layout }: List): boolean {
  const first = head.split(/\r\n?|\n/).find((line) => line.trim() !== '') ?? '';
  const headings = cellsOf(first)?.map(headingOf) ?? [];
  return layout.required.every((column) => headings.includes(headingOf(column)));
}

const knownList = ({ name, title, as }: List): KnownFile => ({
  name,
  title,
  async import(log, bytes, { failedPath, importedAt }) {
    const { recorded, alreadyKnown, warnings, ...reports } = await importSchools(
      log,
      { [as]: { name, bytes, failedPath } },
      importedAt,
    );
    const { rows, failed, firstFailed } = reports[as]!;
    return { rows, failed, firstFailed, recorded, alreadyKnown, differing: 0, warnings };
  },
});
