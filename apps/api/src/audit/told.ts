import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';

/** Fields, of answers and of what is sent, that hold the id of a teacher. */
const NAMING: ReadonlySet<string> = new Set([
  'teacher',
  'teacherId',
  'mentor',
  'assessor',
  'executiveLeader',
  'record',
  'countsFor',
  'into',
  'candidate',
  'candidates',
]);

/** Of whom something was told, and in how many rows. */
export interface Told {
  readonly teachers: Set<string>;
  rows: number;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export const fragmentsIn = ({ definitions }: DocumentNode): Fragments =>
  new Map(
    definitions.flatMap((definition) =>
      definition.kind === 'FragmentDefinition' ? [[definition.name.value, definition] as const] : [],
    ),
  );

/**
 * What of an answer was really given out: it is read by the document that asked for it, so no alias hides anything and
 * nothing counts that was not asked for.
 */
export function toldIn(value: unknown, below: SelectionSetNode | undefined, fragments: Fragments): Told {
  const told: Told = { teachers: new Set(), rows: 0 };
  gather(value, below, fragments, told);
  return told;
}

function gather(value: unknown, below: SelectionSetNode | undefined, fragments: Fragments, told: Told): void {
  if (!below || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    told.rows += value.length;
    for (const item of value) gather(item, below, fragments, told);
    return;
  }
  for (const selection of below.selections) {
    if (selection.kind === 'InlineFragment') gather(value, selection.selectionSet, fragments, told);
    else if (selection.kind === 'FragmentSpread')
      gather(value, fragments.get(selection.name.value)?.selectionSet, fragments, told);
    else {
      const held = (value as Readonly<Record<string, unknown>>)[(selection.alias ?? selection.name).value];
      if (NAMING.has(selection.name.value)) addIds(held, told.teachers);
      gather(held, selection.selectionSet, fragments, told);
    }
  }
}

function addIds(held: unknown, teachers: Set<string>): void {
  for (const id of Array.isArray(held) ? held : [held]) if (typeof id === 'string') teachers.add(id);
}

/** The teachers that are named in what was sent. */
export function namedIn(said: unknown, teachers = new Set<string>()): ReadonlySet<string> {
  if (typeof said !== 'object' || said === null) return teachers;
  for (const [name, held] of Object.entries(said)) {
    if (NAMING.has(name)) addIds(held, teachers);
    namedIn(held, teachers);
  }
  return teachers;
}
