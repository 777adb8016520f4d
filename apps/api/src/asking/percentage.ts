import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type FigureStatus as Status, figureStatuses } from '#read-models/proportions/percent';

export const FigureStatus = Object.fromEntries(figureStatuses.map((name) => [name, name]));
registerEnumType(FigureStatus, {
  name: 'FigureStatus',
  description:
    'Why figures of a row are null: NOT_APPLICABLE where there can be none, of nobody or of a day that has not come; ' +
    'NOT_AVAILABLE where it is not on record; SUPPRESSED where it is not shown.',
});

/** Why the figures beside it are null. */
export const StatusField = (): PropertyDecorator =>
  Field(() => FigureStatus, {
    nullable: true,
    description: 'Why figures are null, if any is for a reason of its own.',
  });

/** A count that is null where it may not be shown to whoever asks. */
export const CountField = (description?: string): PropertyDecorator =>
  Field(() => Int, { nullable: true, ...(description !== undefined && { description }) });

export type { Status };

@ObjectType({
  description:
    "Wilson's limits, per cent. Of a full count they tell of chance, for comparison, not of an error of sampling.",
})
export class PercentLimits {
  @Field(() => Float)
  lower: number;

  @Field(() => Float)
  upper: number;
}
