import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Grouping as Dimension } from '#read-models/grouping/grouping';
import { groupings } from '#read-models/grouping/grouping';

export const Grouping = Object.fromEntries(groupings.map((name) => [name, name]));
registerEnumType(Grouping, {
  name: 'Grouping',
  description:
    'What teachers are grouped by, fixed at the start: the training, the cohort, the first school.',
});

@ObjectType()
export class GroupValue {
  @Field(() => Grouping)
  dimension: Dimension;

  @Field(() => String, { description: "A code, a cohort, an organisation's id, or the words of a source." })
  value: string;

  @Field(() => String, { description: 'How a published list names the code; else the value itself.' })
  label: string;
}
