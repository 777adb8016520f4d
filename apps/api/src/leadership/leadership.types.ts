import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { NpqState as State } from '#read-models/leadership/leadership.answer';
import { npqStates } from '#read-models/leadership/leadership.answer';
import { Basis } from '../asking/basis.js';
import { connectionOf } from '../asking/page.js';
import { CountField, type Status, StatusField } from '../asking/percentage.js';
import { PagedViewpointArgs } from '../asking/viewpoint.args.js';
import { CalendarDate } from '../graphql/scalars.js';

export const NpqState = Object.fromEntries(npqStates.map((state) => [state, state]));
registerEnumType(NpqState, {
  name: 'NpqState',
  description: "The latest state of a teacher's qualification.",
});

export const ReadinessKind = { QUALIFIED: 'QUALIFIED', ASSESSED: 'ASSESSED' } as const;
registerEnumType(ReadinessKind, {
  name: 'ReadinessKind',
  description:
    'QUALIFIED: in the stage below, with the NPQ that prepares for it passed. ASSESSED: last rated ready now for the role.',
});

@ArgsType()
class TrustArgs extends PagedViewpointArgs {
  @Field(() => ID, { nullable: true, description: 'Only within this trust.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  trust?: string | null;
}

@ArgsType()
export class AssignmentsQueryArgs extends TrustArgs {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  title?: string | null;
}

@ObjectType()
export class OpenAssignment {
  @Field(() => ID)
  teacher: string;

  @Field(() => ID)
  assignment: string;

  @Field(() => String)
  title: string;

  @Field(() => ID, { nullable: true })
  school: string | null;

  @Field(() => CalendarDate)
  startedOn: string;

  @Field(() => CalendarDate, { nullable: true })
  plannedEndOn: string | null;
}

@ObjectType()
export class TitleCount {
  @Field(() => String)
  title: string;

  @Field(() => Int)
  count: number;
}

const AssignmentConnection = connectionOf(OpenAssignment, 'Assignment');

@ObjectType({
  description: 'Leadership assignments that have begun, have not ended and no departure has cut short.',
})
export class Assignments {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => Int)
  open: number;

  @Field(() => [TitleCount])
  byTitle: TitleCount[];

  @Field(() => AssignmentConnection)
  assignments: InstanceType<typeof AssignmentConnection>;
}

@ArgsType()
export class NpqsQueryArgs extends TrustArgs {
  @Field(() => String, { nullable: true, description: 'Code of the qualification, e.g. NPQH.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  qualification?: string | null;

  @Field(() => NpqState, { nullable: true })
  state?: State | null;
}

@ObjectType()
export class NpqCount {
  @Field(() => String, { description: 'Its code, or the words of a source.' })
  qualification: string;

  @Field(() => String, { description: 'How the list of NPQs names it.' })
  name: string;

  @Field(() => NpqState)
  state: State;

  @CountField()
  count: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class NpqHolding {
  @Field(() => ID)
  teacher: string;

  @Field(() => String)
  qualification: string;

  @Field(() => NpqState)
  state: State;

  @Field(() => CalendarDate)
  since: string;
}

const NpqHoldingConnection = connectionOf(NpqHolding, 'NpqHolding');

@ObjectType({ description: "The latest state of each teacher's each NPQ." })
export class Npqs {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [NpqCount])
  counts: NpqCount[];

  @Field(() => NpqHoldingConnection, {
    nullable: true,
    description: 'Null for whoever may not see every figure: who can be listed can be counted.',
  })
  holdings: InstanceType<typeof NpqHoldingConnection> | null;
}

@ArgsType()
export class ReadinessQueryArgs extends TrustArgs {
  @Field(() => String, { description: 'Code of the role to be filled, e.g. headteacher.' })
  @IsString()
  @MaxLength(200)
  role: string;
}

@ObjectType({ description: 'Why somebody counts as ready.' })
export class ReadinessReason {
  @Field(() => ReadinessKind)
  kind: 'QUALIFIED' | 'ASSESSED';

  @Field(() => String, { nullable: true, description: 'The NPQ passed.' })
  qualification?: string;

  @Field(() => CalendarDate, { nullable: true, description: 'The day of the pass.' })
  since?: string;

  @Field(() => ID, { nullable: true, description: 'Who assessed.' })
  assessor?: string;

  @Field(() => CalendarDate, { nullable: true, description: 'The day of the assessment.' })
  on?: string;
}

@ObjectType()
export class ReadyTeacher {
  @Field(() => ID)
  teacher: string;

  @Field(() => String)
  stage: string;

  @Field(() => [ReadinessReason])
  reasons: ReadinessReason[];
}

const ReadyTeacherConnection = connectionOf(ReadyTeacher, 'ReadyTeacher');

@ObjectType({ description: 'Who is ready for a role, and why. A person decides.' })
export class Readiness {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => ReadyTeacherConnection)
  ready: InstanceType<typeof ReadyTeacherConnection>;
}
