import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsOptional, Max, MaxLength, Min } from 'class-validator';
import type { TrainingGrouping as Dimension } from '#read-models/training/training-grouping';
import { trainingGroupings } from '#read-models/training/training-grouping';
import { Basis } from '../asking/basis.js';
import { PointsApart, Share } from '../asking/share.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { GroupValue } from '../grouping/grouping.types.js';

export const TrainingGrouping = Object.fromEntries(trainingGroupings.map((name) => [name, name]));
registerEnumType(TrainingGrouping, {
  name: 'TrainingGrouping',
  description:
    'What trainings are grouped by: what their start says, and the person. AGE_BAND: the age reached in the calendar year of the start.',
});

@ArgsType()
export class TrainingsArgs extends ViewpointArgs {
  @Field(() => [String], { nullable: true, description: 'Codes of training routes. None: all.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(200, { each: true })
  routes?: string[] | null;
}

@ArgsType()
export class TrainingOutcomesQueryArgs extends TrainingsArgs {
  @Field(() => [TrainingGrouping], { nullable: true })
  @IsOptional()
  @ArrayUnique()
  @ArrayMaxSize(3)
  by?: Dimension[] | null;

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits.' })
  @Min(0.5)
  @Max(0.999)
  level: number;
}

@ObjectType({ description: 'What has become of trainings. The six states add up to the enrolled.' })
export class TrainingOutcomeCounts {
  @Field(() => Int)
  enrolled: number;

  @Field(() => Int)
  gainedQts: number;

  @Field(() => Int)
  gainedEyts: number;

  @Field(() => Int)
  withdrawn: number;

  @Field(() => Int, { description: 'Left for another training: no loss.' })
  transferred: number;

  @Field(() => Int)
  deferred: number;

  @Field(() => Int)
  inTraining: number;

  @Field(() => Share, { description: 'Gained QTS, of the enrolled.' })
  qts: Share;

  @Field(() => Share, { description: 'Withdrawn, of the enrolled.' })
  lost: Share;

  @Field(() => Share, { description: 'Gained QTS, of those whose training is over.' })
  qtsOfOver: Share;

  @Field(() => Share, { description: 'Withdrawn, of those whose training is over.' })
  lostOfOver: Share;
}

@ObjectType()
export class TrainingGroupOutcomes extends TrainingOutcomeCounts {
  @Field(() => [GroupValue])
  group: GroupValue[];
}

@ObjectType()
export class IntakeOutcomes extends TrainingGroupOutcomes {
  @Field(() => String, { description: 'Academic year in which the training began, such as 2014/15.' })
  intake: string;
}

@ObjectType()
export class DeferralOutcomes extends TrainingOutcomeCounts {
  @Field(() => String, { description: 'DEFERRED at any time by the date asked for, or NEVER_DEFERRED.' })
  deferral: string;
}

@ObjectType({ description: 'Deferred less never deferred, of those whose training is over. Not causal.' })
export class DeferralApart {
  @Field(() => PointsApart, { description: 'In the share that gained QTS.' })
  qts: PointsApart;

  @Field(() => PointsApart, { description: 'In the share withdrawn.' })
  lost: PointsApart;
}

@ObjectType()
export class TrainingOutcomes {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [IntakeOutcomes])
  intakes: IntakeOutcomes[];

  @Field(() => [TrainingGroupOutcomes], { description: 'All intakes together.' })
  pooled: TrainingGroupOutcomes[];

  @Field(() => [DeferralOutcomes])
  byDeferral: DeferralOutcomes[];

  @Field(() => DeferralApart)
  deferralApart: DeferralApart;

  @Field(() => Int, { description: 'Records withdrawn as entered in error: in no other figure.' })
  enteredInError: number;
}
