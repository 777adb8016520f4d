import type { Answering } from '../read-model.js';

/** What commands may name of things that one holds. */
export type HeldKind = 'post' | 'assignment' | 'placement';

/** What may be said on a teacher's record within a restricted scope. */
export interface Reach {
  /** Whether the teacher is with one of these organisations on the day. */
  readonly isWithThem: boolean;
  /** Ids of what is seen to have been held. */
  readonly held: Readonly<Record<HeldKind, ReadonlySet<string>>>;
  /** Ids of the facts that are seen whole. */
  readonly facts: ReadonlySet<string>;
  /** All that is seen of the teacher, as questions find it: corrected, with what was made of what is not seen whole. */
  readonly history: readonly FactHeld[];
}

/** A fact of the answers. `data`: its own fields as JSON text. */
export interface FactHeld {
  readonly factId: string;
  readonly recordedAt: string;
  readonly type: string;
  readonly effectiveOn: string;
  readonly data: string;
}

type Row = Readonly<Record<'kind' | 'id', string>>;

const SQL = `
  SELECT 'stay' AS kind, '' AS id FROM scope_stays
  WHERE teacher = $teacher AND from_on <= $on::DATE AND $on::DATE < until_on
  UNION SELECT 'post', post FROM posts WHERE teacher = $teacher
  UNION SELECT 'assignment', assignment FROM assignments WHERE teacher = $teacher
  UNION SELECT 'assignment', assignment FROM proposed_assignments WHERE teacher = $teacher
  UNION SELECT 'placement', placement FROM placement_records WHERE teacher = $teacher AND placement IS NOT NULL
  UNION SELECT 'fact', fact_id FROM scope_seen WHERE teacher = $teacher AND how = 'WHOLE'`;

const HISTORY_SQL = `
  SELECT fact_id AS "factId", recorded_at::VARCHAR AS "recordedAt", type, effective_on::VARCHAR AS "effectiveOn", data
  FROM facts WHERE stream = 'teacher-' || $teacher ORDER BY seq`;

/** @param model of a restricted scope; @param on calendar date */
export function reachOf(model: Answering, teacher: string, on: string): Promise<Reach> {
  return model.ask({ asOf: on }, async ({ rows }) => {
    const found = await rows<Row>(SQL, { teacher, on });
    const idsOf = (wanted: string) =>
      new Set(found.filter(({ kind }) => kind === wanted).map(({ id }) => id));
    return {
      isWithThem: found.some(({ kind }) => kind === 'stay'),
      held: { post: idsOf('post'), assignment: idsOf('assignment'), placement: idsOf('placement') },
      facts: idsOf('fact'),
      history: await rows<FactHeld & Readonly<Record<string, unknown>>>(HISTORY_SQL, { teacher }),
    };
  });
}

const ANYWHERE_SQL = `
  SELECT EXISTS (FROM posts WHERE teacher = $teacher) OR EXISTS (FROM assignments WHERE teacher = $teacher)
    OR EXISTS (FROM placement_records WHERE teacher = $teacher)
    OR EXISTS (FROM trainings WHERE teacher = $teacher) AS "isOne"`;

/** Whether anybody ever had a teacher: a post, an assignment, a placement or a training is on record. @param model of everybody */
export function wasAnywhere(model: Answering, teacher: string, on: string): Promise<boolean> {
  return model.ask({ asOf: on }, async ({ rows }) => {
    const [found] = await rows<{ isOne: boolean }>(ANYWHERE_SQL, { teacher });
    return found!.isOne;
  });
}
