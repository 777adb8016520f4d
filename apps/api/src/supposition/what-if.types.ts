import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, MaxLength, ValidateNested } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { CalendarDate } from '../graphql/scalars.js';

@InputType({ description: 'A post that somebody might take.' })
export class SupposedPlacementInput {
  @Field(() => ID)
  @MaxLength(200)
  teacher: string;

  @Field(() => String, { description: 'A code of the list of roles.' })
  @MaxLength(200)
  role: string;

  @Field(() => ID, { description: 'The school or trust.' })
  @MaxLength(200)
  employer: string;

  @Field(() => CalendarDate, { description: 'The day on which it would begin, not after asOf.' })
  startOn: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the posts held that day are kept beside it; else they end.',
  })
  @IsBoolean()
  keepsPosts: boolean;
}

@InputType({ description: 'A training route that might have taken nobody from a day on.' })
export class SupposedClosureInput {
  @Field(() => String, { description: 'A code of the list of training routes, or the words of a source.' })
  @MaxLength(200)
  route: string;

  @Field(() => CalendarDate)
  closedOn: string;
}

@ArgsType()
export class WhatIfQueryArgs extends ViewpointArgs {
  @Field(() => [SupposedPlacementInput], { defaultValue: [] })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SupposedPlacementInput)
  placements: SupposedPlacementInput[];

  @Field(() => [SupposedClosureInput], { defaultValue: [] })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SupposedClosureInput)
  closures: SupposedClosureInput[];
}

@ObjectType()
export class HeadcountDifference {
  @Field(() => Int)
  before: number;

  @Field(() => Int)
  after: number;

  @Field(() => Int)
  difference: number;
}

@ObjectType()
export class StageDifference extends HeadcountDifference {
  @Field(() => String)
  stage: string;
}

@ObjectType()
export class OrganisationDifference extends HeadcountDifference {
  @Field(() => ID)
  organisation: string;

  @Field(() => String, { nullable: true })
  name: string | null;
}

@ObjectType({ description: 'The headcount before and after what is only supposed.' })
export class WhatIf {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => HeadcountDifference)
  inService: HeadcountDifference;

  @Field(() => [StageDifference])
  byStage: StageDifference[];

  @Field(() => [OrganisationDifference], { description: 'Only schools for which it makes a difference.' })
  bySchool: OrganisationDifference[];

  @Field(() => [OrganisationDifference], { description: 'Only trusts for which it makes a difference.' })
  byTrust: OrganisationDifference[];
}
