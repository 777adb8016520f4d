/**
 * What a figure is asked with.
 *
 * @typedef {object} Asking
 * @property {(query: string, variables: object) => Promise<any>} ask
 * @property {Record<string, any>} settings of the figure, as case.json has them
 * @property {{ asOf: string, knownAt: string | null }} viewpoint
 * @property {(code: string, label: string) => string} word the word that the files have for it
 */

export const enumOf = (text) => text?.toUpperCase().replaceAll('-', '_');

/** Groups of an answer by name; the only group of those without a dimension is `all`. */
export const byGroup = (groups, { word }, answer) => ({
  groups: Object.fromEntries(groups.map((group) => [groupName(group.group, word), answer(group)])),
});

const groupName = ([value], word) => (value ? word(value.value, value.label) : 'all');

export const dimensions = ({ by }) => (by ? [enumOf(by)] : null);

/** Times as the figure writes them, which are the keys of its answer, with the arguments that ask for them. */
export function times({ at_days: days, at_years: years, at_units: units }) {
  const keys = days ?? years ?? units ?? [];
  return { keys, variables: { atDays: days ?? units ?? null, atYears: years ?? null } };
}

/** The points of an answer, in the order in which they were asked, by the key of the figure. */
export function keyed(keys, points, value) {
  if (points.length !== keys.length)
    throw new Error(`${keys.length} times were asked, ${points.length} answered.`);
  return Object.fromEntries(keys.map((key, index) => [key, value(points[index])]));
}

/** Counts of rows by name, added up where two rows have one name. */
export function counted(rows, name, count = (row) => row.count) {
  const counts = {};
  for (const row of rows) counts[name(row)] = (counts[name(row)] ?? 0) + count(row);
  return counts;
}
