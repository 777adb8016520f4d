import { bare, fieldsOf, itemOf, written, type Field, type Schema, type TypeRef } from './schema.js';

/** A question in GraphQL for everything that its answer holds, and the arguments that were given. */
export function queryFor(schema: Schema, question: Field, given: ReadonlyMap<string, unknown>): string {
  const said = question.args.filter(({ name }) => given.has(name));
  const variables = said.map(({ name, type }) => `$${name}: ${written(type)}`).join(', ');
  const values = said.map(({ name }) => `${name}: $${name}`).join(', ');
  const asked = `${question.name}${values && `(${values})`}${selectionOf(schema, question.type, [])}`;
  return `query${variables && ` (${variables})`} { ${asked} }`;
}

/** As long as a page may be: lists within an answer come in pages that nobody turns here. */
const PAGE = '(first: 200)';

/** Everything of a type that can be asked without arguments; nothing of a type that it lies in itself. */
function selectionOf(schema: Schema, type: TypeRef, within: readonly string[]): string {
  const held = itemOf(type) ?? bare(type);
  if (held.kind !== 'OBJECT' || within.includes(held.name!)) return '';
  const selected = fieldsOf(schema, held).flatMap((field) => {
    const { kind } = itemOf(field.type) ?? bare(field.type);
    if (needsArguments(field)) return [];
    const page = field.args.some(({ name }) => name === 'first') ? PAGE : '';
    if (kind !== 'OBJECT') return [`${field.name}${page}`];
    const inner = selectionOf(schema, field.type, [...within, held.name!]);
    return inner ? [`${field.name}${page}${inner}`] : [];
  });
  return ` { ${selected.join(' ')} }`;
}

const needsArguments = ({ args }: Field): boolean =>
  args.some(({ type, defaultValue }) => type.kind === 'NON_NULL' && defaultValue === null);
