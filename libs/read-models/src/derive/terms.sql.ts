import { npqs } from '#pathway/vocabulary/npqs';
import { roles } from '#pathway/vocabulary/roles';
import { stages, states } from '#pathway/vocabulary/stages';
import { quoted } from '../quoted.sql.js';

const roleRows = roles.terms.flatMap(({ code, label, stage, rung }) => {
  const rank = stage ? stages.indexOf(stage) : 0;
  return [...new Set([code, label])].map((words) => `(${quoted(words)}, ${rank}, ${rung})`);
});

const npqRows = npqs.terms.flatMap(({ code, label, preparesFor }) =>
  preparesFor ? [code, label].map((words) => `(${quoted(words)}, ${stages.indexOf(preparesFor)})`) : [],
);

const stateRows = states.map((state, rank) => `(${rank}, ${quoted(state)})`);

const filled = (table: string, rows: readonly string[]): string =>
  rows.length > 0 ? `INSERT INTO ${table} VALUES ${rows.join(', ')};` : '';

export const termTables = ['role_terms', 'npq_terms', 'state_terms'] as const;

/**
 * The vocabularies that answers lean on. `rank` is the place of a stage on the pathway; a classroom teacher's role
 * has 0, as induction decides. `rung`: a post on a higher one is a promotion. Roles and NPQs may also have been recorded by
 * their labels.
 */
export const termsSql = `
  CREATE TABLE role_terms (role VARCHAR, rank INTEGER, rung INTEGER);
  CREATE TABLE npq_terms (qualification VARCHAR, rank INTEGER);
  CREATE TABLE state_terms (rank INTEGER, state VARCHAR);
  ${filled('role_terms', roleRows)}
  ${filled('npq_terms', npqRows)}
  ${filled('state_terms', stateRows)}`;
