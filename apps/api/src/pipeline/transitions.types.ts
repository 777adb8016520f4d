import { ArgsType, Field, Float, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';
import { Basis } from '../asking/basis.js';
import { Limits } from '../asking/limits.js';
import { CountField, type Status, StatusField } from '../asking/percentage.js';
import { ViewpointArgs } from '../asking/viewpoint.args.js';
import { CalendarDate } from '../graphql/scalars.js';

export const CareerOrigin = { ENTRY: 'ENTRY', TRAINING: 'TRAINING' } as const;
registerEnumType(CareerOrigin, {
  name: 'CareerOrigin',
  description:
    'Whether careers are followed from the first day of qualified service or from the start of training.',
});

@ArgsType()
export class TransitionsQueryArgs extends ViewpointArgs {
  @Field(() => CalendarDate, { description: 'First day of the window.' })
  from: string;

  @Field(() => CalendarDate, { description: 'Last day of the window, included.' })
  to: string;

  @Field(() => CareerOrigin, { defaultValue: CareerOrigin.ENTRY })
  origin: 'ENTRY' | 'TRAINING';

  @Field(() => Float, { defaultValue: 0.95, description: 'Of the limits.' })
  @Min(0.5)
  @Max(0.999)
  level: number;
}

@ObjectType()
export class Transition {
  @Field(() => String)
  from: string;

  @Field(() => String)
  to: string;

  @CountField()
  count: number | null;

  @Field(() => Float, { nullable: true, description: 'Count per person-year in the state left.' })
  ratePerPersonYear: number | null;

  @Field(() => Limits, { nullable: true, description: 'Exact Poisson limits of the rate.' })
  limits: Limits | null;

  @StatusField()
  status: Status | null;
}

@ObjectType()
export class PersonYears {
  @Field(() => String)
  state: string;

  @Field(() => Float, { description: 'Days in the state / 365.25.' })
  personYears: number;
}

@ObjectType({
  description: 'What flows through a state, in teachers: opening + begun + movedIn = movedOut + closing.',
})
export class Flow {
  @Field(() => String)
  state: string;

  @CountField('At the close of the day before the window.')
  opening: number | null;

  @CountField('Whose career is followed from a day in the window on, in this state.')
  begun: number | null;

  @CountField()
  movedIn: number | null;

  @CountField()
  movedOut: number | null;

  @CountField("At the close of the window's last day.")
  closing: number | null;

  @StatusField()
  status: Status | null;
}

@ObjectType({ description: 'Changes between close-of-day states in a window.' })
export class Transitions {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => [Transition])
  transitions: Transition[];

  @Field(() => [PersonYears])
  personYears: PersonYears[];

  @Field(() => [Flow], { description: 'With the transitions as links a Sankey diagram that adds up.' })
  flows: Flow[];
}
