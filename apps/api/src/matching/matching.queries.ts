import { Args, Query, Resolver } from '@nestjs/graphql';
import { ImpossibleQuestion } from '#read-models/answer';
import { type Assignment, assignment } from '#statistics/matching/assignment';
import { Matching, MatchingQueryArgs } from './matching.types.js';

@Resolver()
export class MatchingQueries {
  @Query(() => Matching, {
    description:
      'Who might take which vacancy: as many filled as can be, then the highest total score. Of ways equally good ' +
      'always the same, in whatever order they are listed.',
  })
  matching(@Args() { candidates, vacancies, scores }: MatchingQueryArgs): Assignment {
    const rows = scores.map((row) => row ?? []);
    if (rows.length !== candidates.length || rows.some((row) => row.length !== vacancies.length))
      throw new ImpossibleQuestion(
        'scores have a row for each candidate, with a score or null for each vacancy.',
      );
    return assignment({ candidates, vacancies, scores: rows });
  }
}
