import type { Viewpoint } from '../answer.js';
import type { Answering } from '../read-model.js';

/** A fact on record as it is seen within a scope. */
export interface FactSeen {
  /** The teacher on whose record it stands. */
  readonly record: string;
  readonly factId: string;
  /** Whether all of it is seen; else no more than that it is held and since when. */
  readonly isWhole: boolean;
  /** What it is, where that is not as it was recorded: undefined of a correction, which is seen as it stands. */
  readonly as?: SeenAs;
}

export interface SeenAs {
  readonly type: string;
  readonly effectiveOn: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

type Row = Readonly<
  Record<'record' | 'factId' | 'how', string> & Record<'type' | 'effectiveOn' | 'data', string | null>
>;

const SQL = `
  SELECT substr(seen.stream, ${'teacher-'.length + 1}) AS record, seen.fact_id AS "factId", how, type,
    effective_on::VARCHAR AS "effectiveOn", data
  FROM scope_seen seen
  LEFT JOIN facts ON facts.stream = 'teacher-' || seen.teacher AND facts.fact_id = seen.fact_id
  WHERE seen.teacher = $teacher`;

/**
 * The facts that are seen of a teacher within a restricted scope: none of one who is not on record, nor of one whose
 * record counts for another.
 */
export function recordSeen(
  model: Answering,
  teacher: string,
  viewpoint: Viewpoint,
): Promise<readonly FactSeen[]> {
  return model.ask(viewpoint, async ({ rows }) => (await rows<Row>(SQL, { teacher })).map(factIn));
}

function factIn({ record, factId, how, type, effectiveOn, data }: Row): FactSeen {
  const seen = { record, factId, isWhole: how === 'WHOLE' };
  if (type === null || effectiveOn === null || data === null) return seen;
  return { ...seen, as: { type, effectiveOn, fields: JSON.parse(data) as SeenAs['fields'] } };
}
