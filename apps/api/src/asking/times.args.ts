import { ArgsType, Field, Float } from '@nestjs/graphql';
import { ArrayMaxSize, IsNumber, IsOptional, Max, Min } from 'class-validator';
import { ViewpointArgs } from './viewpoint.args.js';

/** A question about times since an origin, with limits. */
@ArgsType()
export class TimesArgs extends ViewpointArgs {
  @Field(() => [Float], { nullable: true, description: 'Times to answer for, in days since the origin.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsNumber({}, { each: true })
  @Min(0, { each: true })
  atDays?: number[] | null;

  @Field(() => [Float], { nullable: true, description: 'The same in years of 365.25 days; days come first.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsNumber({}, { each: true })
  @Min(0, { each: true })
  atYears?: number[] | null;

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits.' })
  @Min(0.5)
  @Max(0.999)
  level: number;
}
