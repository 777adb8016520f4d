import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsArray, MaxLength } from 'class-validator';

/** So many are matched in well under a second. */
export const MOST_MATCHED = 300;

@ArgsType()
export class MatchingQueryArgs {
  @Field(() => [ID], { description: `At most ${MOST_MATCHED}, each once.` })
  @ArrayUnique()
  @ArrayMaxSize(MOST_MATCHED)
  @MaxLength(200, { each: true })
  candidates: string[];

  @Field(() => [ID], { description: `At most ${MOST_MATCHED}, each once.` })
  @ArrayUnique()
  @ArrayMaxSize(MOST_MATCHED)
  @MaxLength(200, { each: true })
  vacancies: string[];

  @Field(() => [[Int]], {
    nullable: 'items',
    description:
      'A row for each candidate, a score for each vacancy. Null: may not be appointed; 0 is a score.',
  })
  @IsArray()
  scores: (readonly (number | null)[] | null)[];
}

@ObjectType()
export class MatchedPair {
  @Field(() => ID)
  candidate: string;

  @Field(() => ID)
  vacancy: string;

  @Field(() => Int)
  score: number;
}

@ObjectType({ description: 'A proposal to look at: a person decides.' })
export class Matching {
  @Field(() => Int)
  filled: number;

  @Field(() => Float)
  totalScore: number;

  @Field(() => [MatchedPair], { description: "In the order of the candidates' ids." })
  pairs: MatchedPair[];
}
