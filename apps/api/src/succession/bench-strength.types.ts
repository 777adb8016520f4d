import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';

@ObjectType()
export class PostBench {
  @Field(() => ID)
  school: string;

  @Field(() => String, { nullable: true })
  schoolName: string | null;

  @Field(() => ID, { nullable: true })
  trust: string | null;

  @Field(() => ID, { description: 'Who holds the post.' })
  teacher: string;

  @Field(() => ID)
  post: string;

  @Field(() => String)
  role: string;

  @Field(() => Int, { description: 'Successors in the trust.' })
  readyNow: number;

  @Field(() => Int)
  readyInOneYear: number;

  @Field(() => Int)
  readyInThreeYears: number;

  @Field(() => Int, { description: 'Of those ready now, in that very school.' })
  readyNowInSchool: number;
}

const PostBenchConnection = connectionOf(PostBench, 'PostBench');

@ObjectType({ description: 'Who could succeed the holder of each post of a head or an executive leader.' })
export class BenchStrength {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int, { description: 'Posts.' })
  count: number;

  @Field(() => Int, { description: 'Of these, those that nobody is ready for now.' })
  withoutSuccessor: number;

  @Field(() => PostBenchConnection)
  posts: InstanceType<typeof PostBenchConnection>;
}
