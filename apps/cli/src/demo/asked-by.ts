import type { Ask } from './service.js';

interface AskedBy {
  answered(ask: Ask): Promise<string>;
}

const asks = (who: string, query: string): AskedBy => ({
  async answered(ask) {
    const answer = await ask<object>(query);
    return [
      `${who} asks of the synthetic population:`,
      '',
      query,
      '',
      JSON.stringify(answer, undefined, 2),
    ].join('\n');
  },
});

/** A question for each of the three kinds of people the service is for. */
export const askedBy: readonly AskedBy[] = [
  asks(
    'The lead of a Teaching School Alliance',
    `{
  retention(by: [TRAINING_MODEL], years: [1, 5]) {
    pooled { group { label } cells { year eligible retained percent } }
  }
}`,
  ),
  asks(
    'A trust planner',
    `{
  readiness(role: "headteacher", trust: "synthetic-trust-01", first: 2) {
    ready { totalCount edges { node { teacher stage reasons { kind qualification since on } } } }
  }
}`,
  ),
  asks(
    'A researcher',
    `{
  knownThen: headcount(asOf: "2021-09-15", knownAt: "2021-09-20T00:00:00Z") { inService onCareerBreak }
  knownNow: headcount(asOf: "2021-09-15") { inService onCareerBreak }
}`,
  ),
];
