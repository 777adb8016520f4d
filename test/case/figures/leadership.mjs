import { counted } from './asking.mjs';

const HEADCOUNT = `query ($asOf: CalendarDate, $knownAt: Instant, $after: String) {
  headcount(asOf: $asOf, knownAt: $knownAt) {
    inService
    onCareerBreak
    byStage { stage count }
    byTrust(first: 200, after: $after) {
      edges { node { organisation count } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** @param {import('./asking.mjs').Asking} asking */
export async function headcount({ ask, viewpoint }) {
  const trusts = [];
  let answer;
  let after = null;
  do {
    answer = (await ask(HEADCOUNT, { ...viewpoint, after })).headcount;
    trusts.push(...answer.byTrust.edges.map(({ node }) => node));
    after = answer.byTrust.pageInfo.endCursor;
  } while (answer.byTrust.pageInfo.hasNextPage);
  return {
    in_service: answer.inService,
    on_career_break: answer.onCareerBreak,
    by_stage: counted(answer.byStage, ({ stage }) => stage),
    by_trust: counted(trusts, ({ organisation }) => organisation),
  };
}

const NPQS = `query ($asOf: CalendarDate, $knownAt: Instant) {
  npqs(asOf: $asOf, knownAt: $knownAt) { counts { qualification name state count } }
}`;

/** @param {import('./asking.mjs').Asking} asking */
export async function npqs({ ask, viewpoint, word }) {
  const { counts } = (await ask(NPQS, viewpoint)).npqs;
  const inState = (state) =>
    counted(
      counts.filter((row) => row.state === state),
      ({ qualification, name }) => word(qualification, name),
    );
  return {
    completed: inState('COMPLETED'),
    in_progress: inState('IN_PROGRESS'),
    withdrawn: inState('WITHDRAWN'),
  };
}

const ASSIGNMENTS = `query ($asOf: CalendarDate, $knownAt: Instant) {
  assignments(asOf: $asOf, knownAt: $knownAt) { open byTitle { title count } }
}`;

/** @param {import('./asking.mjs').Asking} asking */
export async function assignments({ ask, viewpoint }) {
  const { open, byTitle } = (await ask(ASSIGNMENTS, viewpoint)).assignments;
  return { open, by_assignment: counted(byTitle, ({ title }) => title) };
}
