const MATCHING = `query ($candidates: [ID!]!, $vacancies: [ID!]!, $scores: [[Int]!]!) {
  matching(candidates: $candidates, vacancies: $vacancies, scores: $scores) {
    filled totalScore pairs { candidate vacancy }
  }
}`;

/** Who is to fill which vacancy: as many as possible, then the highest total score. */
export async function assigned({ ask, problem: { candidates, vacancies, scores } }) {
  const { matching } = await ask(MATCHING, { candidates, vacancies, scores });
  return {
    filled: matching.filled,
    total_score: matching.totalScore,
    assignment: Object.fromEntries(matching.pairs.map(({ candidate, vacancy }) => [candidate, vacancy])),
  };
}
