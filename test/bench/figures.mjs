/**
 * How every benchmark of the project reports. A figure holds what we reach against a peer (somebody else's way of doing
 * the same) or a limit (the least that must be done), measured turn about in one run, because a shared machine changes
 * its mood by the minute. Only the ratio is worth quoting.
 */

/**
 * @typedef {{ ours: number, other: number }} Pair one round: both sides, one right after the other
 * @typedef {{ median: number, min: number, max: number }} Spread
 *
 * @typedef {object} Measured
 * @property {string} name the key in the JSON: short, in words
 * @property {string} unit one word, e.g. `events/s`
 * @property {string} [peer] what the peer is and does; give this or `limit`
 * @property {string} [limit] what the limit is
 * @property {boolean} [lessIsBetter] true for times and sizes
 * @property {number} [goal] the least ratio we want
 * @property {readonly Pair[]} pairs
 */

/**
 * A figure, ready to be shown. Its ratio says how many times as good we are: above 1 we are the faster, in whatever
 * unit the figure is.
 *
 * @param {Measured} measured
 */
export function figure({ name, unit, peer, limit, lessIsBetter = false, goal, pairs }) {
  if ((peer === undefined) === (limit === undefined)) throw new TypeError(`${name} needs a peer or a limit.`);
  const ratio = ({ ours, other }) => (lessIsBetter ? other / ours : ours / other);
  return {
    name,
    unit,
    against: peer ?? limit,
    ...(goal === undefined ? {} : { goal }),
    ours: spreadOf(pairs.map(({ ours }) => ours)),
    [peer === undefined ? 'limit' : 'peer']: spreadOf(pairs.map(({ other }) => other)),
    ratio: spreadOf(pairs.map(ratio)),
  };
}

/** A figure that could not be taken here. Shown as such, so that nobody takes its absence for a success. */
export const notMeasured = ({ name, unit, peer, reason }) => ({
  name,
  unit,
  against: peer,
  notMeasured: reason,
});

/** @returns {Spread} */
export function spreadOf(values) {
  if (values.length === 0) throw new RangeError('There is nothing to report.');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1) };
}

/** One JSON object, whose keys are the figures' names. */
export const asJson = (figures) =>
  JSON.stringify(Object.fromEntries(figures.map(({ name, ...rest }) => [name, rest])), undefined, 2);

/** A table of the same, median (min–max), and below it what each peer or limit is. */
export function asTable(figures) {
  const rows = [
    ['', 'unit', 'ours', 'peer or limit', 'ratio', 'goal'],
    ...figures.map((one) => [one.name, one.unit, ...cells(one)]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i])).join('  '));
  return [...lines, '', 'Against what:', ...figures.map(({ name, against }) => `${name}: ${against}`)].join(
    '\n',
  );
}

function cells({ ours, peer, limit, ratio, goal, notMeasured: reason }) {
  if (reason !== undefined) return ['not measured', reason, '', ''];
  return [shown(ours), shown(peer ?? limit), shown(ratio), goal === undefined ? '' : `≥ ${goal}`];
}

const shown = ({ median, min, max }) => `${short(median)} (${short(min)}–${short(max)})`;

const short = (value) =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toPrecision(3);
