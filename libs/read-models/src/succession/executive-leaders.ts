import { answered } from '../asked.js';
import { pageOfRows } from '../paged-rows.js';
import type { Answering } from '../read-model.js';
import type {
  ExecutiveLeader,
  ExecutiveLeadersAnswer,
  ExecutiveLeadersArgs,
  LedCluster,
  LedSchool,
} from './executive-leaders.answer.js';
import { clustersSql, executiveCountSql, executiveLeadersSql } from './executive-leaders.sql.js';

const DEFINITION =
  'Teachers with QTS in service at the close of the day who hold an open post, or a running leadership assignment, in a ' +
  'role of the stage executive leader, with the schools it is held in. Days a week: five to the full-time equivalent on ' +
  'record. Until: the planned end of the post or the assignment as last said. In a trust: one of the schools is of that trust, or its ' +
  'central team. Clusters: the schools in them on the day, and the executive leader named when each was registered.';

type Row = Omit<ExecutiveLeader, 'schools'> & { readonly schools: string };

/**
 * Who leads which schools as an executive leader, for how many days a week and until when.
 *
 * @throws ImpossibleQuestion a page that cannot be
 */
export async function executiveLeaders(
  model: Answering,
  args: ExecutiveLeadersArgs,
): Promise<ExecutiveLeadersAnswer> {
  const { asOf, trust } = args;
  const hasTrust = trust !== undefined;
  const parameters = { asOf, ...(hasTrust && { trust }) };
  return answered(model, args, async (snapshot) => {
    const [all] = await snapshot.rows<{ n: number }>(executiveCountSql(hasTrust), parameters);
    const listing = { sql: executiveLeadersSql(hasTrust), parameters, keys: ['teacher', 'kind', 'held'] };
    const page = await pageOfRows<Row>(snapshot, listing, args);
    const edges = page.edges.map(({ cursor, node }) => ({
      cursor,
      node: { ...node, schools: JSON.parse(node.schools) as readonly LedSchool[] },
    }));
    const clusters = await snapshot.rows<LedCluster & Readonly<Record<string, unknown>>>(
      clustersSql(hasTrust),
      parameters,
    );
    const ground = { definition: DEFINITION, n: all!.n };
    return { ground, answer: { leaders: { ...page, edges }, clusters } };
  });
}
