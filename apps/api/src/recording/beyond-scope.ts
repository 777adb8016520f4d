import type { AnyFact, Recorded } from '#pathway/fact';
import { inForce } from '#pathway/history';
import type { Refusal } from '#pathway/refusal';
import type { TeacherFact } from '#pathway/teacher';
import type { Bounds } from '#read-models/reach/bounds';

type History = readonly Recorded<TeacherFact>[];

/** A rule of who may say what, and none of the pathway. */
export type BeyondScope = Omit<Refusal, 'code'> & { readonly code: 'BEYOND_SCOPE' };

/** The same, whatever it is that is not seen. */
export const beyondScope: BeyondScope = {
  code: 'BEYOND_SCOPE',
  message: 'This is not yours to record: it is of another place, or of what you do not see of the record.',
  mend: 'Ask a data officer to record it.',
};

/**
 * Why somebody of a restricted scope may not record facts, if they may not: they would begin something at a place that
 * is not theirs on that day, or be given sight of days on which the teacher was elsewhere.
 */
export function refuseBeyond(
  facts: readonly TeacherFact[],
  history: History,
  { isOfScope, hiddenUntil }: Bounds,
): BeyondScope | undefined {
  const changes = changesBy(facts, history);
  const isElsewhere = changes.some(
    ({ former, fact }) =>
      fact !== undefined &&
      JSON.stringify(placesOf(former)) !== JSON.stringify(placesOf(fact)) &&
      !placesOf(fact).some(({ place, on }) => isOfScope(place, on)),
  );
  const isOfHidden =
    hiddenUntil !== undefined &&
    changes.some((change) => movesStay(change) && daysOf(change).some((day) => day < hiddenUntil));
  return isElsewhere || isOfHidden ? beyondScope : undefined;
}

/** What stood on record and what stands there instead. */
interface Change {
  readonly former: TeacherFact | undefined;
  readonly fact: TeacherFact | undefined;
}

/** Later than any instant at which something was recorded. */
const NOW = '9999-12-31T23:59:59.999Z';

function changesBy(facts: readonly TeacherFact[], history: History): readonly Change[] {
  const added = facts.map((fact, index) => ({ factId: `to be recorded ${index}`, recordedAt: NOW, fact }));
  const before = byId(history);
  const after = byId([...history, ...added]);
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ former: before.get(id), fact: after.get(id) }))
    .filter(({ former, fact }) => JSON.stringify(former) !== JSON.stringify(fact));
}

const byId = (history: History): ReadonlyMap<string, TeacherFact> =>
  new Map(inForce(history).map(({ factId, fact }) => [factId, fact]));

/** What begins something is new, or anything that was on record is changed: it may be what ended something. */
const movesStay = ({ former, fact }: Change): boolean =>
  former !== undefined || fact === undefined || placesOf(fact).length > 0;

const daysOf = ({ former, fact }: Change): readonly string[] =>
  [former, fact].flatMap((said) => (said ? [said.effectiveOn] : []));

/** Where something begins by a fact, and when. A post is of its employer, with whomever that shares it. */
function placesOf(fact: AnyFact | undefined): readonly { readonly place: string; readonly on: string }[] {
  const names = (fact && PLACES[fact.type]) ?? [];
  const said = Object.entries(fact ?? {}).filter(([name]) => names.includes(name));
  return said.map(([, place]) => ({ place: String(place), on: fact!.effectiveOn }));
}

const POST = ['employer'];
const PLACES: Readonly<Record<string, readonly string[]>> = {
  ...{ PostStarted: POST, Promoted: POST, MovedLaterally: POST, SteppedDown: POST },
  ...{ AssignmentProposed: ['school'], AssignmentStarted: ['school'], PlacementStarted: ['school'] },
  TrainingStarted: ['provider', 'partnership', 'employingSchool'],
};
