import { teacherFacts } from '#pathway/catalogue';
import { qualificationsSql, qualificationSpellsSql, serviceDaysSql } from '../derive/service.sql.js';
import { quotedList } from '../quoted.sql.js';

const definitions = [serviceDaysSql, qualificationsSql, qualificationSpellsSql].join();

/** The facts that tell who is qualified and who is in service: on them alone rests retention in the profession. */
export const typesOfService: readonly string[] = Object.keys(teacherFacts).filter((type) =>
  definitions.includes(`'${type}'`),
);

export const ofServiceSql = `type IN (${quotedList(typesOfService)})`;

/**
 * Voids and corrections of facts of service, and those of a void or correction: stream, fact_id, type, effective_on,
 * recorded_at, target, target_type. The date of none of them means anything.
 */
export const correctionsOfServiceSql = `
  SELECT corrections.stream, corrections.fact_id, corrections.type, corrections.effective_on, corrections.recorded_at,
    target, targets.type AS target_type
  FROM (
    SELECT stream, fact_id, type, effective_on, recorded_at, data->>'$.factId' AS target FROM facts
    WHERE type IN ('FactVoided', 'FactCorrected') AND starts_with(stream, 'teacher-')) corrections
  JOIN facts targets ON targets.stream = corrections.stream AND targets.fact_id = target
  WHERE targets.type IN (${quotedList([...typesOfService, 'FactVoided', 'FactCorrected'])})`;
