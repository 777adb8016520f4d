import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Grouping as Dimension } from '#read-models/grouping/grouping';
import { Basis } from '../asking/basis.js';
import { type Status, StatusField } from '../asking/percentage.js';
import { Limits } from '../asking/limits.js';
import { TimesArgs } from '../asking/times.args.js';
import { AmongInput, GroupValue } from '../grouping/grouping.types.js';
import { AmongGroups, Groups } from '../grouping/grouping.args.js';

export const LeavingCauses = { REASON: 'REASON', FIRST_EVENT: 'FIRST_EVENT' } as const;
registerEnumType(LeavingCauses, {
  name: 'LeavingCauses',
  description: 'The reasons of the first departure; or which comes first: leave, promotion or move.',
});

export const TieRule = { PROMOTION: 'PROMOTION', MOVE: 'MOVE' } as const;
registerEnumType(TieRule, {
  name: 'TieRule',
  description: 'Which counts of a promotion and a move on one day.',
});

@ArgsType()
export class IncidenceQueryArgs extends TimesArgs {
  @Field(() => LeavingCauses, { defaultValue: LeavingCauses.REASON })
  causes: keyof typeof LeavingCauses;

  @Field(() => TieRule, { defaultValue: TieRule.PROMOTION })
  tie: keyof typeof TieRule;

  @Groups('Several give one group for each combination.')
  by?: Dimension[] | null;

  @AmongGroups()
  among?: AmongInput[] | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether who was observed only from some day on is at risk only after it.',
  })
  delayedEntry: boolean;
}

@ObjectType()
export class IncidencePoint {
  @Field(() => Float, { description: 'Days.' })
  time: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The share that this has come to first. Null beyond the last follow-up while anybody is left.',
  })
  incidence: number | null;

  @Field(() => Float, { nullable: true })
  standardError: number | null;

  @Field(() => Limits, { nullable: true, description: 'Null also at an incidence of 0 or 1.' })
  limits: Limits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class CauseIncidence {
  @Field(() => String, { description: 'A reason as it was recorded; or leave, promotion, move.' })
  cause: string;

  @Field(() => String, { description: 'How a published list names it; else the cause itself.' })
  label: string;

  @Field(() => Int)
  events: number;

  @Field(() => [IncidencePoint], { description: 'At the times asked for, in that order.' })
  at: IncidencePoint[];
}

@ObjectType()
export class EventFree {
  @Field(() => Float)
  time: number;

  @Field(() => Float, { nullable: true })
  probability: number | null;
}

@ObjectType()
export class GroupIncidence {
  @Field(() => [GroupValue])
  group: GroupValue[];

  @Field(() => Int)
  n: number;

  @Field(() => Int)
  events: number;

  @Field(() => Int)
  censored: number;

  @Field(() => Float, { nullable: true, description: 'Days, by the reverse Kaplan-Meier method.' })
  medianFollowUp: number | null;

  @Field(() => [CauseIncidence])
  causes: CauseIncidence[];

  @Field(() => [EventFree], {
    description: 'The share that nothing has come to; with the incidences it sums to 1.',
  })
  eventFree: EventFree[];
}

@ObjectType({ description: 'How likely each end of a first time in post is, the others competing with it.' })
export class CumulativeIncidence {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [GroupIncidence])
  groups: GroupIncidence[];
}
