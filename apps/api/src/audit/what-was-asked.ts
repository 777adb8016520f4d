import type {
  FieldNode,
  GraphQLField,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { getArgumentValues } from 'graphql';
import { kindsAskedIn } from '../policy/fields.js';
import type { Kind } from '../policy/kinds.js';
import { kindByOperation } from '../policy/operations.js';
import { type fragmentsIn, namesParked } from './told.js';

/**
 * What tells of nobody and changes nothing that is on record of anybody. Of all else, kinds to come included, it must
 * stand in the audit who asked before it is answered.
 */
const OF_NOBODY: ReadonlySet<Kind> = new Set(['open', 'door', 'reference', 'figures', 'operations']);

/** A root field of an operation. */
export interface Asked {
  /** Under which the answer gives it. */
  readonly key: string;
  /** `Query.retention`. */
  readonly operation: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly below: SelectionSetNode | undefined;
  readonly isPersonal: boolean;
}

interface Document {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReturnType<typeof fragmentsIn>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Everything that a document asks, those in its fragments included. */
export function askedIn(document: Document): readonly Asked[] {
  const { operation, fragments } = document;
  return rootFieldsIn(operation.selectionSet, fragments).flatMap((field) => askedBy(field, document) ?? []);
}

function rootFieldsIn(
  { selections }: SelectionSetNode,
  fragments: Document['fragments'],
): readonly FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [selection];
    if (selection.kind === 'InlineFragment') return rootFieldsIn(selection.selectionSet, fragments);
    const fragment = fragments.get(selection.name.value);
    return fragment ? rootFieldsIn(fragment.selectionSet, fragments) : [];
  });
}

/** Undefined for what tells of the schema alone. */
function askedBy(field: FieldNode, { schema, operation, fragments, variables }: Document): Asked | undefined {
  const parentType = schema.getRootType(operation.operation)!;
  const definition = parentType.getFields()[field.name.value];
  if (!definition) return undefined;
  const name = `${parentType.name}.${definition.name}`;
  const kinds = kindsAskedIn({
    ...{ schema, parentType, fieldName: definition.name, fieldNodes: [field] },
    fragments: Object.fromEntries(fragments),
  });
  const kind = kindByOperation.get(name);
  return {
    key: (field.alias ?? field.name).value,
    operation: name,
    arguments: argumentsOf(definition, field, variables),
    below: field.selectionSet,
    // What nobody has placed yet is taken for the worst.
    isPersonal:
      kind === undefined || namesParked(name) || [kind, ...kinds].some((each) => !OF_NOBODY.has(each)),
  };
}

/** None where they cannot be read: then nothing was answered either. */
function argumentsOf(
  definition: GraphQLField<unknown, unknown>,
  field: FieldNode,
  variables: Document['variables'],
): Asked['arguments'] {
  try {
    return getArgumentValues(definition, field, variables);
  } catch {
    return {};
  }
}
