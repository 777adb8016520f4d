import { ArgsType, Field, ID, IntersectionType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQueryArgs } from './page.js';
import { ViewpointArgs } from './viewpoint.args.js';

/** A question that may be asked of one trust. */
@ArgsType()
export class OfTrustArgs extends ViewpointArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Only of this trust; the definition of the answer says how.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  trust?: string | null;
}

@ArgsType()
export class PagedOfTrustArgs extends IntersectionType(OfTrustArgs, PageQueryArgs, ArgsType) {}
