import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, MaxLength } from 'class-validator';
import type { Grouping as Dimension } from '#read-models/grouping/grouping';
import { groupings } from '#read-models/grouping/grouping';

export const Grouping = Object.fromEntries(groupings.map((name) => [name, name]));
registerEnumType(Grouping, {
  name: 'Grouping',
  description:
    'What teachers are grouped by, fixed at the start: the training, the cohort, the first school, the person. AGE_BAND: ' +
    'the age reached in the calendar year of QTS. ATTRIBUTED_TO shares a teacher between the organisations that trained ' +
    'them jointly (retention only).',
});

@InputType({
  description: 'Narrows a question down: only those whose value in the dimension is one of these.',
})
export class AmongInput {
  @Field(() => Grouping)
  dimension: Dimension;

  @Field(() => [String], {
    description: "A code, a cohort such as 2014/15, an organisation's id, or the words of a source.",
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @MaxLength(200, { each: true })
  values: string[];
}

@ObjectType()
export class GroupValue {
  @Field(() => Grouping)
  dimension: Dimension;

  @Field(() => String, { description: "A code, a cohort, an organisation's id, or the words of a source." })
  value: string;

  @Field(() => String, { description: 'How a published list names the code; else the value itself.' })
  label: string;
}
