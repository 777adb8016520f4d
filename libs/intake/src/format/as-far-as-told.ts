import { columnsOf } from './fields.js';
import type { Column, FactTemplate, FieldSource, Format } from './format.js';
import { nameOf } from './read-row.js';

/**
 * A format without the facts and fields that come from columns which a file lacks: of these the file says nothing,
 * while a column left empty may take back what was told before.
 *
 * @param placeOf where each column of the file stands
 */
export function asFarAsTold(format: Format, placeOf: ReadonlyMap<Column, number>): Format {
  const lacking = new Set(format.columns.filter((column) => !placeOf.has(column)).map(nameOf));
  const isLacking = (source: FieldSource): boolean => {
    const columns = columnsOf(source);
    const isAnyEnough = typeof source === 'object' && 'firstOf' in source;
    return isAnyEnough
      ? columns.every((column) => lacking.has(column))
      : columns.some((column) => lacking.has(column));
  };
  const isTold = ({ on, needs = [] }: FactTemplate): boolean =>
    ![...(Array.isArray(on) ? [{ firstOf: on }] : []), ...needs].some(isLacking);
  return {
    ...format,
    facts: format.facts.filter(isTold).map((template) => ({
      ...template,
      fields: Object.fromEntries(Object.entries(template.fields).filter(([, source]) => !isLacking(source))),
    })),
  };
}
