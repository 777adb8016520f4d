import type { AnyFact, Recorded } from '#pathway/fact';
import type { TeacherCommand, TeacherFact } from '#pathway/teacher';
import type { HeldKind, Reach } from '#read-models/reach/reach';

type History = readonly Recorded<TeacherFact>[];

const heldKinds: readonly HeldKind[] = ['post', 'assignment', 'placement'];

/**
 * A history without what somebody does not see of it and yet names: a post, an assignment, a placement, a fact. To them
 * it is not there.
 */
export function asSeen(history: History, command: TeacherCommand, { held, facts }: Reach): History {
  const unseen = new Set(
    heldKinds.flatMap((kind) => namedBy(command, kind).filter((id) => !held[kind].has(id))),
  );
  const target = 'factId' in command && !facts.has(command.factId) ? command.factId : undefined;
  if (unseen.size === 0 && target === undefined) return history;
  const names = (fact: AnyFact): boolean =>
    heldKinds.some((kind) => namedBy(fact, kind).some((id) => unseen.has(id)));
  return history.filter(({ factId, fact }) => factId !== target && !names(fact));
}

/** Under which names a command or a fact says what it is about. */
const NAMES: Readonly<Record<HeldKind, readonly string[]>> = {
  post: ['post', 'fromPost'],
  assignment: ['assignment'],
  placement: ['placement'],
};

const namedBy = (said: object, kind: HeldKind): readonly string[] =>
  Object.entries(said)
    .filter(([name]) => NAMES[kind].includes(name))
    .flatMap(([, id]) => (typeof id === 'string' ? [id] : []));
