/**
 * Runs inside the engine, beside the module: keeps its state and hands out its rows. A function of the module's exports.
 * Facts come and rows go as JSON, so that nothing of this process is ever handed in.
 */
export const foldDriver = `(module) => {
  const { parse, stringify } = JSON;
  const { apply, rows, over = 'facts' } = module;
  if (typeof apply !== 'function') throw new TypeError('The module exports no function "apply".');
  if (typeof rows !== 'function') throw new TypeError('The module exports no function "rows".');
  if (!('initial' in module)) throw new TypeError('The module exports no "initial".');
  if (over !== 'facts' && over !== 'facts_in_force')
    throw new TypeError('"over" must be "facts" or "facts_in_force".');
  let state = module.initial;
  let table, columns, next = 0;
  const fill = () => {
    table = [...rows(state)];
    for (const row of table)
      if (typeof row !== 'object' || row === null || Array.isArray(row))
        throw new TypeError('"rows" must give objects, one for each row.');
    columns = [...new Set(table.flatMap((row) => Object.keys(row)))];
  };
  const plain = (value) =>
    value === undefined || value === null ? null
      : typeof value === 'bigint' ? String(value)
      : typeof value === 'number' ? (Number.isFinite(value) ? value : null)
      : typeof value === 'object' ? stringify(value)
      : typeof value === 'string' || typeof value === 'boolean' ? value
      : null;
  return {
    source: () => stringify(over),
    take(facts) {
      for (const fact of parse(facts)) {
        state = apply(state, fact);
        if (state === undefined) throw new TypeError('"apply" returned nothing: it must return the state.');
        if (typeof state?.then === 'function') throw new TypeError('"apply" must not be async.');
      }
    },
    columns() {
      fill();
      return stringify(columns);
    },
    rows() {
      const page = table.slice(next, next + 1000);
      next += page.length;
      return stringify(page.map((row) => columns.map((column) => plain(row[column]))));
    },
  };
}`;
