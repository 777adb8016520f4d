import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  FragmentSpreadNode,
  InlineFragmentNode,
  SelectionSetNode,
} from 'graphql';

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

/** Operations that tell of parked records, of organisations and of teachers, each by its id. */
const OF_PARKED: ReadonlySet<string> = new Set(['Query.parkedStreams', 'Mutation.retryParkedStreams']);

/** Whether an operation names teachers in a way that its kind does not tell of. */
export const namesParked = (operation: string): boolean => OF_PARKED.has(operation);

function namingIn(operation: string): ReadonlySet<string> {
  if (namesParked(operation)) return new Set([...NAMING, 'id']);
  // There the record is the organisation's own.
  if (operation === 'Query.organisationTimeline')
    return new Set([...NAMING].filter((name) => name !== 'record'));
  return NAMING;
}

/**
 * What of an answer was really given out: it is read by the document that asked for it, so no alias hides anything and
 * nothing counts that was not asked for.
 *
 * @param operation such as `Query.timeline`
 */
export function toldIn(
  value: unknown,
  below: SelectionSetNode | undefined,
  fragments: Fragments,
  operation: string,
): Told {
  const told: Told = { teachers: new Set(), rows: 0 };
  gather(value, below, { fragments, told, naming: namingIn(operation) });
  return told;
}

interface Gathering {
  readonly fragments: Fragments;
  readonly told: Told;
  readonly naming: ReadonlySet<string>;
}

function gather(value: unknown, below: SelectionSetNode | undefined, gathering: Gathering): void {
  if (!below || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    gathering.told.rows += value.length;
    for (const item of value) gather(item, below, gathering);
    return;
  }
  for (const selection of below.selections)
    if (selection.kind === 'Field') gatherField(value as Answer, selection, gathering);
    else gather(value, selectedBy(selection, gathering.fragments), gathering);
}

type Answer = Readonly<Record<string, unknown>>;

const selectedBy = (
  selection: InlineFragmentNode | FragmentSpreadNode,
  fragments: Fragments,
): SelectionSetNode | undefined =>
  selection.kind === 'InlineFragment'
    ? selection.selectionSet
    : fragments.get(selection.name.value)?.selectionSet;

function gatherField(answer: Answer, { alias, name, selectionSet }: FieldNode, gathering: Gathering): void {
  const held = answer[(alias ?? name).value];
  const { told, naming } = gathering;
  if (naming.has(name.value)) addIds(held, told.teachers);
  addEventsOwn(name.value, held, told.teachers);
  gather(held, selectionSet, gathering);
}

const TEACHER_STREAM = 'teacher-';

/** What an event of the history names: in the name of its record, and in what it tells, as text or as fields. */
function addEventsOwn(field: string, held: unknown, teachers: Set<string>): void {
  if (field === 'stream' && typeof held === 'string' && held.startsWith(TEACHER_STREAM))
    teachers.add(held.slice(TEACHER_STREAM.length));
  if (field === 'fields') namedIn(held, teachers);
  if (field === 'data' && typeof held === 'string') namedIn(readable(held), teachers);
}

/** What another program wrote into the log may be no JSON. */
function readable(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
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
