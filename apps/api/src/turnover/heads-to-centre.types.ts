import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { CalendarDate } from '../graphql/scalars.js';

@ObjectType()
export class HeadsOfYear {
  @Field(() => String)
  year: string;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'A head who left a school for the central team of a trust.' })
export class HeadToCentre {
  @Field(() => ID)
  teacher: string;

  @Field(() => ID)
  school: string;

  @Field(() => CalendarDate, { description: 'The day from which the headship was over.' })
  endedOn: string;

  @Field(() => ID, { nullable: true, description: 'Null where only the destination of a leaver says so.' })
  trust: string | null;

  @Field(() => String, { nullable: true })
  role: string | null;

  @Field(() => CalendarDate, { description: 'The first day in the central team, or that of the departure.' })
  since: string;

  @Field(() => Boolean)
  sameTrust: boolean;
}

const HeadToCentreConnection = connectionOf(HeadToCentre, 'HeadToCentre');

@ObjectType({ description: 'Heads who left for the central team of a trust.' })
export class HeadsToCentre {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [HeadsOfYear])
  byYear: HeadsOfYear[];

  @Field(() => HeadToCentreConnection)
  heads: InstanceType<typeof HeadToCentreConnection>;
}
