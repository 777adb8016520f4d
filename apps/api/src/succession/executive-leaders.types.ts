import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { CalendarDate } from '../graphql/scalars.js';

export const LeadingKind = { POST: 'POST', ASSIGNMENT: 'ASSIGNMENT' } as const;
registerEnumType(LeadingKind, { name: 'LeadingKind', description: 'A post, or a leadership assignment.' });

@ObjectType()
export class LedSchool {
  @Field(() => ID, { description: 'A school, or a trust: its central team.' })
  school: string;

  @Field(() => String, { nullable: true })
  schoolName: string | null;

  @Field(() => ID, { nullable: true })
  trust: string | null;

  @Field(() => Float, { nullable: true, description: 'Null where none is on record.' })
  fte: number | null;

  @Field(() => Float, { nullable: true, description: 'Five to a full-time equivalent.' })
  daysAWeek: number | null;
}

@ObjectType()
export class ExecutiveLeader {
  @Field(() => ID)
  teacher: string;

  @Field(() => LeadingKind)
  kind: keyof typeof LeadingKind;

  @Field(() => ID, { description: 'The post or the assignment.' })
  held: string;

  @Field(() => String, { nullable: true })
  role: string | null;

  @Field(() => CalendarDate)
  since: string;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The planned end, as last said; null where none is on record.',
  })
  until: string | null;

  @Field(() => [LedSchool])
  schools: LedSchool[];
}

@ObjectType()
export class LedCluster {
  @Field(() => ID)
  cluster: string;

  @Field(() => String, { nullable: true })
  clusterName: string | null;

  @Field(() => ID, { nullable: true, description: 'As named when the cluster was registered.' })
  executiveLeader: string | null;

  @Field(() => [ID])
  schools: string[];
}

const ExecutiveLeaderConnection = connectionOf(ExecutiveLeader, 'ExecutiveLeader');

@ObjectType({ description: 'Who leads which schools as an executive leader.' })
export class ExecutiveLeaders {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => ExecutiveLeaderConnection)
  leaders: InstanceType<typeof ExecutiveLeaderConnection>;

  @Field(() => [LedCluster])
  clusters: LedCluster[];
}
