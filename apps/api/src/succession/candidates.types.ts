import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { PagedOfTrustArgs } from '../asking/trust.args.js';
import { CalendarDate } from '../graphql/scalars.js';

@ArgsType()
export class CandidatesQueryArgs extends PagedOfTrustArgs {
  @Field(() => String, { defaultValue: 'headteacher', description: 'Code of the role to be filled.' })
  @IsString()
  @MaxLength(200)
  role: string;

  @Field(() => ID, { nullable: true, description: 'Where: its phase and its local authority count.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  school?: string | null;
}

@ObjectType()
export class PastRole {
  @Field(() => String, { nullable: true })
  role: string | null;

  @Field(() => ID, { nullable: true })
  school: string | null;

  @Field(() => CalendarDate)
  from: string;

  @Field(() => CalendarDate, { nullable: true, description: 'Null while it is held.' })
  until: string | null;
}

@ObjectType()
export class Candidate {
  @Field(() => ID)
  teacher: string;

  @Field(() => String)
  stage: string;

  @Field(() => [String], { description: 'In words, in the order in which they count.' })
  reasons: string[];

  @Field(() => String, { nullable: true, description: 'The best for a role of that stage.' })
  rating: string | null;

  @Field(() => CalendarDate, { nullable: true })
  ratedOn: string | null;

  @Field(() => String, { nullable: true, description: 'The NPQ passed that prepares for the stage.' })
  qualification: string | null;

  @Field(() => CalendarDate, { nullable: true })
  passedOn: string | null;

  @Field(() => Float, { nullable: true, description: 'Years with a post in schools of the same phase.' })
  phaseYears: number | null;

  @Field(() => Int, { description: 'Leadership assignments begun in a role of that stage or above.' })
  assignments: number;

  @Field(() => Boolean, { nullable: true, description: 'Works in the local authority of the school.' })
  sameAuthority: boolean | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Kilometres from the nearest school where a post is open, as the crow flies; null where not known.',
  })
  distanceKm: number | null;

  @Field(() => [PastRole])
  history: PastRole[];
}

const CandidateConnection = connectionOf(Candidate, 'Candidate');

@ObjectType({ description: 'Who might take a role of leadership, in an order that says its reasons.' })
export class Candidates {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => CandidateConnection)
  candidates: InstanceType<typeof CandidateConnection>;
}
