import type { FragmentDefinitionNode, GraphQLResolveInfo, GraphQLSchema, SelectionSetNode } from 'graphql';
import { getNamedType, isInterfaceType, isObjectType } from 'graphql';
import type { ClosedKind } from './kinds.js';

/** Fields of another kind than the figures they stand beside: what is below them names teachers. */
export const kindByField: ReadonlyMap<string, ClosedKind> = new Map(
  [
    'Assignments.assignments',
    'Backfill.proposals',
    'BenchStrength.posts',
    'Candidates.candidates',
    'CohortMembers.members',
    'CohortRevision.facts',
    'CorrectionEffects.effects',
    'ExecutiveLeaders.leaders',
    'ExpectedVacancies.posts',
    'HeadsToCentre.heads',
    'InductionsDue.concerns',
    'LedCluster.executiveLeader',
    'NpqMoves.notMoved',
    'Npqs.holdings',
    'PlacementShortfalls.shortfalls',
    'Readiness.ready',
  ].map((field) => [field, 'people']),
);

type Asked = Pick<GraphQLResolveInfo, 'schema' | 'parentType' | 'fieldName' | 'fieldNodes' | 'fragments'>;

/** The kinds of all fields that a root field of a document asks for, whatever its directives leave out. */
export function kindsAskedIn({
  schema,
  parentType,
  fieldName,
  fieldNodes,
  fragments,
}: Asked): ReadonlySet<ClosedKind> {
  const kinds = new Set<ClosedKind>();
  const type = getNamedType(parentType.getFields()[fieldName]?.type)?.name;
  for (const { selectionSet } of fieldNodes)
    if (selectionSet && type !== undefined)
      gather(selectionSet, type, { schema, fragments, kinds, looked: new Set() });
  return kinds;
}

interface Gathering {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly kinds: Set<ClosedKind>;
  /** Each is looked into once, however often it is spread. */
  readonly looked: Set<string>;
}

function gather({ selections }: SelectionSetNode, typeName: string, gathering: Gathering): void {
  for (const selection of selections) {
    if (selection.kind === 'Field')
      gatherField(selection.name.value, selection.selectionSet, typeName, gathering);
    else if (selection.kind === 'InlineFragment')
      gather(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, gathering);
    else {
      const fragment = gathering.fragments[selection.name.value];
      if (!fragment || gathering.looked.has(fragment.name.value)) continue;
      gathering.looked.add(fragment.name.value);
      gather(fragment.selectionSet, fragment.typeCondition.name.value, gathering);
    }
  }
}

function gatherField(
  name: string,
  below: SelectionSetNode | undefined,
  typeName: string,
  gathering: Gathering,
): void {
  const kind = kindByField.get(`${typeName}.${name}`);
  if (kind) gathering.kinds.add(kind);
  const type = gathering.schema.getType(typeName);
  if (!below || !(isObjectType(type) || isInterfaceType(type))) return;
  const named = getNamedType(type.getFields()[name]?.type);
  if (named) gather(below, named.name, gathering);
}
